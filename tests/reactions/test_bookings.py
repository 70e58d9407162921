"""A complete parcel's money becomes the family's to be paid out, but not while goods are on their way back; a changed
account stops what was planned to the old one."""

from datetime import timedelta

import pytest

from storefront.insight import invariants
from storefront.kernel import clock
from storefront.reactions import REACTIONS, bookings
from storefront.trade import adjustments, orders, returns
from storefront.treasury import disputes, ledger, movements, payments, payouts, recipients
from storefront.treasury.gateways import DisputeSnapshot
from storefront.treasury.recipients.commands import change
from tests.builders.community import a_family, desk
from tests.builders.goods import a_product
from tests.builders.trade import a_paid_order, an_order, bring_to, heard, the_parcel
from tests.builders.treasury import HOLDER, IBAN, OTHER_IBAN, a_payout, an_officer

pytestmark = pytest.mark.usefixtures("app")
MODULE = "storefront.reactions.bookings"


def complete() -> None:
    """The time for returning passes and the worker comes by."""
    with clock.set_to(clock.now() + timedelta(days=8)):
        orders.complete_reached()
        heard()


def test_what_was_coming_may_be_paid_out_when_the_parcel_is_complete() -> None:
    parcel = bring_to(the_parcel(a_paid_order((a_product(price=10_000), 1))), "handed_over")
    before = ledger.standing(parcel.family_id)

    complete()

    assert (before, ledger.standing(parcel.family_id)) == (ledger.Standing(9_200, 0), ledger.Standing(0, 9_200))
    assert parcel.state == "completed"


def test_what_came_back_before_is_not_paid_out() -> None:
    parcel = bring_to(the_parcel(a_paid_order((a_product(price=10_000), 3))), "handed_over")
    line = orders.get_parcel(parcel.id).lines[0]
    request = returns.ask(parcel, {line.id: 1}, kind="change_of_mind", reason="")
    returns.answer(request, parcel, desk(parcel.family), agreed=True, words="")
    returns.take_back(request, parcel, desk(parcel.family))

    complete()

    assert ledger.standing(parcel.family_id) == ledger.Standing(0, 18_400)


def asked_back(pieces: int, *, agreed: bool | None = True) -> tuple[orders.Parcel, returns.ReturnRequest]:
    """A parcel of two pieces whose shopper gives some back while it becomes complete; what the family answered, if it
    did."""
    parcel = bring_to(the_parcel(a_paid_order((a_product(price=10_000), 2))), "handed_over")
    line = orders.get_parcel(parcel.id).lines[0]
    request = returns.ask(parcel, {line.id: pieces}, kind="change_of_mind", reason="")
    if agreed is not None:
        returns.answer(request, parcel, desk(parcel.family), agreed=agreed, words="")
    complete()
    assert parcel.state == "completed"
    return parcel, request


@pytest.mark.parametrize(("pieces", "left", "state"), [(1, 9_200, "completed"), (2, 0, "returned")])
def test_what_is_on_its_way_back_is_not_paid_out_and_the_rest_is_once_it_is_home(
    pieces: int, left: int, state: str
) -> None:
    parcel, request = asked_back(pieces)
    waiting = ledger.standing(parcel.family_id)

    returns.take_back(request, parcel, desk(parcel.family))
    heard()

    assert waiting == ledger.Standing(18_400, 0)
    assert (parcel.state, ledger.standing(parcel.family_id)) == (state, ledger.Standing(0, left))


def test_a_return_that_is_declined_sets_the_money_free() -> None:
    parcel, request = asked_back(1, agreed=None)
    waiting = ledger.standing(parcel.family_id)

    returns.answer(request, parcel, desk(parcel.family), agreed=False, words="")
    heard()

    assert (waiting, ledger.standing(parcel.family_id)) == (ledger.Standing(18_400, 0), ledger.Standing(0, 18_400))


