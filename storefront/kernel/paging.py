"""One page of a longer list: its rows, its number, how many there are in all."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Row = TypeVar("Row")
PAGE_SIZE = 24


@dataclass(frozen=True)
class Page(Generic[Row]):
    """Rows `size * (number - 1)` onwards of `total`."""

    rows: Sequence[Row]
    number: int
    total: int
    size: int = PAGE_SIZE

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // self.size))

    @property
    def has_prev(self) -> bool:
        return self.number > 1

    @property
    def has_next(self) -> bool:
        return self.number < self.pages


def around(number: int, pages: int) -> list[int | None]:
    """The pages worth a link from page `number`: the first, its neighbours, the last; None where some are left out."""
    near = sorted({1, *range(max(1, number - 1), min(pages, number + 1) + 1), pages})
    shown: list[int | None] = []
    for before, one in zip([0, *near], near, strict=False):
        shown += [one] if one == before + 1 else [None, one]
    return shown


def page_number(text: str | None) -> int:
    """The page a reader asked for; anything that is not a whole number from 1 to 100,000 is page 1."""
    if text and text.isascii() and text.isdigit() and len(text) <= 6:
        return min(max(1, int(text)), 100_000)
    return 1
