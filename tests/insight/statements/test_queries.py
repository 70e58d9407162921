"""A statement is fed from the books: whatever moved a family's account is on it, and its end is what the ledger says."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta

import pytest

from storefront.community.families.models import Family
from storefront.insight import statements
from storefront.insight.statements import Month, Movement, Statement
from storefront.kernel import clock
from storefront.kernel.clock import RIYADH
from storefront.kernel.database import db
from storefront.trade import handbacks, orders, returns
from storefront.trade.checkouts import channels
from storefront.treasury import ledger, payments, payouts
from tests.builders.adjusting import allow
from tests.builders.community import a_city, a_family, desk
from tests.builders.coupons import a_coupon
from tests.builders.goods import a_product
from tests.builders.handing import cash_goes_back, given
from tests.builders.trade import a_paid_order, an_order, bring_to, carry_out, delivers, heard, pay, the_parcel
from tests.builders.treasury import a_payout, an_officer, bring_on, earned

pytestmark = pytest.mark.usefixtures("app")
NOON = datetime(2026, 11, 15, 12, tzinfo=RIYADH)
NOVEMBER = Month(2026, 11)


def of(family: Family) -> Statement:
    return statements.of_month(family, NOVEMBER)


def kinds(family: Family) -> list[tuple[str, int]]:
    return [(movement.kind, movement.change_minor) for movement in of(family).movements]


def give_back(parcel: orders.Parcel, pieces: int) -> None:
    """Pieces of a parcel's only line come home, and the worker pays their price back."""
    request = returns.ask(parcel, {parcel.lines[0].id: pieces}, kind="change_of_mind", reason="")
    returns.answer(request, parcel, desk(parcel.family), agreed=True, words="")
    returns.take_back(request, parcel, desk(parcel.family))
    heard()
    for refund in payments.refunds_to_do() or handbacks.of_parcel(parcel.id):
        carry_out(refund)
    heard()


def test_a_sale_by_card_is_booked_when_it_is_paid() -> None:
    with clock.set_to(NOON):
        order = a_paid_order((a_product(price=10_000), 2))
        family = the_parcel(order).family

        movement = of(family).movements[0]

    parcel = order.parcels[0].reference
    assert movement == Movement(
        NOON, "sale", parcel, "market", "card", goods_minor=20_000, fee_minor=1_600, courier_minor=2_500
    )


def test_own_delivery_is_the_familys_and_a_couriers_is_not() -> None:
    with clock.set_to(NOON):
        driving, other = a_family(), a_family()
        delivers(driving, a_city(), fee_minor=1_500)
        for family in (driving, other):
            a_paid_order((a_product(of=family, price=10_000), 1))

        assert [of(family).movements[0].delivery_minor for family in (driving, other)] == [1_500, 0]


def test_cash_the_family_took_is_in_its_hand() -> None:
    with clock.set_to(NOON):
        family = a_family(ways=frozenset({"collect"}))
        bring_to(the_parcel(an_order((a_product(of=family, price=10_000), 1))), "handed_over")

        movement = of(family).movements[0]

    assert (movement.in_hand_minor, movement.share_minor, movement.change_minor) == (10_000, 9_200, -800)


def test_cash_the_courier_took_is_owed_to_the_family() -> None:
    with clock.set_to(NOON):
        parcel = bring_to(the_parcel(an_order((a_product(price=10_000), 1))), "handed_over")

        assert kinds(parcel.family) == [("sale", 9_200)]


def test_an_order_that_came_through_a_shared_link_says_so() -> None:
    with clock.set_to(NOON):
        parcel = the_parcel(a_paid_order())
        parcel.channel = channels.SHARED
        db.session.flush()

        assert of(parcel.family).movements[0].channel == channels.SHARED


def test_what_was_called_off_and_what_came_home_is_taken_back() -> None:
    with clock.set_to(NOON):
        family = a_family()
        product = a_product(of=family, price=10_000)
        orders.decline(the_parcel(a_paid_order((product, 1))), desk(family), reason="نعتذر")
        give_back(bring_to(the_parcel(a_paid_order((product, 2))), "handed_over"), 1)

        taken = [movement for movement in of(family).movements if movement.kind == "taken_back"]

    assert [(one.goods_minor, one.delivery_minor, one.fee_minor) for one in taken] == [(-10_000, 0, -800)] * 2


def test_cash_given_back_by_hand_leaves_the_hand() -> None:
    with clock.set_to(NOON):
        family = a_family(ways=frozenset({"collect"}))
        parcel = bring_to(the_parcel(an_order((a_product(of=family, price=10_000), 1))), "handed_over")
        give_back(parcel, 1)

        statement = of(family)

    assert [one.kind for one in statement.movements] == ["sale", "taken_back", "paid_back"]
    assert {one.reference for one in statement.movements} == {parcel.reference}
    assert (statement.in_hand_minor, statement.closing_minor) == (0, 0)


