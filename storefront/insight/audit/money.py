"""Questions about payments and the ledger."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import and_, func, or_, select

from storefront.insight.audit.promises import PAID_BY_MARKET
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.trade.orders import Order, Parcel
from storefront.treasury import bank, gateways, ledger, payments
from storefront.treasury.disputes import Dispute
from storefront.treasury.hints import ProviderEvent
from storefront.treasury.ledger import LedgerEntry, LedgerTransaction
from storefront.treasury.payments import STRAY, Attempt, Payment, Refund

GRACE = timedelta(minutes=2)
SWEEP = timedelta(hours=1)  # within which the worker finds out whatever a provider knows
AHEAD = [method for method, ahead in gateways.WAYS.items() if ahead]
BACK = ("pending", "done", "unattributed")  # states of refunds that have left


def books_that_do_not_balance() -> Sequence[str]:
    """Every transaction, and the whole ledger, adds up to nothing."""
    whole = sum(ledger.balances().values())
    return [f"transaction {number}" for number in ledger.unbalanced()] + ([f"the whole: {whole}"] if whole else [])


def entries_booked_at_another_time() -> Sequence[str]:
    """Each entry carries the moment of its transaction, by which families' pages find it."""
    moments = LedgerEntry.booked_at != LedgerTransaction.booked_at
    statement = select(LedgerEntry.id).join(LedgerTransaction, LedgerTransaction.id == LedgerEntry.transaction_id)
    return [f"entry {number}" for number in db.session.scalars(statement.where(moments).order_by(LedgerEntry.id))]


def orders_paid_ahead_without_their_payment() -> Sequence[str]:
    """A confirmed order that is paid ahead has exactly one settled payment of its whole sum; nothing costs nothing."""
    settled = (
        select(Payment.subject_id, func.count().label("number"), func.sum(Payment.amount_minor).label("amount"))
        .where(Payment.purpose == "order", Payment.state == "settled")
        .group_by(Payment.subject_id)
        .subquery()
    )
    statement = (
        select(Order.reference)
        .outerjoin(settled, settled.c.subject_id == Order.id)
        .where(Order.method.in_(AHEAD), Order.confirmed_at.is_not(None), Order.total_minor > 0)
        .where(or_(settled.c.number.is_(None), settled.c.number != 1, settled.c.amount != Order.total_minor))
    )
    return list(db.session.scalars(statement))


def payments_without_their_order() -> Sequence[str]:
    """Money that came in for an order belongs to one that is confirmed."""
    statement = (
        select(Payment.reference)
        .outerjoin(Order, and_(Order.id == Payment.subject_id, Order.confirmed_at.is_not(None)))
        .where(Payment.purpose == "order", Payment.state == "settled", Order.id.is_(None))
    )
    return list(db.session.scalars(statement))


def sums_asked_twice() -> Sequence[str]:
    """For one thing there is at most one payment that can still be paid or was."""
    statement = (
        select(Payment.purpose, Payment.subject_id)
        .where(Payment.state.in_(("open", "settled")))
        .group_by(Payment.purpose, Payment.subject_id)
        .having(func.count() > 1)
    )
    return [f"{purpose} {subject}" for purpose, subject in db.session.execute(statement)]


def payments_open_for_too_long() -> Sequence[str]:
    """No payment stays open past its end; if some do, the worker is not running."""
    statement = select(Payment.reference).where(Payment.state == "open", Payment.expires_at < clock.now() - GRACE)
    return list(db.session.scalars(statement))


def pages_open_for_nothing() -> Sequence[str]:
    """No page of a provider stays open for something that is paid or called off."""
    statement = (
        select(Attempt.once)
        .join(Payment, Payment.id == Attempt.payment_id)
        .where(Attempt.state.in_(payments.LIVING), Payment.state != "open")
        .where(func.coalesce(Payment.settled_at, Payment.ended_at) < clock.now() - SWEEP)
    )
    return list(db.session.scalars(statement))


