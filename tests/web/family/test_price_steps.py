"""Lines of the arithmetic: shares as people type them, and no line for what costs nothing."""

import pytest
from flask import Flask

from storefront.goods import pricing
from storefront.web.family.price_forms import form_of
from storefront.web.family.price_steps import comes_out, goes_in, is_wanted, percent


@pytest.mark.parametrize(("points", "typed"), [(800, "8"), (750, "7.5"), (0, "0"), (3_025, "30.25")])
def test_shares_are_told_as_they_are_typed(points: int, typed: str) -> None:
    assert percent(points) == typed


@pytest.mark.parametrize(("by", "told"), [("pieces", [4000, 600]), ("by_weight", [4000])])
def test_packaging_goes_into_all_pieces_and_into_no_weight(app: Flask, by: str, told: list[int]) -> None:
    asked = {"by": by, "pieces": "3", "cost1": "40", "packaging": "2"}
    with app.test_request_context("/family/price-helper", query_string=asked):
        assert [step.minor for step in goes_in(form_of({}))] == told


def test_what_comes_out_is_what_was_wanted_and_a_little_more(app: Flask) -> None:
    found = pricing.suggest(pricing.Making(1, (1000,)), margin_points=3_000, fee_points=800)

    with app.test_request_context():
        wanted, left = sum(step.minor for step in is_wanted(found)), sum(step.minor for step in comes_out(found))

    assert (wanted, left) == (found.wanted_minor, found.profit_minor)
