"""Between "give back" and "booked", ended at every step: money goes back once, whoever asked for it, and what the office or a
bank decided about it holds once."""

import pytest
from flask import Flask

from storefront.cli import work
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import adjustments, orders
from storefront.treasury import conversations, disputes, payments, refunds
from storefront.treasury.gateways import DisputeSnapshot, ProviderRefused
from tests.builders.adjusting import OFFICER, REASON, assign, stand_for
from tests.builders.card_refunds import call_off, reach
from tests.builders.coupons import a_coupon
from tests.builders.goods import a_product
from tests.builders.money import a_settled_order, begin, the_attempt
from tests.builders.providers import provider
from tests.builders.trade import an_order
from tests.races.lives import Story, killed_everywhere, later, pressed, tell, the_parcel, then

PART = 2_500


def paid() -> None:
    """An order is paid, and its goods are with its shopper."""
    reach(a_settled_order())


def called_off() -> None:
    """The money of a paid order is to go back."""
    call_off(a_settled_order())


def wish(parcel: orders.Parcel) -> adjustments.Wish:
    return adjustments.Wish({parcel.lines[0].id: PART}, False)


def given_back() -> list[tuple[str, int]]:
    """What the provider gave back."""
    return [(one.state, one.amount_minor) for one in provider().newest.refunds]


def test_money_goes_back_once(app: Flask) -> None:
    deaths, end = killed_everywhere(app, Story(called_off, work.carry_out_refunds, given_back))

    assert deaths == 3  # taken, asked for, written down
    assert (end.outside, end.of("refund", "state")) == ([("done", 11_000)], ["done"])
    assert end.balances() == {}


def test_money_that_is_long_on_its_way_goes_back_once(app: Flask) -> None:
    def given() -> None:
        called_off()
        provider().is_slow = True

    act = then(work.carry_out_refunds, later(work.carry_out_refunds, 5))
    deaths, end = killed_everywhere(app, Story(given, act, given_back))

    assert deaths == 6
    assert (end.outside, end.of("refund", "state")) == ([("done", 11_000)], ["done"])
    assert end.balances() == {}


def refused() -> None:
    """The provider would not give the money of an order back."""
    called_off()
    provider().fail_next("refund", ProviderRefused("closed_card"))
    work.carry_out_refunds()


def the_refund() -> payments.Refund:
    return db.session.query(payments.Refund).one()


def test_what_was_refused_and_is_begun_anew_goes_back_once(app: Flask) -> None:
    act = then(pressed(lambda: refunds.try_again(the_refund(), OFFICER)), work.carry_out_refunds)
    deaths, end = killed_everywhere(app, Story(refused, act, given_back))

    assert deaths == 4
    assert (end.outside, end.of("refund", "state", "again")) == ([("done", 11_000)], [("done", 1)])
    assert end.balances() == {}


def test_what_was_refused_and_is_given_by_hand_leaves_the_bank_once(app: Flask) -> None:
    act = pressed(lambda: refunds.give_by_hand(the_refund(), OFFICER, note="SARIE 77"))
    deaths, end = killed_everywhere(app, Story(refused, act, given_back))

    assert deaths == 1
    assert (end.outside, end.of("refund", "state", "way")) == ([], [("done", "hand")])
    assert end.balances() == {"bank": -11_000, "clearing:obedient": 11_000}


def test_an_order_called_off_gives_its_money_and_its_coupon_back_once(app: Flask) -> None:
    def given() -> None:
        with unit_of_work():
            order = an_order((a_product(stock=5), 2), method="card", coupon=a_coupon("SAVE10", most_uses=1))
        begin(order)
        provider().pay(provider().newest.ref, fee=False)
        conversations.settle(the_attempt(order).id)

    act = then(pressed(lambda: orders.cancel(the_parcel(), SYSTEM)), work.carry_out_refunds)
    deaths, end = killed_everywhere(app, Story(given, act, given_back))

    assert deaths == 4
    assert (end.of("coupon", "used"), end.of("coupon_use", "given_back_at")) == ([0], [True])
    assert end.of("order_line", "quantity") == [2]
    assert (len(end.outside), end.of("stock_item", "free"), end.balances()) == (1, [5], {})  # type: ignore[arg-type]


def somebody_gave_back(amount_minor: int = PART) -> None:
    """Somebody gave money back in the provider's own office, and its message is there."""
    paid()
    provider().refund_in_office(provider().newest, amount_minor)
    tell("refunded", "refund")


def test_a_refund_of_the_providers_own_office_is_found_once(app: Flask) -> None:
    deaths, end = killed_everywhere(app, Story(somebody_gave_back, work.follow_events, given_back))

    assert deaths == 4
    assert end.of("refund", "state", "amount_minor") == [("unattributed", PART)]
    assert end.balances()["refunds_due"] == PART
    assert end.of("alarm", "kind") == ["refund-found"]


