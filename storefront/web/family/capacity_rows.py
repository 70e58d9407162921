"""A family's capacities as its desk prints them: pieces a day, days off, products, and a strip of the days to come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask import url_for
from flask_babel import gettext

from storefront.community.families import Family
from storefront.goods import making
from storefront.goods.catalogue import Product
from storefront.goods.making import Calendar, Capacity, Day
from storefront.kernel import calendars, clock
from storefront.kernel.refusals import N_
from storefront.web.kit.formats import day
from storefront.web.kit.locale import in_language, language, language_of

DAYS = 14
SHORT = 3  # letters of an English weekday
WORDS = {
    "free": N_("%(day)s: محجوز %(booked)s من %(most)s"),
    "full": N_("%(day)s: اكتمل، محجوز %(booked)s من %(most)s"),
    "off": N_("%(day)s: راحة"),
    "holiday": N_("%(day)s: إجازة"),
}
STILL = {"off": N_("%(day)s: راحة، وعليه محجوز %(booked)s"), "holiday": N_("%(day)s: إجازة، وعليه محجوز %(booked)s")}
FIGURES = {"off": N_("راحة"), "holiday": N_("إجازة")}


@dataclass(frozen=True)
class Cell:
    """A day of components/day_strip.html: its name and number, what is written below, all of it in words; `share` is how
    much of it is booked, in percent."""

    weekday: str
    number: int
    kind: str
    figure: str
    words: str
    share: int


@dataclass(frozen=True)
class Row:
    """A capacity as it is printed; `goods` are names of products with their language and address."""

    id: int
    name: str
    pieces: int
    days_off: str
    goods: Sequence[tuple[str, str, str]]
    first_free: date | None
    cells: Sequence[Cell]


def rows_of(family: Family, made: Sequence[tuple[Product, int | None]]) -> list[Row]:
    """Every capacity of a family; `made` is what it makes to order (see making.products_of). Two queries."""
    found = making.all_of_family(family.id)
    booked = making.calendars(capacity.id for capacity in found)
    return [row_of(one, booked[one.id], made) for one in found]


def row_of(capacity: Capacity, calendar: Calendar, made: Sequence[tuple[Product, int | None]]) -> Row:
    """One of them, with its days from tomorrow on."""
    days = calendar.strip(clock.today(), DAYS)
    names = calendars.WEEKDAYS[language()]
    return Row(
        capacity.id,
        capacity.name,
        capacity.pieces,
        gettext("، ").join(names[weekday] for weekday in making.WEEK if weekday in calendar.days_off),
        [link_of(product) for product, within in made if within == capacity.id],
        next((one.day for one in days[1:] if one.kind == "free"), None),
        [cell_of(one, capacity.pieces) for one in days],
    )


def link_of(product: Product) -> tuple[str, str, str]:
    """The name of a product, its language, and its page at the desk."""
    href = url_for("family.products.show", product_id=product.id)
    return in_language(product, "name"), language_of(product, "name"), href


def cell_of(one: Day, most: int) -> Cell:
    """A day of the strip."""
    words = STILL.get(one.kind, "") if one.booked else ""
    told = {"day": day(one.day), "booked": one.booked, "most": most}
    figure = gettext(FIGURES[one.kind]) if one.kind in FIGURES and not one.booked else f"{one.booked}/{most}"
    share = min(100, 100 * one.booked // most)
    return Cell(short(one.day), one.day.day, one.kind, figure, gettext(words or WORDS[one.kind], **told), share)


def short(moment: date) -> str:
    """The name of a day of the week as it fits into a narrow cell: "أحد", "Sun"."""
    name = calendars.WEEKDAYS[language()][moment.weekday()]
    return name[:SHORT] if language() == "en" else name.removeprefix("ال")