def payments_without_their_attempt() -> Sequence[str]:
    """What was paid on a provider's page was paid by exactly one attempt, of the same sum."""
    paying = and_(
        Attempt.payment_id == Payment.id,
        Attempt.settles,
        Attempt.state == "paid",
        Attempt.amount_minor == Payment.amount_minor,
        Attempt.currency == Payment.currency,
    )
    with_pages = select(Attempt.payment_id)
    unpaid = (
        select(Payment.reference)
        .outerjoin(Attempt, paying)
        .where(Payment.state == "settled", Payment.id.in_(with_pages), Attempt.id.is_(None))
    )
    unsettled = (
        select(Payment.reference)
        .join(Attempt, Attempt.payment_id == Payment.id)
        .where(Attempt.settles, Payment.state != "settled")
    )
    return [*db.session.scalars(unpaid), *db.session.scalars(unsettled)]


def money_nobody_owns() -> Sequence[str]:
    """What an attempt brought settles its payment or is on its way back, whole."""
    going = (
        select(Refund.attempt_id, func.sum(Refund.amount_minor).label("amount"))
        .where(Refund.reason.in_(STRAY))
        .group_by(Refund.attempt_id)
        .subquery()
    )
    statement = (
        select(Attempt.once)
        .outerjoin(going, going.c.attempt_id == Attempt.id)
        .where(Attempt.state == "paid", Attempt.settles.is_(False))
        .where(func.coalesce(going.c.amount, 0) != Attempt.amount_minor)
    )
    return list(db.session.scalars(statement))


def events_nobody_followed() -> Sequence[str]:
    """Every message of a provider came to an outcome; if some wait for long, the worker is not running."""
    waits = and_(ProviderEvent.state == "waiting", ProviderEvent.next_at < clock.now() - SWEEP)
    undone = and_(ProviderEvent.state.in_(("done", "ignored", "dead")), ProviderEvent.done_at.is_(None))
    never_taken_up = and_(ProviderEvent.state == "ignored", ProviderEvent.tries == 0)
    statement = select(ProviderEvent.event_id).where(or_(waits, and_(undone, ~never_taken_up)))
    return list(db.session.scalars(statement.order_by(ProviderEvent.id)))


def refunds_above_the_payment() -> Sequence[str]:
    """Never more goes back than came in, of a payment as of each attempt at it."""
    back = Refund.state.in_(BACK)
    by_attempt = (
        select(Refund.attempt_id, func.sum(Refund.amount_minor).label("amount"))
        .where(back)
        .group_by(Refund.attempt_id)
        .subquery()
    )
    by_hand = (
        select(Refund.payment_id, func.sum(Refund.amount_minor).label("amount"))
        .where(back, Refund.attempt_id.is_(None))
        .group_by(Refund.payment_id)
        .subquery()
    )
    attempts = select(Attempt.once).join(by_attempt, by_attempt.c.attempt_id == Attempt.id)
    doors = select(Payment.reference).join(by_hand, by_hand.c.payment_id == Payment.id)
    return [
        *db.session.scalars(attempts.where(by_attempt.c.amount > Attempt.amount_minor)),
        *db.session.scalars(doors.where(by_hand.c.amount > Payment.amount_minor)),
    ]


def sales_that_are_not_booked() -> Sequence[str]:
    """A parcel that was paid for, by its shopper or by a coupon of the market, is in the ledger once, and nothing else
    is."""
    at_door = select(Payment.subject_id).where(Payment.purpose == "parcel", Payment.state == "settled")
    by_coupon = (
        select(Parcel.id)
        .join(Order, Order.id == Parcel.order_id)
        .where(Order.confirmed_at.is_not(None), Parcel.total_minor == 0, PAID_BY_MARKET > 0)
    )
    ahead = (
        select(Parcel.id)
        .join(Payment, and_(Payment.subject_id == Parcel.order_id, Payment.purpose == "order"))
        .where(Payment.state == "settled", Parcel.total_minor + PAID_BY_MARKET > 0)
    )
    paid = {
        f"sale:parcel:{parcel}" for statement in (at_door, ahead, by_coupon) for parcel in db.session.scalars(statement)
    }
    return sorted(_booked("sale") ^ paid)


