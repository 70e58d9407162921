"""The goods of the browser's market: drawn ones in every state worth seeing, and plain ones enough for several pages."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from storefront.community.families import Family
from storefront.demo import drawings
from storefront.goods import catalogue, seasons, taxonomy
from storefront.goods.catalogue import Product
from storefront.kernel import arabic, photos
from tests.builders.goods import fill
from tests.builders.printing import says_all

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
SHELF, PLAIN_SHELF, PLAIN_GROUP = "bakhoor-maamoul", "palm-baskets", "household"
PIECES, PLAIN = 200, 30
LONG_WORD = "ماشاءاللهتباركاللهعليكمياأهلالخيروالبركة"  # has to end where the page does, as has a link without a space
HOLIDAY = (f"نعود بعد أيام بإذن الله {LONG_WORD}.", f"We are back in a few days {'insha' * 10}.")


@dataclass(frozen=True)
class Shown:
    """A product as a test needs it."""

    id: int
    path: str
    name: str
    name_en: str


def goods_of(house: Family, media: Path) -> list[Shown]:
    """A family's drawn goods. The first has two sizes, the second is made to order, with words on it."""
    return [drawn(house, place, media) for place in range(len(GOODS))]


def drawn(house: Family, place: int, media: Path) -> Shown:
    """One of them."""
    name = GOODS[place]
    made = catalogue.Making("made_to_order", lead_days=3, return_class="H") if place == 1 else None
    wording = catalogue.Wording(
        name=name,
        about=ABOUT,
        made_of=("ورد طائفي، دهن عود", "Taif roses, oud oil"),
        option=("الوزن", "Weight"),
        personal=(LONG_WORD + "وأسرتناالطيبة", "Nameonthebox" * 4) if made else ("", ""),
        personal_max=20 if made else 0,
    )
    choices = [catalogue.Choice(8500, ("100 غرام", "100 g")), catalogue.Choice(15500, ("200 غرام", "200 g"))]
    choices = choices if place == 0 else [catalogue.Choice(6000 + 500 * place)]
    tagged = [season.id for season in seasons.seasons()] if place == 2 else []
    where = catalogue.Place(shelf_of(SHELF), (), tagged)
    product = catalogue.draft(house, wording, made or catalogue.Making(return_class="H"), choices, where)
    if not made:
        fill(product, PIECES)
    for again in range(2 if place == 0 else 1):
        picture(product, media, seed=f"{place}-{again}")
    catalogue.publish(product)
    return shown(product)


def labelled(house: Family) -> Product:
    """A draft of food that says everything a label needs."""
    wording = catalogue.Wording(name=("كليجا بدبس التمر", "Kleija with date molasses"), option=("العلبة", "Box"))
    choices = [catalogue.Choice(2500, ("صغيرة", "Small")), catalogue.Choice(4500, ("كبيرة", "Large"))]
    return says_all(
        catalogue.draft(house, wording, catalogue.Making(), choices, catalogue.Place(shelf_of("kleija-maamoul")))
    )


def weighed(house: Family) -> Product:
    """Oud that is sold by weight: of the small portion there is enough, of the next little, of the large one nothing."""
    wording = catalogue.Wording(name=("عود كمبودي مكسّر", "Cambodian oud chips"), about=ABOUT)
    choices = [catalogue.Choice(price, grams=grams) for grams, price in ((10, 4500), (50, 20_000), (250, 90_000))]
    making, place = catalogue.Making("by_weight", return_class="H"), catalogue.Place(shelf_of("oud"))
    product = catalogue.draft(house, wording, making, choices, place)
    fill(product, 149)
    catalogue.publish(product)
    return product


def shelf_of(slug: str) -> taxonomy.Category:
    """A sub-category."""
    return next(part for group in taxonomy.tree() for part in group.parts if part.slug == slug)


def shown(product: Product) -> Shown:
    """What a test needs of a product."""
    path = f"/p/{product.id}-{arabic.slug(product.name_ar)}"
    return Shown(product.id, path, product.name_ar, product.name_en)


def picture(product: Product, media: Path, *, seed: str) -> None:
    """Draws a picture of a product and keeps it as every upload is kept."""
    alt, pixels = drawing(product.name_ar, product.name_en, seed)
    kept = photos.keep(pixels, media, effort=0)
    catalogue.add_photo(product, key=kept.key, size=(kept.width, kept.height), tint=kept.tint, alt=alt)


@cache
def drawing(name_ar: str, name_en: str, seed: str) -> tuple[tuple[str, str], bytes]:
    """What is seen on a picture, in both languages, and the picture; the same goods of other families share it."""
    motif = drawings.choose(SHELF, name_ar, name_en, seed)
    svg = drawings.compose(motif.svg, ground=sorted(drawings.GROUNDS)[0], seed=seed)
    return (f"{name_ar}: {motif.alt_ar}", f"{name_en}: {motif.alt_en}"), drawings.raster(svg)


def plain(house: Family, name: tuple[str, str], *, price: int = 4000, pieces: int = PIECES) -> Product:
    """A product without a picture: the family's cloth stands in."""
    wording = catalogue.Wording(name=name, about=("تُجدل من خوص النخل.", "Woven from palm leaves."))
    place = catalogue.Place(shelf_of(PLAIN_SHELF))
    product = catalogue.draft(house, wording, catalogue.Making(return_class="R"), [catalogue.Choice(price)], place)
    fill(product, pieces)
    catalogue.publish(product)
    return product


def baskets_of(house: Family) -> list[Shown]:
    """Goods for more than one page of a list, each dearer than the one before."""
    numbers = range(1, PLAIN + 1)
    names = [(f"سلة خوص رقم {number}", f"Palm basket no. {number}") for number in numbers]
    return [shown(plain(house, name, price=2000 + 100 * place)) for place, name in enumerate(names)]
