"""Who bears what a bank kept: decided once for each family of an order, booked, and undone when the bank gives it back."""

import pytest

from storefront.kernel.actors import Actor
from storefront.kernel.refusals import NotAllowed, NotFound, NotNow, NotValid, ReasonIsMissing, Refusal
from storefront.trade import adjustments, allowances, orders, returns
from storefront.trade.orders import Order, Parcel
from storefront.treasury import alarms, disputes, ledger, payments, recipients
from storefront.treasury.interests import OwnInterest
from tests.builders.adjusting import OFFICER, REASON, allow, lost, of_one_parcel, said
from tests.builders.community import a_member, desk
from tests.builders.goods import a_product
from tests.builders.money import the_attempt
from tests.builders.trade import a_paid_order, bring_to, heard, the_parcel
from tests.trade.adjustments.test_commands import holds

pytestmark = pytest.mark.usefixtures("app")


def of_two() -> Order:
    """A paid order of two families, 100 and 50 riyals beside delivery."""
    return a_paid_order((a_product(price=10_000, stock=3), 1), (a_product(price=5_000, stock=3), 1))


def decide(dispute: disputes.Dispute, parcel: Parcel, bearer: str) -> None:
    adjustments.decide(dispute, parcel, bearer, OFFICER, reason=REASON)
    heard()


def loss() -> int:
    return ledger.balances().get(ledger.DISPUTES_LOSS, 0)


def held(parcel: Parcel) -> bool:
    return f"parcel:{parcel.id}" in recipients.living_holds(parcel.family_id)


def test_the_market_bears_it_and_the_family_keeps_its_share() -> None:
    parcel = of_one_parcel(state="handed_over")
    dispute = lost(orders.get(parcel.order_id))
    owed, was_held = ledger.owed_to(parcel.family_id), held(parcel)

    decide(dispute, parcel, "market")

    assert (was_held, held(parcel)) == (True, False)
    assert (loss(), ledger.owed_to(parcel.family_id)) == (parcel.total_minor, owed)
    assert holds() == []


def test_the_family_bears_it_and_the_market_gives_up_its_commission() -> None:
    parcel = of_one_parcel(state="handed_over")
    dispute = lost(orders.get(parcel.order_id))

    decide(dispute, parcel, "family")

    assert (loss(), held(parcel)) == (0, False)
    assert ledger.owed_to(parcel.family_id) == -parcel.delivery_minor
    assert ledger.balances().get(ledger.COMMISSION, 0) == 0
    assert (adjustments.left_now(parcel).total_minor, holds()) == (0, [])


def test_nobody_decides_about_their_own_family_nor_about_what_they_bought() -> None:
    buyer = a_member(role="staff")
    parcel = bring_to(the_parcel(a_paid_order((a_product(price=12_500, stock=9), 1), user_id=buyer.id)), "handed_over")
    dispute = lost(orders.get(parcel.order_id))
    relative = Actor(buyer.id + 1, OFFICER.roles, frozenset({parcel.family_id}))

    for concerned in (relative, Actor(buyer.id, OFFICER.roles)):
        with pytest.raises(OwnInterest):
            adjustments.decide(dispute, parcel, "market", concerned, reason=REASON)

    assert (loss(), held(parcel)) == (12_500 + parcel.delivery_minor, True)


def test_each_family_of_an_order_is_decided_about_for_itself() -> None:
    order = of_two()
    dispute = lost(order)
    one, other = adjustments.stakes(dispute)

    decide(dispute, one.parcel, "family")
    between = [(stake.amount_minor, stake.decision is not None) for stake in adjustments.stakes(dispute)]
    decide(dispute, other.parcel, "market")

    assert between == [(one.amount_minor, True), (other.amount_minor, False)]
    assert one.amount_minor + other.amount_minor == order.total_minor
    assert (loss(), holds()) == (other.amount_minor, [])


def test_a_part_of_the_money_is_laid_on_the_families_by_what_they_sold() -> None:
    order = of_two()
    dispute = lost(order, 9_001)
    stakes = adjustments.stakes(dispute)

    for stake in stakes:
        decide(dispute, stake.parcel, "family")

    assert sum(stake.amount_minor for stake in stakes) == 9_001
    assert (loss(), holds()) == (0, [])


def test_what_was_to_go_back_anyway_is_nobodys_loss() -> None:
    order = of_two()
    first, second = (orders.get_parcel(parcel.id) for parcel in order.parcels)
    orders.decline(first, desk(first.family), reason="نعتذر")
    heard()

    dispute = lost(order)

    amounts = {stake.parcel.id: stake.amount_minor for stake in adjustments.stakes(dispute)}
    assert amounts == {first.id: 0, second.id: second.total_minor}
    assert (loss(), holds()) == (second.total_minor, [])


