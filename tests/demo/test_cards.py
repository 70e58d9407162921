"""The card money of the demo year: what was paid and what went back of it, what the office finds to look into, and that the
provider's books say what ours do."""

import random
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from sqlalchemy import func, select

from storefront.community.families import Family
from storefront.demo import cards, people, year
from storefront.goods import stock
from storefront.insight import statements
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.trade import orders, returns
from storefront.trade.orders import Order, Parcel
from storefront.treasury import alarms, disputes, hints, ledger, reconciliation
from storefront.treasury.ledger import LedgerTransaction
from storefront.treasury.payments import Attempt, Payment, Refund
from tests.demo.conftest import Told

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("told")]
BY_CARD = Payment.gateway == "stripe"


def rows(statement: Any) -> Sequence[Any]:
    return db.session.scalars(statement).all()


def refunds_by_card() -> Sequence[Refund]:
    """What went back, or is about to, of what was paid by card."""
    return rows(select(Refund).join(Payment, Payment.id == Refund.payment_id).where(BY_CARD).order_by(Refund.id))


def test_some_orders_of_the_last_weeks_were_paid_by_card_on_the_day_they_were_placed() -> None:
    settled = rows(select(Payment).where(BY_CARD, Payment.state == "settled"))
    placed = {order.id: order.placed_at for order in rows(select(Order).where(Order.method == "card"))}

    assert 40 <= len(settled) <= 60
    assert all(clock.now() - cards.KNOWN - timedelta(hours=1) < placed[one.subject_id] for one in settled)
    assert {one.settled_at - placed[one.subject_id] < timedelta(minutes=10) for one in settled} == {True}
    assert len({clock.riyadh(one.settled_at).date() for one in settled}) > 20
    assert set(rows(select(Order.id).where(Order.method == "card", Order.confirmed_at.is_not(None)))) == {
        one.subject_id for one in settled
    }


def test_their_parcels_live_as_the_others_do_and_lie_on_the_desk_and_with_the_shopper() -> None:
    of_cards = select(Parcel).join(Order, Order.id == Parcel.order_id).where(Order.method == "card")
    states = Counter(parcel.state for parcel in rows(of_cards))
    desk = rows(of_cards.join(Family, Family.id == Parcel.family_id).where(Family.slug == people.SHOWN_FAMILY))

    assert states["completed"] > 20
    assert {"declined", "cancelled", "completed"} < set(states)
    assert {parcel.state for parcel in desk} & {"placed", "accepted", "preparing", "ready"}
    assert rows(select(Order.id).where(Order.method == "card", Order.user_id.is_not(None)))


def test_one_card_was_not_taken_and_the_next_one_was() -> None:
    (declined,) = rows(select(Attempt).where(Attempt.trouble == "declined:insufficient_funds"))
    (before, after) = rows(select(Attempt).where(Attempt.payment_id == declined.payment_id).order_by(Attempt.number))

    assert (before.id, before.state, after.state, after.settles) == (declined.id, "expired", "paid", True)
    assert [one.id for one in rows(select(Attempt).where(Attempt.number > 1))] == [after.id]


def test_one_page_was_left_and_its_goods_are_free_again() -> None:
    (left,) = rows(select(Payment).where(BY_CARD, Payment.state != "settled"))
    (attempt,) = rows(select(Attempt).where(Attempt.payment_id == left.id))
    order = orders.get(left.subject_id)
    moved = select(func.sum(stock.StockMove.change)).where(stock.StockMove.subject == f"order:{order.id}")

    assert (left.state, attempt.state, order.confirmed_at) == ("expired", "expired", None)
    assert order.abandoned_at
    assert db.session.scalar(moved) in (None, 0)


def test_what_was_called_off_declined_and_brought_back_was_refunded_by_the_provider() -> None:
    asked = [one for one in refunds_by_card() if one.state != "unattributed"]

    assert {one.state for one in asked} == {"done"}
    assert {one.reason for one in asked} == {"cancelled", "declined", "returned"}
    assert {one.done_at - one.created_at for one in asked} == {timedelta(minutes=1)}
    assert all(one.provider_ref for one in asked)