@pytest.mark.parametrize("agreed", [None, True])
def test_a_return_that_is_withdrawn_sets_the_money_free(agreed: bool | None) -> None:
    parcel, request = asked_back(1, agreed=agreed)
    waiting = ledger.standing(parcel.family_id)

    returns.withdraw(request, parcel)
    heard()

    assert (waiting, ledger.standing(parcel.family_id)) == (ledger.Standing(18_400, 0), ledger.Standing(0, 18_400))


def test_a_return_that_was_declined_before_holds_nothing_up() -> None:
    parcel, _ = asked_back(1, agreed=False)

    assert ledger.standing(parcel.family_id) == ledger.Standing(0, 18_400)


def test_what_comes_home_after_all_that_time_is_taken_out_of_what_may_be_paid() -> None:
    parcel, request = asked_back(2)
    with clock.set_to(clock.now() + timedelta(days=31)):
        returns.clear_forgotten()
    cleared = ledger.standing(parcel.family_id)

    returns.take_back(request, parcel, desk(parcel.family))
    heard()

    assert (cleared, ledger.standing(parcel.family_id)) == (ledger.Standing(0, 18_400), ledger.Standing(0, 0))


def test_cash_in_the_familys_hand_leaves_the_commission_to_be_netted_from_later_shares() -> None:
    family = a_family(ways=frozenset({"collect"}))
    taken = bring_to(the_parcel(an_order((a_product(of=family, price=10_000), 1))), "handed_over")
    complete()
    owing = ledger.standing(family.id)

    bring_to(the_parcel(a_paid_order((a_product(of=family, price=10_000), 1))), "handed_over")
    complete()

    assert taken.state == "completed"
    assert owing == ledger.Standing(0, -800)
    assert ledger.standing(family.id) == ledger.Standing(0, 8_400)
    assert ledger.unbalanced() == []


def test_what_was_planned_to_the_old_account_is_dropped_and_what_was_approved_goes_on() -> None:
    planned, approved = a_payout(), a_payout(state="approved")

    for payout in (planned, approved):
        known = recipients.recipient_of(payout.family_id)
        assert known is not None
        change(known, HOLDER, OTHER_IBAN, desk(a_family()))
    heard()

    assert (planned.state, approved.state, approved.iban) == ("dropped", "approved", IBAN)
    assert payouts.steps_of(planned.id)[-1].step.reason == "account changed"


def test_a_first_account_drops_nothing() -> None:
    payout = a_payout()

    bookings.account_given(recipients.PayoutAccountGiven(payout.family_id, None, again=False, at="now"))

    assert payout.state == "planned"


def looked_into(order: orders.Order, state: str) -> None:
    """The provider tells that the payer's bank looks into the payment, or has decided."""
    payment = payments.find_for("order", order.id)
    attempt = payments.newest_attempt(payment.id) if payment else None
    assert attempt is not None
    disputes.record(attempt.id, [DisputeSnapshot("dispute-1", state, order.total_minor, "SAR", "fraudulent")])  # type: ignore[arg-type]
    heard()


@pytest.mark.parametrize(("end", "is_held"), [("won", False), ("lost", True)])
def test_a_dispute_holds_the_shares_of_its_order_until_it_is_won(end: str, is_held: bool) -> None:
    order, other = a_paid_order((a_product(), 1), (a_product(), 1)), a_paid_order((a_product(), 1))
    families = [orders.get_parcel(parcel.id).family_id for parcel in order.parcels]
    looked_into(order, "open")
    held = [list(recipients.living_holds(family)) for family in families]

    looked_into(order, end)

    subjects = [[f"parcel:{parcel.id}"] for parcel in order.parcels]
    assert held == subjects
    assert [list(recipients.living_holds(family)) for family in families] == (subjects if is_held else [[], []])
    assert recipients.living_holds(the_parcel(other).family_id) == {}


