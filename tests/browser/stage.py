"""The small market the browser walks through: three families, their drawn goods, and the people who sign in."""

from dataclasses import dataclass
from pathlib import Path

from flask import Flask

from storefront.cli.setup import bring_up
from storefront.community import families, regions
from storefront.demo import drawings
from storefront.goods import catalogue, seasons, taxonomy
from storefront.goods.catalogue import Product
from storefront.kernel import arabic, photos
from storefront.kernel.units import unit_of_work
from tests.builders.community import a_family, a_member
from tests.builders.goods import fill
from tests.builders.people import cookie_of

HOUSES = (("بيت نورة", "Bayt Noura"), ("دار لولوة", "Dar Lulwah"), ("مشغل السدرة", "As-Sidrah Workshop"))
GOODS = (
    ("معمول ورد طائفي", "Taif rose incense"),
    ("بخور عود معتّق", "Aged oud incense"),
    ("معمول مسك أبيض", "White musk incense"),
    ("بخور عنبر", "Amber incense"),
)
ABOUT = (
    "يُعجن الورد المجفف بدهن العود ويُترك شهراً ثم يُكوَّر باليد. تكفي القطعة مجلساً كاملاً.",
    "Dried roses kneaded with oud oil, left for a month and rolled by hand. One piece scents a whole sitting room.",
)
SHELF = "bakhoor-maamoul"
PIECES = 200


@dataclass(frozen=True)
class Shown:
    """A product as a test needs it."""

    id: int
    path: str
    name: str
    name_en: str


@dataclass(frozen=True)
class Stage:
    """What the market holds, as addresses and names; `cookies` sign people in."""

    goods: list[list[Shown]]
    houses: list[tuple[str, str]]
    shops: list[str]
    waiting: str
    cookies: dict[str, str]


def tell(app: Flask, media: Path) -> Stage:
    """Fills an empty database."""
    bring_up()
    with unit_of_work():
        city = next(city for city in regions.cities() if city.name_ar == "الرياض")
        houses = [a_family(name=name, city=city) for name in HOUSES]
        waiting = a_family(name=("بيت الانتظار", "Bayt Al-Intidhar"), city=city, status="submitted")
        goods = [[told(house, place, media) for place in range(len(GOODS))] for house in houses]
        people = {
            "member": a_member(),
            "family": a_member(name="نورة", of=houses[0]),
            "office": a_member(name="مكتب السوق", role="staff"),
        }
    cookies = {who: cookie_of(app, user) for who, user in people.items()}
    return Stage(goods, list(HOUSES), [f"/f/{house.slug}" for house in houses], waiting.trade_name_ar, cookies)


def told(house: families.Family, place: int, media: Path) -> Shown:
    """A product of a family with its picture. The first has two sizes, the second is made to order, with words on it."""
    name, shelf = GOODS[place], next(part for group in taxonomy.tree() for part in group.parts if part.slug == SHELF)
    made = catalogue.Making("made_to_order", lead_days=3, return_class="H") if place == 1 else None
    wording = catalogue.Wording(
        name=name,
        about=ABOUT,
        made_of=("ورد طائفي، دهن عود", "Taif roses, oud oil"),
        option=("الوزن", "Weight"),
        personal=("الاسم على العلبة", "Name on the box") if made else ("", ""),
        personal_max=20 if made else 0,
    )
    choices = [catalogue.Choice(8500, ("100 غرام", "100 g")), catalogue.Choice(15500, ("200 غرام", "200 g"))]
    choices = choices if place == 0 else [catalogue.Choice(6000 + 500 * place)]
    tagged = [season.id for season in seasons.seasons()] if place == 2 else []
    product = catalogue.draft(
        house, wording, made or catalogue.Making(return_class="H"), choices, catalogue.Place(shelf, (), tagged)
    )
    if not made:
        fill(product, PIECES)
    pictured(product, media)
    catalogue.publish(product)
    return Shown(product.id, f"/p/{product.id}-{arabic.slug(product.name_ar)}", *name)


def pictured(product: Product, media: Path) -> None:
    """Draws a product's picture and keeps it as every upload is kept."""
    names, seed, grounds = (product.name_ar, product.name_en), str(product.id), sorted(drawings.GROUNDS)
    motif = drawings.choose(SHELF, *names, seed)
    svg = drawings.compose(motif.svg, ground=grounds[product.id % len(grounds)], seed=seed)
    kept = photos.keep(drawings.raster(svg), media, effort=0)
    alt = (f"{names[0]}: {motif.alt_ar}", f"{names[1]}: {motif.alt_en}")
    catalogue.add_photo(product, key=kept.key, size=(kept.width, kept.height), tint=kept.tint, alt=alt)
