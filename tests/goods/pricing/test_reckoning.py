"""A suggested price leaves what is wanted, loses no halala, and is one that people write on a card."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storefront.goods.pricing import Making, portion, sensible, suggest
from storefront.goods.pricing.reckoning import left_of

SUM = st.integers(0, 500_000)
MAKINGS = st.builds(
    Making,
    pieces=st.integers(1, 500),
    materials_minor=st.lists(SUM, max_size=4).map(tuple),
    hours=st.integers(0, 10_000),
    wage_minor=SUM,
    packaging_minor=st.integers(0, 5_000),
    delivery_minor=SUM,
)
POINTS = st.integers(0, 5_000)


def test_a_tray_of_maamoul() -> None:
    making = Making(12, (40_00, 10_00), hours=300, wage_minor=20_00, packaging_minor=1_50, delivery_minor=10_00)

    found = suggest(making, margin_points=3_000, fee_points=800)

    assert (making.parts_minor, making.total_minor) == ((50_00, 60_00, 18_00, 10_00), 138_00)
    assert (found.cost_minor, found.margin_minor, found.wanted_minor, found.least_minor) == (1150, 345, 1495, 1625)
    assert (found.price_minor, found.fee_minor, found.left_minor) == (16_50, 132, 15_18)
    assert (found.profit_minor, found.profit_percent) == (368, 32)


@given(MAKINGS, POINTS, POINTS)
def test_no_halala_is_lost_and_nothing_is_sold_below_what_is_wanted(making: Making, margin: int, fee: int) -> None:
    found = suggest(making, margin_points=margin, fee_points=fee)

    assert 0 <= making.cost_minor * making.pieces - making.total_minor < making.pieces
    assert sum(making.cost_parts_minor) == making.cost_minor
    assert found.price_minor >= found.least_minor
    assert left_of(found.least_minor, fee) >= found.wanted_minor
    assert found.least_minor == 0 or left_of(found.least_minor - 1, fee) < found.wanted_minor
    assert found.cost_minor + found.profit_minor + found.fee_minor == found.price_minor


@pytest.mark.parametrize(
    ("minor", "price"),
    [(0, 0), (1, 50), (50, 50), (19_51, 20_00), (20_01, 21_00), (99_01, 100_00), (100_01, 105_00), (500_01, 510_00)],
)
def test_prices_people_write_on_a_card(minor: int, price: int) -> None:
    assert sensible(minor) == price


@pytest.mark.parametrize(("pieces", "fee"), [(0, 800), (1, 10_000)])
def test_of_nothing_nothing_is_suggested(pieces: int, fee: int) -> None:
    with pytest.raises(ValueError, match="nothing"):
        suggest(Making(pieces), margin_points=0, fee_points=fee)


@given(MAKINGS, st.integers(1, 100_000), st.lists(st.integers(1, 5_000), min_size=1, max_size=6))
def test_portions_carry_all_that_went_in_and_packaging_of_their_own(making: Making, made: int, rest: list[int]) -> None:
    sizes = [*rest, *([made - sum(rest)] if made > sum(rest) else [])]

    costs = [portion(making, made, grams).cost_minor for grams in sizes]

    whole = (making.material_minor + making.work_minor + making.delivery_minor) * sum(sizes)
    packed = making.packaging_minor * len(sizes)
    assert 0 <= (sum(costs) - packed) * made - whole < made * len(sizes)


@pytest.mark.parametrize(("made", "grams"), [(0, 50), (100, 0)])
def test_nothing_is_weighed_out_of_nothing(made: int, grams: int) -> None:
    with pytest.raises(ValueError, match="nothing"):
        portion(Making(1), made, grams)