def test_what_the_office_holds_up_itself_stays_when_a_dispute_is_won() -> None:
    parcel = the_parcel(a_paid_order())
    recipients.hold(parcel.family_id, an_officer(), reason="مراجعة", subject=f"parcel:{parcel.id}")

    for state in ("open", "won"):
        looked_into(parcel.order, state)

    assert list(recipients.living_holds(parcel.family_id)) == [f"parcel:{parcel.id}"]


def test_once_somebody_bears_the_loss_the_share_goes_on_and_another_familys_waits() -> None:
    order = a_paid_order((a_product(), 1), (a_product(), 1))
    for state in ("open", "lost"):
        looked_into(order, state)
    attempt_id = payments.settling_attempt(payments.find_for("order", order.id).id)  # type: ignore[union-attr]
    first, second = order.parcels

    adjustments.decide(disputes.of_attempt(attempt_id or 0)[0], first, "market", an_officer(), reason="أثبت التسليم")
    heard()

    assert recipients.living_holds(first.family_id) == {}
    assert list(recipients.living_holds(second.family_id)) == [f"parcel:{second.id}"]


def test_every_booking_is_tested_here() -> None:
    told = {kind.__name__ for kind, row in REACTIONS.items() if any(one.__module__ == MODULE for one in row)}

    assert told == {
        *("CashHandedIn", "DisputeDecided", "DisputeLost", "DisputeOpened", "DisputeWon", "GoodsTakenBack"),
        *(
            "ParcelMoved",
            "PayoutAccountGiven",
            "RefundAssigned",
            "RefundDone",
            "RefundFailed",
            "RefundFound",
            "ReturnAnswered",
            "ReturnWithdrawn",
        ),
    }


def by_courier(price: int = 10_000) -> orders.Parcel:
    """A parcel the courier brought and took the cash for."""
    family = a_family(ways=frozenset({"courier"}))
    return bring_to(the_parcel(an_order((a_product(of=family, price=price), 1))), "handed_over")


def hand_in(amount_minor: int, reference: str = "ST-1") -> None:
    """The courier hands in cash."""
    movements.note_cash(amount_minor, 0, an_officer(), reference=reference, reason="كشف نوفمبر")
    heard()


def test_a_share_of_the_couriers_cash_may_be_paid_out_once_the_cash_is_in() -> None:
    first, second = by_courier(), by_courier()
    complete()
    before = [ledger.standing(one.family_id) for one in (first, second)]

    hand_in(first.total_minor + second.total_minor - 1)
    short = [ledger.standing(one.family_id) for one in (first, second)]
    hand_in(1, "ST-2")

    assert before == [ledger.Standing(9_200, 0)] * 2
    assert short == [ledger.Standing(0, 9_200), ledger.Standing(9_200, 0)]
    assert ledger.standing(second.family_id) == ledger.Standing(0, 9_200)
    assert [rule.sentence for rule in invariants.RULES if rule.broken_by()] == []


def test_cash_that_came_in_before_the_parcel_was_complete_holds_nothing_up() -> None:
    parcel = by_courier()

    hand_in(parcel.total_minor)
    between = ledger.standing(parcel.family_id)
    complete()

    assert (between, ledger.standing(parcel.family_id)) == (ledger.Standing(9_200, 0), ledger.Standing(0, 9_200))


def test_a_return_nobody_finishes_does_not_let_go_of_cash_the_courier_holds() -> None:
    parcel = by_courier()
    returns.ask(parcel, {orders.get_parcel(parcel.id).lines[0].id: 1}, kind="defect", reason="")
    complete()

    with clock.set_to(clock.now() + timedelta(days=60)):
        forgotten = returns.clear_forgotten()
        hand_in(parcel.total_minor)
        between = ledger.standing(parcel.family_id)
        cleared = returns.clear_forgotten()

    assert (forgotten, between, cleared) == (0, ledger.Standing(9_200, 0), 1)
    assert ledger.standing(parcel.family_id) == ledger.Standing(0, 9_200)
