"""Case 59: a payer's bank takes the money back, and perhaps returns it."""

from datetime import timedelta

import pytest

from storefront.kernel import units
from storefront.kernel.units import unit_of_work
from storefront.trade import adjustments, orders
from storefront.treasury import conversations, disputes, gateways, ledger
from tests.builders.adjusting import OFFICER, REASON
from tests.builders.card_market import PAID, CardMarket, follow_hints, kinds_of_alarms, owed
from tests.builders.card_refunds import a_round, bring_home, call_off, gone, reach, what_became
from tests.builders.money import the_attempt

HOUR = timedelta(hours=1)
FEE = 1_500


def dispute(  # type: ignore[no-untyped-def]
    market: CardMarket, order, reason: str = "fraudulent", amount: int | None = None
) -> str:
    """The payer's bank takes back what was paid, or a part of it."""
    return str(market.stripe.control.dispute(market.money(order), reason, amount)["id"])


def hear(market: CardMarket) -> None:
    """Everything the company has to say arrives, and the worker follows it."""
    market.stripe.control.send()
    follow_hints()


def think_again(order) -> None:  # type: ignore[no-untyped-def]
    """A bank that had decided for the payer gives the money back late."""
    with unit_of_work():
        one = disputes.of_attempt(the_attempt(order).id)[0]
        said = (one.provider_ref, "won", one.amount_minor, "SAR", one.reason)
        seen = gateways.DisputeSnapshot(*said, fee_minor=FEE, due_by=None)  # type: ignore[arg-type]
        disputes.record(one.attempt_id, [seen])


def lost() -> int:
    """What the market lost to banks by now, their fees beside."""
    units.abandon()
    return ledger.balances().get(ledger.DISPUTES_LOSS, 0)


def in_clearing() -> int:
    """What the company holds for us, as our books have it."""
    units.abandon()
    return ledger.balances().get(ledger.clearing("stripe"), 0)


def test_case_59_while_the_bank_looks_into_it_nothing_else_is_given_back(market: CardMarket, door: str) -> None:
    order = market.paid()
    dispute(market, order)
    hear(market)
    call_off(order)

    a_round()

    assert (what_became(order), gone(market, order)) == ([("asked", order.total_minor)], [])
    assert (market.calls("Refund.create"), kinds_of_alarms()) == (0, ["dispute-opened"])
    assert (lost(), owed()) == (order.total_minor, order.total_minor)


def test_case_59_of_a_dispute_we_have_not_heard_of_the_refusal_tells_us(market: CardMarket) -> None:
    order = market.paid()
    dispute(market, order)
    call_off(order)

    a_round()

    assert (what_became(order), owed()) == ([("asked", order.total_minor)], order.total_minor)
    assert disputes.is_disputed(the_attempt(order).id)


def test_case_59_once_the_bank_has_given_it_up_the_shopper_gets_what_is_theirs(market: CardMarket, door: str) -> None:
    order = market.paid()
    ref = dispute(market, order)
    hear(market)
    call_off(order)
    a_round()
    market.stripe.control.move_dispute(ref, "won")
    hear(market)

    a_round(later=HOUR)

    assert (what_became(order), gone(market, order)) == ([("done", order.total_minor)], [order.total_minor])
    assert (lost(), owed()) == (0, 0)


def test_case_59_what_the_bank_has_given_the_payer_is_not_given_back_once_more(market: CardMarket, door: str) -> None:
    order = market.paid()
    ref = dispute(market, order)
    call_off(order)
    hear(market)
    market.stripe.control.move_dispute(ref, "lost")
    hear(market)

    a_round(later=HOUR)

    assert (what_became(order), gone(market, order)) == ([("done", order.total_minor)], [])
    assert (lost(), owed()) == (0, 0)
    assert kinds_of_alarms() == []


@pytest.mark.parametrize("first", ["the bank", "the family"])
def test_case_59_of_what_the_bank_gave_in_part_the_company_gives_the_rest(
    market: CardMarket, door: str, first: str
) -> None:
    order = market.paid()
    before, part = in_clearing(), 2_000
    if first == "the family":
        call_off(order)
    ref = dispute(market, order, amount=part)
    hear(market)
    market.stripe.control.move_dispute(ref, "lost")
    hear(market)
    if first == "the bank":
        call_off(order)

    a_round(later=HOUR)

    rest = order.total_minor - part
    assert (sorted(what_became(order)), gone(market, order)) == ([("done", part), ("done", rest)], [rest])
    assert (lost(), owed(), before - in_clearing()) == (0, 0, order.total_minor + FEE)


