"""Numbers, places and sizes of stalls: how they are written, and rows of them at once. No queries."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from storefront.fairs.stalls import refusals
from storefront.kernel import figures

BOOKINGS = ("assigned", "chosen", "open")
FEATURES = ("power", "water", "corner", "shade", "double", "wheelchair")
WHOLE = 10_000  # hundredths of a percent
LEAST_SIZE, MOST_SIZE = 50, 5_000  # centimetres
MOST_PRICE = 10_000_000  # halalas
MOST_STALLS, MOST_IN_ROW = 600, 100
NUMBER = re.compile(r"([A-Z\u0621-\u064a]{0,3})[-\s]?(\d{1,4})\Z")
LETTERS = re.compile(r"[A-Z\u0621-\u064a]{0,3}\Z")


@dataclass(frozen=True)
class StallWords:
    """What is said of a stall: its number as typed, its place, its size in centimetres, what it has, what it adds to the fee in
    halalas."""

    number: str
    x: int
    y: int
    width_cm: int = 200
    depth_cm: int = 200
    features: Collection[str] = ()
    price_minor: int = 0


@dataclass(frozen=True)
class Row:
    """Stalls with the same letters, numbered from one to another, laid out between two corners in so many columns."""

    letters: str
    first: int
    last: int
    columns: int
    begins: tuple[int, int]
    ends: tuple[int, int]


def number_of(typed: str) -> str:
    """The number of a stall as it is written: "b 012" is "B-12". Raises NumberIsNotValid."""
    found = NUMBER.match(figures.western(typed).strip().upper())
    if found is None or not int(found[2]):
        raise refusals.NumberIsNotValid()
    return written(found[1], int(found[2]))


def written(letters: str, number: int) -> str:
    return f"{letters}-{number}" if letters else str(number)


def in_order(number: str) -> tuple[str, int]:
    """By what stalls are sorted: "B-2" stands before "B-12"."""
    letters, _, figure = number.rpartition("-")
    return letters, int(figure)


def columns(words: StallWords) -> dict[str, object]:
    """The columns of a stall. Raises NumberIsNotValid, PlaceIsNotValid, SizeIsNotValid, FeatureIsUnknown, PriceIsNotValid."""
    check_place(words.x, words.y)
    if not all(LEAST_SIZE <= one <= MOST_SIZE for one in (words.width_cm, words.depth_cm)):
        raise refusals.SizeIsNotValid()
    if not set(words.features) <= set(FEATURES):
        raise refusals.FeatureIsUnknown()
    if not 0 <= words.price_minor <= MOST_PRICE:
        raise refusals.PriceIsNotValid()
    return {
        "number": number_of(words.number),
        "x": words.x,
        "y": words.y,
        "width_cm": words.width_cm,
        "depth_cm": words.depth_cm,
        "features": [one for one in FEATURES if one in words.features],
        "price_minor": words.price_minor,
    }


def check_place(x: int, y: int) -> None:
    """Raises PlaceIsNotValid for a place that is not on the plan."""
    if not (0 <= x <= WHOLE and 0 <= y <= WHOLE):
        raise refusals.PlaceIsNotValid()


def spread(row: Row) -> Iterator[tuple[str, int, int]]:
    """The number and place of each stall of a row: columns from the one corner to the other, line under line. Raises
    RowIsNotValid, NumberIsNotValid, PlaceIsNotValid."""
    letters = row.letters.strip().upper()
    count = row.last - row.first + 1
    if not (1 <= row.first <= row.last <= 9999 and count <= MOST_IN_ROW and 1 <= row.columns <= MOST_IN_ROW):
        raise refusals.RowIsNotValid(most=MOST_IN_ROW)
    if not LETTERS.match(letters):
        raise refusals.NumberIsNotValid()
    for corner in (row.begins, row.ends):
        check_place(*corner)
    wide = min(row.columns, count)
    high = -(-count // wide)
    for place in range(count):
        down, along = divmod(place, wide)
        yield (
            written(letters, row.first + place),
            between(row.begins[0], row.ends[0], along, wide),
            between(row.begins[1], row.ends[1], down, high),
        )


def between(first: int, last: int, step: int, steps: int) -> int:
    """The place of one of so many that stand evenly from the first to the last; of one alone the first."""
    return first if steps == 1 else first + round((last - first) * step / (steps - 1))
