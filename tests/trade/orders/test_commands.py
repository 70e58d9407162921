"""The life of a parcel: step by step, by its own family; called off, declined, mended; goods and money follow."""

from datetime import timedelta
from functools import partial
from itertools import pairwise

import pytest
from sqlalchemy import update

from storefront.goods import stock
from storefront.kernel import clock
from storefront.kernel.actors import VISITOR
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed, NotNow, Refusal
from storefront.trade import orders
from storefront.trade.orders import refusals
from storefront.trade.orders.models import Parcel, ParcelStep
from storefront.treasury import ledger, payments
from storefront.treasury.gateways import RefundSnapshot
from tests.builders.community import a_family, desk
from tests.builders.goods import a_product, variant_of
from tests.builders.making import a_cake, a_capacity, booked
from tests.builders.trade import a_paid_order, an_order, bring_to, carry_out, heard, the_parcel

pytestmark = pytest.mark.usefixtures("app")
COLLECT = frozenset({"collect"})


def test_a_parcel_goes_its_road_and_remembers_every_step() -> None:
    parcel = bring_to(the_parcel(an_order()), "handed_over")

    steps = db.session.query(ParcelStep.before, ParcelStep.after).filter_by(parcel_id=parcel.id).order_by(ParcelStep.id)
    road = ["", "placed", "accepted", "preparing", "ready", "sent", "delivered"]
    assert [tuple(step) for step in steps] == list(pairwise(road))


@pytest.mark.parametrize("step", [orders.accept, orders.prepare, orders.make_ready])
def test_only_the_parcels_own_family_moves_it(step) -> None:  # type: ignore[no-untyped-def]
    parcel = the_parcel(an_order())

    for stranger in (VISITOR, desk(a_family())):
        with pytest.raises(NotAllowed):
            step(parcel, stranger)


def test_two_hands_on_one_parcel_move_it_once() -> None:
    parcel = the_parcel(an_order())
    somebody_else = update(Parcel).where(Parcel.id == parcel.id).values(state="declined")
    db.session.execute(somebody_else.execution_options(synchronize_session=False))

    with pytest.raises(NotNow):
        orders.accept(parcel, desk(parcel.family))

    assert parcel.state == "declined"


def test_receipts_of_a_family_are_numbered_without_a_gap() -> None:
    family, other = a_family(), a_family()
    parcels = [the_parcel(an_order((a_product(of=house), 1))) for house in (family, other, family)]

    for parcel in parcels:
        orders.accept(parcel, desk(parcel.family))
    heard()

    assert [parcel.receipt_number for parcel in parcels] == [1, 1, 2]


def test_a_refused_step_uses_no_number() -> None:
    parcel = the_parcel(an_order())
    orders.accept(parcel, desk(parcel.family))

    with pytest.raises(NotNow):
        orders.accept(parcel, desk(parcel.family))
    heard()

    assert parcel.receipt_number == 1


def test_what_is_collected_goes_for_the_shoppers_code_alone() -> None:
    parcel = bring_to(the_parcel(an_order((a_product(of=a_family(ways=COLLECT)), 1))), "ready")
    wrong = "000000" if parcel.handover_code != "000000" else "000001"

    with pytest.raises(refusals.CodeDoesNotMatch):
        orders.hand_over(parcel, desk(parcel.family), code=wrong)
    orders.hand_over(parcel, desk(parcel.family), code=f" {parcel.handover_code} ")

    assert parcel.state == "handed_over"


def test_cash_by_the_familys_hand_leaves_it_owing_the_commission() -> None:
    parcel = bring_to(the_parcel(an_order((a_product(of=a_family(ways=COLLECT), price=10_000), 1))), "handed_over")

    assert ledger.owed_to(parcel.family_id) == -800
    assert ledger.unbalanced() == []


def test_cash_by_the_courier_is_owed_to_the_family() -> None:
    parcel = bring_to(the_parcel(an_order((a_product(price=10_000), 1))), "handed_over")

    assert parcel.state == "delivered"
    assert ledger.owed_to(parcel.family_id) == 9_200
    assert ledger.balances()[ledger.COURIER_CASH] == 12_500


def test_a_declined_parcel_gives_goods_and_money_back() -> None:
    product = a_product(stock=5)
    parcel = the_parcel(a_paid_order((product, 2)))

    orders.decline(parcel, desk(parcel.family), reason="نعتذر")
    heard()

    refund = db.session.query(payments.Refund).one()
    assert (refund.amount_minor, refund.state) == (parcel.total_minor, "asked")
    assert stock.free(variant_of(product).id) == 5
    assert (ledger.owed_to(parcel.family_id), ledger.unbalanced()) == (0, [])