def test_case_59_of_a_part_that_was_lost_before_we_heard_the_refusal_tells_us(market: CardMarket) -> None:
    order = market.paid()
    market.stripe.control.move_dispute(dispute(market, order, amount=2_000), "lost")
    call_off(order)

    a_round()
    a_round(later=HOUR)

    assert sorted(what_became(order)) == [("done", 2_000), ("done", order.total_minor - 2_000)]
    assert (gone(market, order), lost(), owed()) == ([order.total_minor - 2_000], 0, 0)


def test_case_59_what_the_company_will_not_give_of_a_charge_in_part_disputed_a_person_gives(
    market: CardMarket, door: str
) -> None:
    order = market.paid()
    ref = dispute(market, order, amount=2_000)
    hear(market)
    market.stripe.control.move_dispute(ref, "lost")
    hear(market)
    call_off(order)
    market.stripe.control.fault("error", "Refund.create", status=400)

    a_round(later=HOUR)

    assert sorted(what_became(order)) == [("done", 2_000), ("failed", order.total_minor - 2_000)]
    assert "refund-failed" in kinds_of_alarms()


def test_case_59_a_lost_dispute_alone_is_the_markets_loss(market: CardMarket, door: str) -> None:
    order = market.paid()
    before = in_clearing()
    market.stripe.control.move_dispute(dispute(market, order), "lost")

    for _ in range(2):
        hear(market)
        conversations.look_at_disputes(the_attempt(order).id)

    assert (lost(), before - in_clearing()) == (order.total_minor, order.total_minor + FEE)
    assert kinds_of_alarms() == ["dispute-lost"]
    assert (market.states(order), ledger.unbalanced()) == (PAID, [])


def test_case_59_a_dispute_that_is_opened_again_is_booked_again(market: CardMarket, door: str) -> None:
    order = market.paid()
    for verdict in ("won", "lost"):
        ref = dispute(market, order)
        hear(market)
        market.stripe.control.move_dispute(ref, verdict)
        hear(market)

    assert (lost(), disputes.is_lost(the_attempt(order).id)) == (order.total_minor, True)
    assert ledger.unbalanced() == []


@pytest.mark.parametrize(("then", "costs"), [("warning_closed", False), ("needs_response", True)])
def test_case_59_an_inquiry_moves_nothing_until_it_becomes_a_dispute(
    market: CardMarket, door: str, then: str, costs: bool
) -> None:
    order = market.paid()
    ref = dispute(market, order, "inquiry")
    hear(market)
    before = lost()

    market.stripe.control.move_dispute(ref, then)
    hear(market)

    assert (before, lost()) == (0, order.total_minor if costs else 0)
    assert disputes.is_disputed(the_attempt(order).id) is costs


@pytest.mark.parametrize("part", [None, 2_000])
@pytest.mark.parametrize("undone", ["called off", "all home", "one home", "kept"])
def test_case_59_a_loss_its_family_bore_comes_back_late_of_goods_that_were_undone(
    market: CardMarket, door: str, undone: str, part: int | None
) -> None:
    order = market.paid(pieces=2)
    ref = dispute(market, order, amount=part)
    hear(market)
    market.stripe.control.move_dispute(ref, "lost")
    hear(market)
    with unit_of_work():
        parcel = orders.get_parcel(orders.get(order.id).parcels[0].id)
        lost_one = disputes.of_attempt(the_attempt(order).id)[0]
        adjustments.decide(lost_one, parcel, "family", OFFICER, reason=REASON)
    if undone == "called off":
        call_off(order)
    elif undone != "kept":
        reach(order)
        bring_home(order, 2 if undone == "all home" else 1)

    think_again(order)

    due = {
        "called off": order.total_minor,
        "all home": order.items_minor,
        "one home": order.items_minor // 2,
        "kept": 0,
    }
    assert (sum(amount for _, amount in what_became(order)), owed(), lost()) == (due[undone], due[undone], 0)
    share = orders.confirming.share_of(orders.get_parcel(parcel.id))
    left = {"called off": 0, "all home": 0, "one home": share.family_minor // 2, "kept": share.family_minor}
    assert ledger.owed_to(parcel.family_id) == left[undone]
