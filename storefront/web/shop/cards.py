"""From rows of the shelves to what a card prints: addresses, pictures, words of the reader's language."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from storefront.community import cloths, regions
from storefront.community.families import is_closed
from storefront.goods import portions
from storefront.kernel import money, photos
from storefront.web.kit.formats import count_of
from storefront.web.kit.locale import gettext, language
from storefront.web.shop import unpaid

LAST_PIECES = 3
WIDEST_ON_CARDS = (
    480  # pixels; what a card shows on a phone, and nearly what it does on a wide screen of double density
)
KEPT_CARDS = 4096


class Picture(NamedTuple):
    """A picture in every size, as components/picture.html prints it."""

    webp: str
    jpg: str
    src: str
    width: int
    height: int
    alt: str
    tint: str
    caption: str = ""


class Card(NamedTuple):
    """One card of components/product_card.html. All of it can be compared, so that what it prints is remembered."""

    id: int
    href: str
    name: str
    name_lang: str  # where it is not the page's
    webp: str
    jpg: str
    src: str
    width: int
    height: int
    alt: str
    tint: str
    family: str
    city: str
    weave: str
    price_minor: int
    was_minor: int | None
    from_price: bool
    flag: tuple[str, str] | None
    lead: str
    kilo: str
    rating_tenths: int
    ratings: int
    favourite: bool


def media(key: str, width: int, ending: str) -> str:
    """The address of one form of a picture; the same in both languages."""
    return f"/media/{key[:2]}/{key}/{width}.{ending}"


def sources(key: str, largest: int) -> tuple[str, str, str]:
    """The srcset of WebP, of JPEG, and the one address for whoever knows neither."""
    if not key:
        return "", "", ""
    sizes = photos.widths(largest)
    webp = ", ".join(f"{media(key, width, 'webp')} {width}w" for width in sizes)
    jpg = ", ".join(f"{media(key, width, 'jpg')} {width}w" for width in sizes)
    return webp, jpg, media(key, sizes[len(sizes) // 2], "jpg")


def small_sources(key: str, largest: int) -> tuple[str, str, str]:
    """The same for small pictures, of which a page shows many: WebP for plain screens and for dense ones, one JPEG for the
    rest. Said by density, which needs no sizes."""
    if not key:
        return "", "", ""
    sizes = [width for width in photos.widths(largest) if width <= WIDEST_ON_CARDS] or [largest]
    dense = [f"{media(key, width, 'webp')} 2x" for width in sizes[1:]]
    return ", ".join([media(key, sizes[0], "webp"), *dense]), "", media(key, sizes[-1], "jpg")


def least_sources(key: str, largest: int) -> tuple[str, str, str]:
    """The same for the three little ones on a family's door: one size is enough for all screens."""
    width = photos.widths(largest)[0]
    return media(key, width, "webp"), "", media(key, width, "jpg")


def picture_of(photo: Any, lang: str) -> Picture:
    """A product's stored photo."""
    alt = (photo.alt_en if lang == "en" else "") or photo.alt_ar
    return Picture(*sources(photo.key, photo.width), photo.width, photo.height, alt, photo.tint)


def product_path(product_id: int, slug: str, lang: str) -> str:
    """The one address of a product page; the id alone decides, the words are for people."""
    return f"{'/en' if lang == 'en' else ''}/p/{product_id}" + (f"-{slug}" if slug else "")


def cloth(slug: str, dye: str, kind: str = "weave") -> str:
    """The address of a family's woven cloth: "weave" (a tile) or "band" (a strip)."""
    return f"/cloths/{slug}-{dye}-{kind}.svg"


def is_sold_out(row: Any) -> bool:
    """Whether no piece is left of what is not made to order."""
    return portions.is_kept(row) and not row.is_ready and not row.pieces_left


def lead_words(row: Any, *, is_held: bool = False) -> str:
    """When the goods can be had: today, when the family is back, or after so many days; or that its reader's own unpaid
    order holds the last of them."""
    if row.is_ready:
        return str(gettext("جاهز الآن"))
    if is_held and is_sold_out(row):
        return str(gettext("محجوز في طلبك"))
    if is_sold_out(row):
        return str(gettext("نفد"))
    if row.is_resting or portions.is_kept(row):
        return str(gettext("في إجازة"))
    return str(gettext("يُصنع خلال %(days)s", days=count_of("day", max(1, row.lead_days), oblique=True)))


def kilo_words(row: Any) -> str:
    """What a kilogram costs at the price on the card; nothing of what is not sold by weight."""
    if not row.price_grams:
        return ""
    return str(gettext("الكيلو %(price)s ر.س", price=money.shown(portions.per_kilo(row.price_minor, row.price_grams))))


