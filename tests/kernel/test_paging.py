"""Pages of a list: how many there are, which are worth a link, and which one a reader asked for."""

import pytest

from storefront.kernel.paging import Page, around, page_number


@pytest.mark.parametrize(
    ("number", "total", "pages", "before", "after"),
    [
        (1, 0, 1, False, False),
        (1, 24, 1, False, False),
        (1, 25, 2, False, True),
        (2, 25, 2, True, False),
        (9, 25, 2, True, False),
    ],
)
def test_a_page_knows_its_neighbours(number: int, total: int, pages: int, before: bool, after: bool) -> None:
    page = Page([], number, total)

    assert (page.pages, page.has_prev, page.has_next) == (pages, before, after)


@pytest.mark.parametrize(
    ("number", "pages", "shown"),
    [
        (1, 1, [1]),
        (1, 3, [1, 2, 3]),
        (1, 9, [1, 2, None, 9]),
        (5, 9, [1, None, 4, 5, 6, None, 9]),
        (9, 9, [1, None, 8, 9]),
        (3, 5, [1, 2, 3, 4, 5]),
        (7, 3, [1, None, 3]),
    ],
)
def test_the_first_the_last_and_the_neighbours_are_worth_a_link(
    number: int, pages: int, shown: list[int | None]
) -> None:
    assert around(number, pages) == shown


@pytest.mark.parametrize(("text", "number"), [("1", 1), ("7", 7), ("007", 7), ("100000", 100_000), ("999999", 100_000)])
def test_a_whole_number_is_a_page(text: str, number: int) -> None:
    assert page_number(text) == number


@pytest.mark.parametrize("text", [None, "", "0", "-1", "1.5", "x", "٣", "²", " 2", "9" * 7, "9" * 5_000, "1\n"])
def test_anything_else_is_the_first_page(text: str | None) -> None:
    assert page_number(text) == 1