def refunds_that_are_not_booked() -> Sequence[str]:
    """Every refund that was asked for was taken out of the shares, or was nobody's; every one carried out was paid back."""
    turned = (
        select(LedgerTransaction.once, func.sum(LedgerEntry.amount_minor))
        .join(LedgerEntry, LedgerEntry.transaction_id == LedgerTransaction.id)
        .where(LedgerTransaction.kind == "paid_back", LedgerEntry.amount_minor > 0)
        .group_by(LedgerTransaction.once)
    )
    paid = {once: int(total) for once, total in db.session.execute(turned)}
    taken = {once.partition(":late:")[0] for once in _booked("taken_back") | _booked("stray")}
    wrong = []
    for one in db.session.scalars(select(Refund)):
        source = f"stray:{one.subject.partition(':')[2]}" if one.reason in STRAY else f"taken-back:{one.subject}"
        name = f"refund:{one.id}" + (f":again:{one.again}" if one.again else "")
        back = f"paid-back:{name}" + ("" if one.way == "provider" else f":{one.way}")
        # itself, or a part of it that goes another way; or found with money that was nobody's
        is_own = f"{one.once}:".startswith(f"{one.subject}:") or one.once.startswith("found:")
        is_taken = one.reason in bank.FOUND or (source in taken and is_own)
        is_paid = one.state not in ("done", "unattributed") or paid.get(back) == one.amount_minor
        wrong += [] if is_taken and is_paid else [one.once]
    return wrong


def refunds_nobody_gave() -> Sequence[str]:
    """What counts as given back was given: by payers' banks within what they kept, by providers under a name of theirs."""
    by_bank = (
        select(Refund.attempt_id, func.sum(Refund.amount_minor).label("amount"))
        .where(Refund.way == "dispute", Refund.state == "done")
        .group_by(Refund.attempt_id)
        .subquery()
    )
    kept = (
        select(Dispute.attempt_id, func.sum(Dispute.amount_minor).label("amount"))
        .where(Dispute.state == "lost")
        .group_by(Dispute.attempt_id)
        .subquery()
    )
    above = (
        select(Attempt.once)
        .join(by_bank, by_bank.c.attempt_id == Attempt.id)
        .outerjoin(kept, kept.c.attempt_id == Attempt.id)
        .where(by_bank.c.amount > func.coalesce(kept.c.amount, 0))
    )
    nameless = and_(Refund.way == "provider", Refund.attempt_id.is_not(None), Refund.provider_ref.is_(None))
    unknown = select(Refund.once).where(Refund.state.in_(BACK), nameless)
    return [*db.session.scalars(above), *db.session.scalars(unknown)]


def costs_that_are_not_booked() -> Sequence[str]:
    """What providers kept of payments, and what banks took in disputes, is in the ledger."""
    fees = select(Attempt.id).where(Attempt.fee_minor > 0, Attempt.settled_currency == Attempt.currency)
    taken = select(Dispute.id, Dispute.turns).where(Dispute.turns > 0)
    expected = {f"fee:attempt:{attempt}" for attempt in db.session.scalars(fees)}
    expected |= {
        f"disputed:dispute:{number}:{turn}"
        for number, turns in db.session.execute(taken)
        for turn in range(1, turns + 1)
    }
    return sorted(expected - _booked("provider_fee") - _booked("disputed"))


def _booked(kind: str) -> set[str]:
    """The names of everything booked of a kind."""
    return set(db.session.scalars(select(ledger.LedgerTransaction.once).where(ledger.LedgerTransaction.kind == kind)))