def noun_of(row: Any) -> str:
    """What is counted of what is left: pieces, or portions of what is sold by weight."""
    return "portion" if portions.is_weighed(row) else "piece"


def flag_of(row: Any) -> tuple[str, str] | None:
    """The one label on the picture that helps most."""
    if row.is_ready and row.pieces_left <= LAST_PIECES:
        return "warn", str(gettext("بقيت %(pieces)s", pieces=count_of(noun_of(row), row.pieces_left)))
    if row.is_heritage:
        return "paper", str(gettext("حرفة متوارثة"))
    return None


def cards(rows: Iterable[Any], favourites: frozenset[int] = frozenset()) -> list[Card]:
    """Cards in the reader's language. What is sold out may be held by an unpaid order of theirs."""
    lang, shown = language(), list(rows)
    asks = any(is_sold_out(row) for row in shown) and unpaid.may_be_some()
    held = unpaid.held_products() if asks else frozenset[int]()
    return [card(row, lang, row.product_id in favourites, row.product_id in held) for row in shown]


@lru_cache(maxsize=KEPT_CARDS)
def card(row: Any, lang: str, favourite: bool, held: bool) -> Card:
    """One card, in the language of the reader; the same row gives the same card, so the latest are kept."""
    english = lang == "en"
    name = (row.name_en if english else "") or row.name_ar
    webp, jpg, src = small_sources(row.photo_key, row.photo_width)
    return Card(
        row.product_id,
        product_path(row.product_id, row.slug, lang),
        name,
        "ar" if english and not row.name_en else "",
        webp,
        jpg,
        src,
        row.photo_width,
        row.photo_height,
        added((row.alt_en if english else "") or row.alt_ar, name),
        row.tint,
        (row.family_en if english else "") or row.family_ar,
        row.city_en if english else row.city_ar,
        cloth(row.family_slug, row.dye),
        row.price_minor,
        None,
        row.has_prices,
        flag_of(row),
        lead_words(row, is_held=held),
        kilo_words(row),
        row.rating_tenths,
        row.ratings,
        favourite,
    )


def added(alt: str, name: str) -> str:
    """What the words of a picture say beyond the title beside it; nothing when they only repeat it."""
    return alt.removeprefix(name).lstrip(" :،,.-–")


class Door(NamedTuple):
    """One card of components/family_card.html."""

    id: int
    href: str
    name: str
    name_lang: str
    city: str
    region: str
    craft: str
    quote: str
    weave: str
    band: str
    initial: str
    dye: str
    open: bool
    pictures: tuple[Picture, ...]

    @property
    def place(self) -> str:
        """City and region in one line; once, where both have one name."""
        comma = ", " if language() == "en" else "، "
        return self.city if self.city == self.region else f"{self.city}{comma}{self.region}"


def doors(families: Iterable[Any], pictures: dict[int, list[Any]]) -> list[Door]:
    """Cards of families; `pictures` are rows of product cards by family id."""
    lang = language()
    return [door(family, lang, pictures.get(family.id, [])) for family in families]


def door(family: Any, lang: str, rows: Iterable[Any]) -> Door:
    """The card of one family, from its row."""
    city, region = regions.place(family.city_id)
    english = lang == "en"
    name = (family.trade_name_en if english else "") or family.trade_name_ar
    shown = tuple(
        Picture(*least_sources(row.photo_key, row.photo_width), row.photo_width, row.photo_height, "", row.tint)
        for row in rows
        if row.photo_key
    )
    return Door(
        family.id,
        f"{'/en' if english else ''}/f/{family.slug}",
        name,
        "en" if english and family.trade_name_en else "ar",
        city.name_en if english else city.name_ar,
        region.name_en if english else region.name_ar,
        (family.craft_en if english else "") or family.craft_ar,
        (family.quote_en if english else "") or family.quote_ar,
        cloth(family.slug, family.dye),
        cloth(family.slug, family.dye, "band"),
        initial_of(name),
        cloths.dye_of(family.dye),
        not is_closed(family),
        shown,
    )


def initial_of(name: str) -> str:
    """The letter a family is known by: that of the word after بيت, دار, أم and the like."""
    openings = {"بيت", "دار", "أم", "خيمة", "مشغل", "ورشة", "Bayt", "Dar", "Umm", "The"}
    words = name.split()
    word = next((word for word in words if word not in openings), words[0] if words else "؟")
    bare = word.removeprefix("ال") if len(word) > 3 else word
    return bare[:1]
