"""The shapes that the components of templates/components ask for, as plain dataclasses; pattern_samples fills them."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from storefront.web.kit.charts import Columns
from storefront.web.office.pattern_market import DRAWINGS, rows_of

Flag = tuple[str, str]

DRAWN = {cells[0]: cells[1:] for cells in rows_of(DRAWINGS)}


@dataclass(frozen=True)
class Photo:
    """A picture in its sizes; webp and jpg are srcset values and may be empty."""

    src: str
    alt: str
    tint: str
    webp: str = ""
    jpg: str = ""
    width: int = 400
    height: int = 500
    caption: str = ""


@dataclass(frozen=True)
class Product:
    """The row of product_card."""

    id: int
    href: str
    name: str
    name_lang: str
    src: str
    alt: str
    tint: str
    family: str
    city: str
    weave: str
    price_minor: int
    was_minor: int | None = None
    from_price: bool = False
    flag: Flag | None = None
    lead: str = ""
    kilo: str = ""
    rating_tenths: int = 0
    ratings: int = 0
    favourite: bool = False
    webp: str = ""
    jpg: str = ""
    width: int = 400
    height: int = 500


@dataclass(frozen=True)
class Family:
    """The row of family_card."""

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
    pictures: tuple[Photo, ...]
    open: bool = True


@dataclass(frozen=True)
class Season:
    """The row of season_ticket."""

    href: str
    name: str
    text: str
    weekday: str
    number: int
    month: str
    facts: list[tuple[str, str]]
    dye: str
    flag: Flag | None = None


@dataclass(frozen=True)
class Line:
    """The row of basket_line and order_line."""

    id: int
    href: str
    name: str
    name_lang: str
    photo: Photo | None
    weave: str
    options: str
    price_minor: int
    quantity: int
    maximum: int = 10
    action: str = "/cart"
    remove_action: str = "/cart"
    note: Flag | None = None
    error: str | None = None
    given: int | None = None
    grams: int | None = None
    is_gone: bool = False
    others: str = ""

    @property
    def line_minor(self) -> int:
        """What the line comes to, in halalas."""
        return self.price_minor * self.quantity


@dataclass(frozen=True)
class Step:
    """One item of progress."""

    label: str
    text: str
    state: str


@dataclass(frozen=True)
class Way:
    """One option of ways."""

    value: str
    label: str
    text: str
    cost: str | None
    icon: str
    checked: bool = False
    disabled: bool = False


@dataclass(frozen=True)
class Filter:
    """One group of filters."""

    name: str
    label: str
    kind: str
    options: list[tuple[str, str, int | None, bool]] = field(default_factory=list)
    low: str = ""
    high: str = ""
    error: str = ""


@dataclass(frozen=True)
class SamplePage:
    """What pager asks of a page."""

    number: int
    pages: int

    @property
    def has_prev(self) -> bool:
        """Whether a page comes before this one."""
        return self.number > 1

    @property
    def has_next(self) -> bool:
        """Whether a page comes after this one."""
        return self.number < self.pages

    def href(self, number: int) -> str:
        """The address of another page of the list."""
        return f"?page={number}"


@dataclass(frozen=True)
class Score:
    """What votes() prints."""

    votes: tuple[int, ...]

    def share(self, stars: int) -> int:
        """The part of the votes with so many stars, in hundredths."""
        return self.votes[stars - 1] * 100 // sum(self.votes)


@dataclass(frozen=True)
class Review:
    """The row of review()."""

    id: int
    author: str
    stars: int
    words: str
    lang: str
    written_at: dt.datetime
    choice: str
    name: str
    name_lang: str
    href: str
    family: str
    weave: str
    reply: str = ""
    reply_lang: str = "ar"
    author_lang: str = "ar"
    is_older: bool = False
    edited: bool = False
    photo: Photo | None = None


@dataclass(frozen=True)
class Question:
    """The row of question()."""

    id: int
    author: str
    words: str
    lang: str
    asked_at: dt.datetime
    answer: str
    family: str
    weave: str


@dataclass(frozen=True)
class Message:
    """The row of thread."""

    id: int
    author: str
    is_mine: bool
    words: str
    at: dt.datetime
    is_new: bool = False
    is_hidden: bool = False
    reason: str = ""
    report: str = ""


@dataclass(frozen=True)
class Samples:
    """Everything the templates of office/patterns read."""

    chapter: str
    chapters: list[tuple[str, str]]
    products: list[Product]
    odd_products: list[Product]
    families: list[Family]
    odd_families: list[Family]
    seasons: list[Season]
    gallery: list[Photo]
    lines: list[Line]
    odd_lines: list[Line]
    road: list[Step]
    stopped_road: list[Step]
    ways: list[Way]
    filters: list[Filter]
    tiles: list[tuple[str, str, str, str]]
    pages: list[SamplePage]
    drawings: list[Columns]
    score: Score
    reviews: list[Review]
    messages: list[Message]
    question: Question
    when: dt.datetime
    with_stars: Callable[[int], str] = "?stars={}".format
    counts: tuple[int, ...] = (0, 1, 2, 3, 11, 100)


@dataclass(frozen=True)
class Source:
    """What the samples are made with: a language, and how addresses of drawings and cloths are written."""

    lang: str
    asset: Callable[[str], str]
    cloth: Callable[[str, str, str], str]

    def say(self, arabic: str, english: str) -> str:
        """The words in the language of the page."""
        return english if self.lang == "en" else arabic

    def photo(self, drawing: str, caption: str = "") -> Photo:
        """A drawing in the shape of a photograph."""
        tint, arabic, english = DRAWN[drawing]
        src = self.asset(f"images/drawings/{drawing}.svg")
        return Photo(src=src, alt=self.say(arabic, english), tint=tint, caption=caption)