def test_one_piece_came_back_and_was_refunded_in_part() -> None:
    (request,) = rows(select(returns.ReturnRequest).where(returns.ReturnRequest.state == "done"))
    (refund,) = [one for one in refunds_by_card() if one.reason == "returned"]
    parcel = orders.get_parcel(request.parcel_id)

    assert parcel.handed_over_at < request.asked_at < request.answered_at < refund.created_at < clock.now()
    assert 0 < refund.amount_minor < parcel.total_minor
    assert parcel.state == "completed"


def test_a_refund_that_was_found_and_a_dispute_wait_for_the_office() -> None:
    (found,) = [one for one in refunds_by_card() if one.state == "unattributed"]
    (dispute,) = rows(select(disputes.Dispute))
    open_alarms = {(alarm.kind, alarm.subject) for alarm in alarms.open_alarms()}

    assert {("refund-found", f"refund:{found.id}"), ("dispute-opened", f"dispute:{dispute.id}")} == open_alarms
    assert (dispute.state, dispute.reason) == ("open", "product_not_received")
    assert dispute.due_by > clock.now() + timedelta(days=3)
    assert found.attempt_id != dispute.attempt_id


def test_what_the_provider_told_was_followed() -> None:
    told = rows(select(hints.ProviderEvent))

    assert {event.state for event in told} == {"done"}
    assert {event.topic for event in told} == {"payment", "refund", "dispute"}


def test_the_books_were_compared_every_night_and_differed_once() -> None:
    runs = rows(select(reconciliation.ReconciliationRun).order_by(reconciliation.ReconciliationRun.id))
    balances = [one["theirs_minor"] == one["ours_minor"] for run in runs[1:] for one in run.balances]

    assert len(runs) in (cards.KNOWN.days - 1, cards.KNOWN.days)
    assert {after.until - before.until for before, after in pairwise(runs)} == {timedelta(days=1)}
    assert [(len(run.findings), run.findings[0]["kind"]) for run in runs if run.findings] == [(1, "missing")]
    assert runs[-2].findings
    assert balances.count(False) == 1
    assert [run.on_its_way for run in runs if run.on_its_way] == []


def test_what_the_provider_holds_is_what_our_books_say_it_does(telling_of_all: Told) -> None:
    account, balances = telling_of_all.account, ledger.balances()
    moved = sum(one.amount_minor - one.fee_minor for one in account.movements)

    assert account.holdings == {"SAR": balances[ledger.clearing("stripe")]}
    assert moved == balances[ledger.clearing("stripe")] > 0
    assert not ledger.unbalanced()
    assert telling_of_all.ahead == 0


def test_the_provider_paid_out_every_week() -> None:
    arrived = rows(select(LedgerTransaction.booked_at).where(LedgerTransaction.kind == "arrived"))
    days = {clock.riyadh(at).strftime("%a") for at in arrived}

    assert 8 <= len(arrived) <= 10
    assert days == {"Sun"}


def owed(statement: statements.Statement) -> int:
    """What the books say that the market owed a family at the end of a month."""
    there = statement.owed
    return there.coming_minor + there.payable_minor + there.on_the_way_minor


def test_families_statements_agree_from_month_to_month() -> None:
    sold = select(Parcel.family_id).join(Order, Order.id == Parcel.order_id).where(Order.method == "card")
    families = rows(select(Family).where(Family.id.in_(sold)))

    assert len(families) > 10
    for family in families[:10]:
        told = [statements.of_month(family, month) for month in reversed(statements.months_of(family))]
        assert all(after.opening_minor == before.closing_minor for before, after in pairwise(told))
        assert all(one.closing_minor == owed(one) for one in told)
        assert told[-1].closing_minor == ledger.owed_to(family.id) + told[-1].owed.on_the_way_minor


def test_without_a_provider_nobody_pays_by_card() -> None:
    wish = year.Wish(clock.now(), year.SHOPPERS[0], [], "cash", "done")
    paid = cards.paid_with(None, random.Random(1))

    assert [*paid.chosen([wish] * 3), *paid.every_second([wish] * 3)] == [wish] * 6
