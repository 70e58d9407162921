"""The arithmetic of a statement: every halala that moved is in exactly one sum."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storefront.insight.statements import Movement
from tests.builders.movements import AT, a_payout, a_sale, a_statement, taken_back

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # the machine may be busy

sums = st.integers(min_value=-10_000_000, max_value=10_000_000)
moved = st.builds(
    Movement,
    at=st.just(AT),
    kind=st.sampled_from(["sale", "taken_back", "paid_back", "payout", "other"]),
    channel=st.sampled_from(["market", "shared", "stall"]),
    goods_minor=sums,
    delivery_minor=sums,
    fee_minor=sums,
    in_hand_minor=sums,
    paid_out_minor=sums,
    other_minor=sums,
)


def test_a_sale_leaves_the_family_its_share() -> None:
    assert a_sale(10_000, delivery_minor=1_500).change_minor == 10_700


def test_cash_in_the_familys_hand_leaves_it_owing_the_fee() -> None:
    sale = a_sale(10_000, method="cash", in_hand_minor=10_000)

    assert (sale.share_minor, sale.change_minor) == (9_200, -800)


def test_a_sale_that_is_undone_leaves_nothing() -> None:
    statement = a_statement(a_sale(), taken_back())

    assert (statement.sold_minor, statement.returned_minor, statement.fees_minor) == (10_000, 10_000, 0)
    assert statement.closing_minor == 0


def test_what_was_sold_stands_under_its_channel() -> None:
    statement = a_statement(
        a_sale(10_000), a_sale(5_000, channel="shared"), a_sale(2_000), a_sale(1_000, channel="stall")
    )

    assert [(sold.channel, sold.parcels, sold.goods_minor) for sold in statement.sold] == [
        ("market", 2, 12_000),
        ("shared", 1, 5_000),
        ("stall", 1, 1_000),
    ]


def test_balances_follow_each_movement_from_what_was_owed_before() -> None:
    statement = a_statement(a_sale(10_000), a_payout(9_000), opening=500)

    assert statement.balances == [9_700, 700]
    assert (statement.closing_minor, statement.paid_out_minor) == (700, 9_000)


def test_a_month_without_movements_ends_as_it_began() -> None:
    statement = a_statement(opening=-250)

    assert (statement.closing_minor, statement.balances, statement.sold) == (-250, [], [])


@PATIENT
@given(st.lists(moved, max_size=30), sums)
def test_the_sums_explain_the_difference_to_the_halala(movements: list[Movement], opening: int) -> None:
    statement = a_statement(*movements, opening=opening)

    goods = sum(row.goods_minor + row.delivery_minor for row in movements)
    explained = (
        goods - statement.fees_minor - statement.in_hand_minor - statement.paid_out_minor + statement.other_minor
    )
    assert statement.closing_minor == opening + explained
    assert sum(sold.goods_minor + sold.delivery_minor for sold in statement.sold) == statement.sold_minor