def test_a_booking_nobody_foresaw_is_on_it_too() -> None:
    with clock.set_to(NOON):
        family = a_family()
        ledger.book("gift", "gift", [ledger.Line(ledger.FAMILY, -500, family.id), ledger.Line(ledger.COMMISSION, 500)])

        assert kinds(family) == [("other", 500)]


def test_the_tax_in_the_commission_is_a_fee_too() -> None:
    with clock.set_to(NOON):
        family = a_family()
        share = ledger.Share(family.id, 10_000, 0, 800, by_courier=False, commission_vat_minor=104)
        parcel = the_parcel(an_order((a_product(of=family, price=10_000), 1)))
        ledger.record_sale(f"parcel:{parcel.id}", share, received_in=ledger.BANK)

        movement = of(family).movements[0]

    assert (movement.fee_minor, movement.fee_vat_minor, movement.change_minor) == (800, 104, 9_200)


@pytest.mark.parametrize(
    ("state", "told", "left"),
    [
        ("planned", [], statements.Owed(0, 50_000, 0)),
        ("approved", [], statements.Owed(0, 0, 50_000)),
        ("sent", [], statements.Owed(0, 0, 50_000)),
        ("done", [("payout", -50_000)], statements.Owed(0, 0, 0)),
        ("failed", [], statements.Owed(0, 50_000, 0)),
        ("reversed", [("payout", -50_000), ("payout", 50_000)], statements.Owed(0, 50_000, 0)),
    ],
)
def test_money_is_paid_out_when_it_has_arrived(state: str, told: list[tuple[str, int]], left: statements.Owed) -> None:
    with clock.set_to(NOON):
        payout = a_payout(50_000)
        family = db.session.get_one(Family, payout.family_id)
        bring_on(payout, state)

        statement = of(family)

    sold, *rest = statement.movements
    assert (sold.kind, [(one.kind, one.change_minor) for one in rest]) == ("other", told)
    assert {one.reference for one in rest} <= {payout.reference}
    assert (statement.owed, statement.closing_minor) == (left, sum(vars(left).values()))


def test_what_is_on_its_way_at_midnight_is_owed_in_the_next_month_too() -> None:
    with clock.set_to(NOON - timedelta(days=31)):
        payout = bring_on(a_payout(50_000), "sent")
        family = db.session.get_one(Family, payout.family_id)
    with clock.set_to(NOON):
        payouts.note_done(payout, an_officer())

        statement = of(family)

    assert (statement.opening_minor, statement.paid_out_minor, statement.closing_minor) == (50_000, 50_000, 0)


def test_what_may_still_come_back_is_told_from_what_may_be_paid() -> None:
    with clock.set_to(NOON):
        family = the_parcel(a_paid_order((a_product(price=10_000), 1))).family
        earned(family, 5_000)

        assert of(family).owed == statements.Owed(9_200, 5_000, 0)


def test_each_month_begins_with_what_the_one_before_left() -> None:
    with clock.set_to(NOON - timedelta(days=31)):
        family = the_parcel(a_paid_order((a_product(price=10_000), 1))).family
    with clock.set_to(NOON):
        a_paid_order((a_product(of=family, price=5_000), 1))

        statement, months = of(family), statements.months_of(family)

    before = statements.of_month(family, Month(2026, 10))
    after = statements.of_month(family, Month(2026, 12))
    assert (statement.opening_minor, statement.closing_minor) == (9_200, 13_800)
    assert (before.opening_minor, before.closing_minor, after.opening_minor) == (0, 9_200, 13_800)
    assert months == [NOVEMBER, Month(2026, 10)]
    assert statement.closing_minor == ledger.owed_to(family.id)


def test_the_last_minutes_of_a_month_in_riyadh_are_its_own() -> None:
    with clock.set_to(datetime(2026, 11, 30, 23, 59, tzinfo=RIYADH)):
        family = the_parcel(a_paid_order()).family
    with clock.set_to(datetime(2026, 12, 1, 0, 0, tzinfo=RIYADH)):
        a_paid_order((a_product(of=family), 1))

        assert len(of(family).movements) == 1
        assert (of(family).is_over, statements.of_month(family, NOVEMBER.next).is_over) == (True, False)


def test_nobody_elses_money_is_on_it() -> None:
    with clock.set_to(NOON):
        order = a_paid_order((a_product(price=10_000), 1), (a_product(price=3_000), 1))

        shares = [kinds(orders.get_parcel(parcel.id).family) for parcel in order.parcels]

    assert shares == [[("sale", 9_200)], [("sale", 2_760)]]


def test_who_never_sold_has_no_months() -> None:
    assert statements.months_of(a_family()) == []