def test_what_was_found_is_laid_on_its_goods_once(app: Flask) -> None:
    def given() -> None:
        somebody_gave_back()
        work.follow_events()

    def attribute() -> None:
        (refund,) = payments.refunds_of(db.session.query(payments.Payment.id).scalar())
        parcel = the_parcel()
        assign(refund, parcel, wish(parcel))

    deaths, end = killed_everywhere(app, Story(given, pressed(attribute), given_back))

    assert deaths == 1
    assert (end.of("refund", "state"), end.of("allowance", "kind")) == (["done"], ["found"])
    assert (end.outside, "refunds_due" in end.balances()) == ([("done", PART)], False)


def test_what_the_provider_will_not_give_back_waits_for_a_person(app: Flask) -> None:
    def given() -> None:
        called_off()
        provider().refund_in_office(provider().newest, 11_000)

    deaths, end = killed_everywhere(app, Story(given, work.carry_out_refunds, given_back))

    assert deaths > 6
    assert end.outside == [("done", 11_000)]
    assert end.of("refund", "state", "reason") == [("failed", "declined"), ("unattributed", "found")]
    assert end.of("alarm", "kind") == ["provider-refused", "refund-failed", "refund-found"]


def given_in_the_providers_office() -> None:
    """The provider would not give the money of an order back: somebody had done it in its own office, and it was found."""
    called_off()
    provider().refund_in_office(provider().newest, 11_000)
    work.carry_out_refunds()


def ours_and_found() -> tuple[payments.Refund, payments.Refund]:
    ours, found = db.session.query(payments.Refund).order_by(payments.Refund.id)
    return ours, found


def stand_for_it() -> None:
    ours, found = ours_and_found()
    stand_for(found, ours)


def test_what_was_found_stands_for_what_failed_once(app: Flask) -> None:
    act = then(pressed(stand_for_it), work.carry_out_refunds)
    deaths, end = killed_everywhere(app, Story(given_in_the_providers_office, act, given_back))

    assert deaths == 1
    assert (end.outside, end.of("refund", "state")) == ([("done", 11_000)], ["done", "replaced"])
    assert (end.of("ledger_transaction", "kind"), end.balances()) == (["paid_back", "sale", "taken_back"], {})


def test_what_stood_for_it_and_came_back_is_owed_and_goes_back_once(app: Flask) -> None:
    def given() -> None:
        given_in_the_providers_office()
        pressed(stand_for_it)()
        provider().move_refund(0, "failed", provider().newest, "closed_card")
        tell("refunded", "refund")
        work.follow_events()

    def once_more() -> None:
        _, found = ours_and_found()
        refunds.try_again(found, OFFICER)

    act = then(pressed(once_more), work.carry_out_refunds)
    deaths, end = killed_everywhere(app, Story(given, act, given_back))

    assert deaths == 4
    assert end.outside == [("failed", 11_000), ("done", 11_000)]
    assert end.of("refund", "state", "again") == [("done", 1), ("replaced", 0)]
    assert end.balances() == {}


def test_an_allowance_is_given_carried_out_and_credited_once(app: Flask) -> None:
    def give() -> None:
        parcel = the_parcel()
        adjustments.give(parcel, wish(parcel), OFFICER, once="press-1", reason=REASON)

    act = then(pressed(give), work.carry_out_refunds)
    deaths, end = killed_everywhere(app, Story(paid, act, given_back))

    assert deaths == 4
    assert (end.outside, end.of("refund", "state")) == ([("done", PART)], ["done"])
    assert end.of("allowance_line", "amount_minor") == [PART]
    assert end.of("receipt_document", "kind") == ["credit_note", "receipt"]


def a_bank_says(state: str) -> None:
    """How far the payer's bank is with the newest page, and the message of it is there."""
    page = provider().newest
    page.disputes[:] = [
        DisputeSnapshot("dp-1", state, 11_000, "SAR", "fraudulent", fee_minor=6_000)  # type: ignore[arg-type]
    ]
    tell(f"dispute-{state}", "dispute")


def disputed(*before: str, now: str) -> None:
    paid()
    for state in before:
        a_bank_says(state)
        work.follow_events()
    a_bank_says(now)


@pytest.mark.parametrize(("before", "now"), [((), "open"), (("open",), "lost"), (("open",), "won"), ((), "lost")])
def test_what_a_bank_took_is_booked_once(app: Flask, before: tuple[str, ...], now: str) -> None:
    deaths, end = killed_everywhere(app, Story(lambda: disputed(*before, now=now), work.follow_events))

    assert deaths == 4
    assert end.of("dispute", "state", "turns") == [(now, 1)]
    assert end.balances()["provider_fees"] == 6_000
    assert end.of("payout_hold", "released_at") == [True if now == "won" else None]


@pytest.mark.parametrize("bearer", ["family", "market"])
def test_who_bears_a_loss_is_decided_once(app: Flask, bearer: str) -> None:
    def given() -> None:
        disputed("open", now="lost")
        work.follow_events()

    def decide() -> None:
        dispute = db.session.query(disputes.Dispute).one()
        adjustments.decide(dispute, the_parcel(), bearer, OFFICER, reason=REASON)

    deaths, end = killed_everywhere(app, Story(given, pressed(decide)))

    assert deaths == 1
    assert end.of("dispute_decision", "bearer") == [bearer]
    assert end.of("payout_hold", "released_at") == [True]