def test_a_loss_that_was_to_go_back_anyway_lies_on_nobody_else() -> None:
    order = of_two()
    first, second = (orders.get_parcel(parcel.id) for parcel in order.parcels)
    orders.decline(first, desk(first.family), reason="نعتذر")
    heard()

    dispute = lost(order, first.total_minor)

    assert {stake.parcel.id: stake.amount_minor for stake in adjustments.stakes(dispute)} == {first.id: 0, second.id: 0}


def test_what_lies_on_somebody_is_told_with_what_was_decided() -> None:
    order = of_two()
    dispute = lost(order, 9_001)
    one, other = adjustments.stakes(dispute)

    decision = adjustments.decide(dispute, one.parcel, "market", OFFICER, reason=REASON)

    assert (decision.parcel_id, decision.amount_minor, dispute.laid_minor) == (
        one.parcel.id,
        one.amount_minor,
        one.amount_minor,
    )
    assert one.amount_minor + other.amount_minor == 9_001


def test_what_was_given_before_is_not_borne_again() -> None:
    parcel = of_one_parcel(state="handed_over")
    allow(parcel, 2_500)

    dispute = lost(orders.get(parcel.order_id))
    decide(dispute, parcel, "family")

    assert (loss(), ledger.owed_to(parcel.family_id), holds()) == (0, -parcel.delivery_minor, [])


@pytest.mark.parametrize("bearer", ["family", "market"])
def test_when_the_bank_gives_it_back_after_all_everybody_has_their_part_again(bearer: str) -> None:
    parcel = of_one_parcel(state="handed_over")
    before = (ledger.owed_to(parcel.family_id), ledger.balances()[ledger.COMMISSION])
    order = orders.get(parcel.order_id)
    decide(lost(order), parcel, bearer)

    said(order, "won")

    assert (ledger.owed_to(parcel.family_id), ledger.balances()[ledger.COMMISSION]) == before
    assert (loss(), holds()) == (0, [])


def test_what_a_bank_gave_back_after_all_counts_as_given_to_the_shopper_no_more() -> None:
    parcel = of_one_parcel()
    order = orders.get(parcel.order_id)
    decide(lost(order), parcel, "family")
    said(order, "won")
    left = (adjustments.left_now(parcel).total_minor, allowances.of_parcels([parcel.id]))

    orders.decline(parcel, desk(parcel.family), reason="نعتذر")
    heard()

    assert left == (parcel.total_minor, [])
    assert [one.amount_minor for one in payments.refunds_of(the_attempt(order).payment_id)] == [parcel.total_minor]
    assert (ledger.owed_to(parcel.family_id), ledger.balances()[ledger.COMMISSION], holds()) == (0, 0, [])


def test_goods_that_come_home_after_that_are_paid_back_whole() -> None:
    parcel = of_one_parcel(pieces=2, state="handed_over")
    order = orders.get(parcel.order_id)
    decide(lost(order, 10_000), parcel, "family")
    said(order, "won")

    wish = returns.ask(parcel, {parcel.lines[0].id: 2}, kind="defect", reason="مكسورة")
    returns.answer(wish, parcel, desk(parcel.family), agreed=True, words="")
    returns.take_back(wish, parcel, desk(parcel.family))
    heard()

    assert [one.amount_minor for one in payments.refunds_of(the_attempt(order).payment_id)] == [parcel.total_minor]
    assert holds() == []


def test_it_is_decided_once_and_only_when_it_is_lost() -> None:
    parcel, strange = of_one_parcel(), of_one_parcel()
    order = orders.get(parcel.order_id)
    dispute = said(order, "open")

    with pytest.raises(NotNow):
        decide(dispute, parcel, "market")
    said(order, "lost")
    decide(dispute, parcel, "market")
    with pytest.raises(NotNow):
        decide(dispute, parcel, "family")
    with pytest.raises(NotFound):
        decide(dispute, the_parcel(orders.get(strange.order_id)), "market")


@pytest.mark.parametrize(
    ("bearer", "actor", "reason", "why"),
    [
        ("market", Actor(), REASON, NotAllowed),
        ("market", OFFICER, " ", ReasonIsMissing),
        ("shopper", OFFICER, REASON, NotValid),
    ],
)
def test_only_the_office_decides_and_says_why(bearer: str, actor: Actor, reason: str, why: type[Refusal]) -> None:
    parcel = of_one_parcel()
    dispute = lost(orders.get(parcel.order_id))

    with pytest.raises(why):
        adjustments.decide(dispute, parcel, bearer, actor, reason=reason)
    assert adjustments.decisions_of(dispute.id) == []


def test_with_the_last_decision_nobody_is_called_any_more() -> None:
    order = of_two()
    dispute = lost(order)
    called = []

    for parcel in order.parcels:
        called.append([one.kind for one in alarms.open_alarms()])
        decide(dispute, parcel, "market")

    assert (called, alarms.open_alarms()) == ([["dispute-lost"], ["dispute-lost"]], [])