def test_a_long_month_costs_no_more_questions(count_queries: Callable[[], AbstractContextManager[list[str]]]) -> None:
    with clock.set_to(NOON):
        family = a_family()
        for _ in range(6):
            a_paid_order((a_product(of=family, stock=20), 1))
        with count_queries() as asked:
            assert len(of(family).movements) == 6

    assert len(asked) <= 6


def test_a_coupon_of_the_market_is_not_seen_and_a_familys_lowers_its_sale() -> None:
    with clock.set_to(NOON):
        family = a_family()
        product = a_product(of=family, price=10_000, stock=20)
        for coupon in (a_coupon(percent=25), a_coupon(percent=25, family=family)):
            pay(an_order((product, 2), method="card", coupon=coupon))

        told = [(row.goods_minor, row.delivery_minor, row.fee_minor) for row in of(family).movements]

        beside = [(row.price_minor, row.off_minor, row.coupon_minor, row.courier_minor) for row in of(family).movements]

    assert told == [(20_000, 0, 1_600), (15_000, 0, 1_200)]
    assert beside == [(20_000, 0, 5_000, 2_500), (20_000, 5_000, 0, 2_500)]
    assert of(family).closing_minor == 18_400 + 13_800


def test_what_comes_home_of_a_sale_with_a_coupon_leaves_nothing() -> None:
    with clock.set_to(NOON):
        family = a_family()
        coupon = a_coupon(amount=1_000, family=family)
        order = an_order((a_product(of=family, price=3_333), 3), method="card", coupon=coupon)
        pay(order)
        parcel = bring_to(the_parcel(order), "handed_over")
        for pieces in (1, 2):
            give_back(parcel, pieces)

        found = of(family)

    assert [row.goods_minor for row in found.movements] == [8_999, -2_999, -6_000]
    assert (found.closing_minor, found.sold_minor, found.returned_minor) == (0, 8_999, 8_999)


@pytest.mark.parametrize("ends", ["declined", "kept"])
def test_what_the_office_gave_back_is_on_it_and_the_rest_when_it_is_called_off(ends: str) -> None:
    with clock.set_to(NOON):
        parcel = the_parcel(a_paid_order((a_product(price=10_000), 1)))
        given = allow(parcel, 2_500, with_delivery=True)
        if ends == "declined":
            orders.decline(parcel, desk(parcel.family), reason="نعتذر")
            heard()

        seen = of(parcel.family)

    sold, back = seen.movements[0], seen.movements[1:]
    assert [movement.kind for movement in back] == ["taken_back"] * (2 if ends == "declined" else 1)
    assert (back[0].goods_minor, back[0].fee_minor) == (-2_500, -given.commission_minor)
    assert sum(movement.goods_minor for movement in back) == (-10_000 if ends == "declined" else -2_500)
    assert seen.closing_minor == seen.owed.coming_minor + seen.owed.payable_minor
    assert (sold.goods_minor, ends == "kept" or seen.closing_minor == 0) == (10_000, True)


def test_a_halala_of_which_the_whole_was_the_markets_fee_is_on_it_too() -> None:
    with clock.set_to(NOON):
        parcel = the_parcel(a_paid_order((a_product(price=10_000), 1)))
        given = [allow(parcel, amount) for amount in (12, 1)]

        seen = of(parcel.family)

    assert [one.items_minor - one.commission_minor for one in given] == [12, 0]
    assert [(one.goods_minor, one.fee_minor) for one in seen.movements[1:]] == [(-12, 0), (-1, -1)]
    assert {one.reference for one in seen.movements} == {parcel.reference}
    assert (seen.returned_minor, seen.closing_minor) == (13, ledger.owed_to(parcel.family_id))


def test_a_couriers_fee_that_went_back_is_none_of_its_familys_business() -> None:
    with clock.set_to(NOON):
        parcel = the_parcel(a_paid_order((a_product(price=10_000), 1)))
        given = allow(parcel, 0, with_delivery=True)

        assert (given.delivery_minor > 0, kinds(parcel.family)) == (True, [("sale", 9_200)])


def test_cash_a_family_gave_back_is_on_it_and_again_in_its_hand_when_it_is_denied() -> None:
    with clock.set_to(NOON):
        family = a_family(ways=frozenset({"collect"}))
        parcel = the_parcel(an_order((a_product(of=family, price=10_000), 1)))
        cash_goes_back(parcel, 1_000)
        given(parcel)
        before = kinds(family)[-1]

        handbacks.deny(parcel, handbacks.of_parcel(parcel.id)[0])
        heard()

        assert before == ("paid_back", 1_000)
        assert kinds(family)[-1] == ("came_back", -1_000)
        assert of(family).movements[-1].reference == parcel.reference
        assert of(family).closing_minor == ledger.owed_to(family.id)
