"""What the helper's address says: rows, and the price that is carried to a product's form."""

import pytest
from flask import Flask

from storefront.web.family.price_forms import MOST_ROWS, ROWS, price_offered, rows_asked


@pytest.mark.parametrize(
    ("asked", "rows"),
    [("", ROWS), ("rows=8", 8), ("rows=2", ROWS), ("rows=8&more=12", 12), ("rows=999", MOST_ROWS), ("rows=x", ROWS)],
)
def test_rows_are_as_many_as_asked_for_within_reason(app: Flask, asked: str, rows: int) -> None:
    with app.test_request_context(f"/?{asked}"):
        assert rows_asked() == rows


@pytest.mark.parametrize(
    ("price", "taken"),
    [("16.5", "16.50"), ("16.00", "16"), ("0", ""), ("-3", ""), ("x", ""), ("1.005", ""), ("99999999", "")],
)
def test_only_a_sound_price_is_carried_on(app: Flask, price: str, taken: str) -> None:
    with app.test_request_context(f"/?price={price}"):
        assert price_offered() == taken
