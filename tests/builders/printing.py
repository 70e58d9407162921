"""Goods to print labels and cards of."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from storefront.community.families.models import Family
from storefront.goods import catalogue, taxonomy
from storefront.goods.catalogue import Product
from storefront.goods.taxonomy import Category
from storefront.web.cards import Goods, Label
from storefront.web.cards.labels import Row
from storefront.web.paper.furniture import Look
from storefront.web.paper.sheet import Sheet
from tests.builders.goods import a_product

SAID = {"shelf-life": 30, "storage": "fridge", "net-weight": 750, "pieces": 12}
LOOK = Look("bayt-noura", "madder", "https://dakkah.example")
GOODS = Goods(
    name="كليجا بدبس التمر",
    prices=[("", 8550)],
    allergens="الغلوتين (القمح)، الحليب",
    family="بيت نورة",
    place="بريدة، القصيم",
    look=LOOK,
    address="https://dakkah.example/p/31?via=abcd2345",
    photo=None,
)
LABEL = Label(
    "كليجا بدبس التمر",
    [
        Row("المكونات", "دقيق قمح كامل، دبس تمر سكري (32٪)، سمن بقري، سكر"),
        Row("يحتوي على", "الغلوتين (القمح)، الحليب", is_strong=True),
        Row("المحتوى الصافي", "750 غ"),
        Row("ظروف الحفظ", "في الثلاجة"),
        Row("رقم التشغيلة", "44-1027", is_number=True),
    ],
    LOOK,
    "بيت نورة",
)


def a_sheet() -> Sheet:
    """An Arabic sheet to measure on; whoever makes it closes it."""
    return Sheet("ar", title="", author="", made_at=datetime(2026, 11, 29, tzinfo=UTC))


def goods(**changes: Any) -> Goods:
    """Goods as they are printed."""
    return replace(GOODS, **changes)


def a_food(*, of: Family | None = None, said: dict[str, Any] = SAID, **product: Any) -> Product:
    """Food that says everything a label needs, and is shown."""
    return says_all(a_product(of=of, place=catalogue.Place(biscuits()), **product), said)


def biscuits() -> Category:
    """A sub-category of food, with what its group says of goods; the one of the market's own tree where that is there."""
    group = taxonomy.add_category(slug="pastry", parent=None, names=("معجنات", "Pastry"), position=0)
    names = ("كليجا", "Kleija")
    return taxonomy.add_category(
        slug="kleija-maamoul", parent=group, names=names, position=1, return_classes="R/F", permit="food"
    )


def says_all(food: Product, said: dict[str, Any] = SAID) -> Product:
    """Food with its ingredients, its allergens and what its craft says, loaded as its family's pages load it."""
    food.made_of_ar, food.made_of_en = "دقيق قمح، تمر سكري، سمن", "wheat flour, sukkari dates, ghee"
    food.allergens, food.allergens_told = ["gluten", "milk"], True
    catalogue.describe(food, said)
    return catalogue.of_family(food.family_id, food.id)
