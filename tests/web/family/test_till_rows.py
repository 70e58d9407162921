"""What is typed at a till, read into pieces, prices and sums."""

import pytest
from flask import Flask

from storefront.fairs import tills
from storefront.fairs.tills import refusals
from storefront.web.family.till_rows import prices_of, rows_of, sum_of
from tests.builders.tills import Till, open_till


@pytest.mark.parametrize(("typed", "minor"), [(None, None), ("", None), ("0", 0), ("100", 10_000), ("100.5", 10_050)])
def test_a_sum_is_riyals(typed: str | None, minor: int | None) -> None:
    assert sum_of(typed) == minor


@pytest.mark.parametrize("typed", ["x", "-5", "1.234", "1" * 13])
def test_what_is_no_sum_is_refused(typed: str) -> None:
    with pytest.raises(refusals.SumIsNotValid):
        sum_of(typed)


def test_prices_are_of_numbers_alone() -> None:
    assert prices_of({"p-3": "500", "p-x": "1", "p-4": "-1", "q-5": "2", "p-" + "9" * 40: "1"}) == {3: 500}


def quantities(till: Till, typed: str) -> tuple[str, int, bool]:
    shown = tills.tiles(till.exhibition.id, till.family_id)
    row = rows_of(shown, {f"q-{till.holder.variant.id}": typed})[0]
    return row.typed, row.quantity, bool(row.error)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("", ("", 0, False)),
        ("0", ("", 0, False)),
        ("٣", ("3", 3, False)),
        ("5", ("5", 5, True)),
        ("x", ("x", 0, True)),
        ("1000", ("1000", 1000, True)),
    ],
)
def test_tiles_keep_what_was_typed(app: Flask, typed: str, read: tuple[str, int, bool]) -> None:
    with open_till() as till, app.test_request_context():
        assert quantities(till, typed) == read
