"""The sums of a parcel: whatever is in it, the parts add up to the halala."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from storefront.trade.commissions.splitting import PlannedLine, plan

TODAY = date(2026, 11, 24)
lines = st.lists(
    st.builds(PlannedLine, st.integers(1, 50), st.integers(1, 10_000_000), st.integers(1, 99)), min_size=1, max_size=50
)


@given(lines, st.integers(0, 100_000), st.booleans(), st.booleans())
def test_the_parts_always_add_up(wanted: list[PlannedLine], fee: int, taxed: bool, own: bool) -> None:
    sums = plan(wanted, delivery_minor=fee, taxed=taxed, own_delivery=own, day=TODAY)

    assert sums.items_minor == sum(line.unit_minor * line.quantity for line in wanted)
    assert sums.total_minor == sums.items_minor + fee
    assert 0 <= sums.commission_minor <= sums.items_minor
    assert 0 <= sums.vat_minor < sums.total_minor


@given(st.lists(lines, min_size=1, max_size=5), st.integers(0, 100_000))
def test_parcels_together_are_the_basket(parcels: list[list[PlannedLine]], fee: int) -> None:
    sums = [plan(part, delivery_minor=fee, taxed=True, own_delivery=True, day=TODAY) for part in parcels]

    whole = sum(line.total_minor for part in parcels for line in part) + fee * len(parcels)
    assert sum(part.total_minor for part in sums) == whole


@given(lines, st.integers(0, 100_000))
def test_families_that_are_not_registered_hold_no_tax(wanted: list[PlannedLine], fee: int) -> None:
    assert plan(wanted, delivery_minor=fee, taxed=False, own_delivery=True, day=TODAY).vat_minor == 0


def test_tax_lies_within_the_price_and_the_familys_own_fee() -> None:
    wanted = [PlannedLine(1, 11500, 1)]

    own = plan(wanted, delivery_minor=1150, taxed=True, own_delivery=True, day=TODAY)
    courier = plan(wanted, delivery_minor=1150, taxed=True, own_delivery=False, day=TODAY)

    assert own.vat_minor == 1500 + 150
    assert courier.vat_minor == 1500


def test_commission_is_taken_of_the_goods_alone() -> None:
    sums = plan([PlannedLine(1, 10_000, 2)], delivery_minor=5000, taxed=False, own_delivery=True, day=TODAY)

    assert sums.commission_minor == 1600


@given(lines, st.integers(0, 5_000))
def test_the_commission_of_a_parcel_is_that_of_its_lines(wanted: list[PlannedLine], rate: int) -> None:
    rated = [replace(line, basis_points=rate) for line in wanted]

    sums = plan(rated, delivery_minor=0, taxed=False, own_delivery=True, day=TODAY, platform_taxed=True)

    assert [fee.basis_points for fee in sums.fees] == [rate] * len(wanted)
    assert sums.commission_minor == sum(fee.minor for fee in sums.fees)
    assert 0 <= sums.commission_vat_minor <= sums.commission_minor


def test_where_the_family_takes_nothing_off_it_sells_for_the_price() -> None:
    assert PlannedLine(1, 4_950, 2).sold_minor == 9_900


def test_in_the_commission_of_a_platform_that_is_not_registered_lies_no_tax() -> None:
    dear = [PlannedLine(1, 10**9, 1)]

    said, unsaid = (
        plan(dear, delivery_minor=0, taxed=True, own_delivery=True, day=TODAY, **platform)
        for platform in ({"platform_taxed": False}, {})
    )

    assert (said.commission_vat_minor, unsaid.commission_vat_minor) == (0, 0)


def test_each_line_pays_its_own_rate() -> None:
    wanted = [PlannedLine(1, 10_000, 1, 0), PlannedLine(2, 10_000, 1, 1_250)]

    sums = plan(wanted, delivery_minor=0, taxed=False, own_delivery=True, day=TODAY)

    assert [fee.minor for fee in sums.fees] == [0, 1_250]


def test_what_the_family_takes_off_itself_bears_neither_commission_nor_tax() -> None:
    whole = PlannedLine(1, 10_000, 1, 800, off_minor=3_100)

    sums = plan([whole], delivery_minor=0, taxed=True, own_delivery=True, day=TODAY)

    assert (sums.items_minor, sums.commission_minor, sums.vat_minor) == (10_000, 552, 900)