def test_a_cancelled_parcel_leaves_the_others_of_the_order() -> None:
    order = a_paid_order((a_product(price=10_000), 1), (a_product(price=3_000), 1))
    first, second = order.parcels

    orders.cancel(first, VISITOR)

    assert (first.state, second.state) == ("cancelled", "placed")
    assert ledger.owed_to(second.family_id) == 2_760
    assert db.session.query(payments.Refund).one().amount_minor == first.total_minor


def test_money_asked_back_is_given_back_once_and_the_books_are_empty() -> None:
    parcel = the_parcel(a_paid_order())
    orders.cancel(parcel, VISITOR)
    refund = db.session.query(payments.Refund).one()

    for _ in range(2):
        carry_out(refund)
        heard()

    assert refund.state == "done"
    assert {total for total in ledger.balances().values()} == {0}


def test_a_cancelled_cash_parcel_is_not_paid_for() -> None:
    parcel = the_parcel(an_order())

    orders.cancel(parcel, VISITOR)

    at_door = payments.find_for("parcel", parcel.id)
    assert at_door is not None
    assert (at_door.state, ledger.balances()) == ("cancelled", {})


def test_an_accepted_parcel_is_not_called_off_unless_it_is_very_late() -> None:
    parcel = bring_to(the_parcel(an_order()), "accepted")

    with pytest.raises(refusals.TooLateToCancel):
        orders.cancel(parcel, VISITOR)
    with clock.set_to(clock.now() + timedelta(days=20)):
        orders.cancel(parcel, VISITOR)

    assert parcel.state == "cancelled"


@pytest.mark.parametrize("refusal", [refusals.AlreadyCancelled, refusals.AlreadyDeclined])
def test_what_is_called_off_or_declined_already_is_said_to_be(refusal: type[Refusal]) -> None:
    parcel = the_parcel(an_order())
    if refusal is refusals.AlreadyCancelled:
        orders.cancel(parcel, VISITOR)
    else:
        orders.decline(parcel, desk(parcel.family), reason="نفد البخور")

    with pytest.raises(refusal):
        orders.cancel(parcel, VISITOR)


def test_one_parcel_of_an_unpaid_order_is_not_called_off_alone() -> None:
    parcel = the_parcel(an_order(method="card"))

    with pytest.raises(refusals.NotPaidYet):
        orders.cancel(parcel, VISITOR)


def test_a_parcel_nobody_answers_is_declined_after_a_day() -> None:
    confirmed, unpaid = the_parcel(an_order()), the_parcel(an_order(method="card"))

    with clock.set_to(clock.now() + timedelta(hours=24, seconds=1)):
        assert orders.decline_unanswered() == 1

    assert (confirmed.state, unpaid.state) == ("declined", "placed")


def test_what_was_kept_for_a_week_is_completed() -> None:
    parcel = bring_to(the_parcel(an_order()), "handed_over")
    reached = parcel.handed_over_at or clock.now()

    with clock.set_to(reached + timedelta(days=7)):
        assert orders.complete_reached() == 0
    with clock.set_to(reached + timedelta(days=7, seconds=1)):
        assert orders.complete_reached() == 1

    assert parcel.state == "completed"


def test_a_family_does_nothing_about_an_order_that_waits_for_its_money() -> None:
    parcel = the_parcel(an_order(method="card"))

    for step in (orders.accept, partial(orders.decline, reason="نعتذر")):
        with pytest.raises(NotNow):
            step(parcel, desk(parcel.family))

    assert parcel.state == "placed"


def test_what_was_given_back_elsewhere_holds_up_nobody() -> None:
    strange, usual = (the_parcel(a_paid_order((a_product(stock=5), 1))) for _ in range(2))
    payment = payments.find_for("order", strange.order_id)
    assert payment is not None
    attempt = payments.newest_attempt(payment.id)
    assert attempt is not None
    payments.refunding.record_refunds(attempt.id, [RefundSnapshot("back-1", "done", 1_000, "SAR")])

    with clock.set_to(clock.now() + timedelta(days=2)):
        declined = orders.decline_unanswered()

    assert (declined, strange.state, usual.state) == (2, "declined", "declined")
    back = [(one.state, one.amount_minor) for one in payments.refunds_of(payment.id)]
    assert sorted(back) == [("asked", payment.amount_minor - 1_000), ("failed", 1_000), ("unattributed", 1_000)]


def test_the_days_of_a_parcel_that_is_called_off_or_declined_are_free_again() -> None:
    cakes = a_cake(), a_cake()
    capacities = [a_capacity(cake, pieces=2) for cake in cakes]
    order = an_order(*((cake, 3) for cake in cakes))
    parcels = [orders.get_parcel(parcel.id) for parcel in order.parcels]

    orders.cancel(parcels[0], VISITOR)
    after_one = [booked(capacity) for capacity in capacities]
    orders.decline(parcels[1], desk(parcels[1].family), reason="نعتذر")

    assert (after_one, [booked(capacity) for capacity in capacities]) == ([[], [2, 1]], [[], []])
