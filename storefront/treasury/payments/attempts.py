"""Attempts: opened one after the other, sent to the provider's page, ended. The caller holds the payment's lock."""

from datetime import timedelta

from sqlalchemy import select, update

from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.treasury import alarms, gateways
from storefront.treasury.payments.commands import GRACE, hold_until, lock
from storefront.treasury.payments.models import Attempt, Payment
from storefront.treasury.payments.refusals import (
    PageIsAway,
    PaymentIsBeingChecked,
    PaymentIsBeingConfirmed,
    PaymentIsClosed,
    PaymentIsPaid,
    TooManyAttempts,
)
from storefront.treasury.payments.states import ATTEMPT, LIVING

MOST_ATTEMPTS = 8  # each holds the goods for half an hour more
LOOKS = tuple(
    timedelta(minutes=minutes) for minutes in (1, 2, 5, 15, 60)
)  # pauses between looks, the last again and again
FIRST_LOOK = timedelta(minutes=2)
MOST_LOOKS = 150  # about six days
ENOUGH_LOOKS = 4  # for a page of which nobody ever heard


def of_payment(payment_id: int) -> list[Attempt]:
    """Every attempt as it is now, in their order."""
    statement = select(Attempt).where(Attempt.payment_id == payment_id).order_by(Attempt.number)
    return list(db.session.scalars(statement.execution_options(populate_existing=True)))


def locked(attempt_id: int) -> tuple[Payment, Attempt]:
    """An attempt and its payment as they are now, held for this unit of work."""
    payment_id = db.session.scalars(select(Attempt.payment_id).where(Attempt.id == attempt_id)).one()
    payment = lock(payment_id)
    return payment, db.session.get_one(Attempt, attempt_id, populate_existing=True)


def read(attempt_id: int) -> Attempt:
    """An attempt as it is now."""
    return db.session.get_one(Attempt, attempt_id, populate_existing=True)


def is_wanted(attempt: Attempt) -> bool:
    """Whether it is good that this attempt is paid, or it is paid already; any other page had better be closed."""
    payment = db.session.get_one(Payment, attempt.payment_id, populate_existing=True)
    return attempt.state == "paid" or (attempt.state in LIVING and payment.state == "open")


def is_young(attempt: Attempt) -> bool:
    """Whether the request for its page may still be on its way."""
    return attempt.state == "new" and clock.now() < attempt.created_at + FIRST_LOOK


def is_other_money(attempt: Attempt, currency: str) -> bool:
    """Whether money moved in another currency than an attempt's: it is never booked, and the office is called."""
    if currency != attempt.currency:
        about = {"provider": attempt.provider, "currency": currency}
        alarms.raise_alarm("moved-in-other-currency", f"attempt:{attempt.id}", **about)
    return currency != attempt.currency


def open_attempt(payment: Payment, *, live: bool, after: int) -> Attempt:
    """The attempt that comes after number `after`: the one a twin of this request has made already, or a new one.

    Raises PaymentIsPaid, PaymentIsClosed, PaymentIsBeingConfirmed, PaymentIsBeingChecked, TooManyAttempts, and PageIsAway
    while an older page could not be closed.
    """
    _check_open(payment)
    before = of_payment(payment.id)
    newest = before[-1] if before else None
    if newest and newest.state in LIVING:
        if newest.state == "processing":
            raise PaymentIsBeingConfirmed()
        if newest.number <= after:
            raise PageIsAway()
        return newest
    if any(attempt.state == "refused" for attempt in before):
        raise PaymentIsBeingChecked()
    number = newest.number + 1 if newest else 1
    if number > MOST_ATTEMPTS:
        raise TooManyAttempts()
    return _new(payment, number, live)


def _check_open(payment: Payment) -> None:
    if payment.state == "settled":
        raise PaymentIsPaid()
    if payment.state != "open" or (payment.expires_at and payment.expires_at <= clock.now()):
        raise PaymentIsClosed()


def _new(payment: Payment, number: int, live: bool) -> Attempt:
    now = clock.now()
    minutes = gateways.GATEWAYS[payment.gateway].capabilities.page_minutes
    attempt = Attempt(
        payment_id=payment.id,
        number=number,
        provider=payment.gateway,
        once=f"{payment.reference}:{number}",
        amount_minor=payment.amount_minor,
        currency=payment.currency,
        live=live,
        state="new",
        expires_at=now + timedelta(minutes=minutes),
        created_at=now,
        next_look_at=now + FIRST_LOOK,
    )
    db.session.add(attempt)
    db.session.flush()
    hold_until(payment, now + timedelta(minutes=minutes) + GRACE)
    return attempt


def redirect(payment: Payment, attempt: Attempt, handle: gateways.Handle) -> bool:
    """The provider has opened a page; whether somebody may be sent there. When the payment or the attempt has ended
    meanwhile, nobody may, and the page is known so that it can be closed."""
    attempt.session_ref = handle.ref
    if attempt.state in LIVING and payment.state == "open":
        if attempt.state == "new":
            attempt.state, attempt.url, attempt.expires_at = "redirected", handle.url, handle.expires_at
            hold_until(payment, handle.expires_at + GRACE)
        db.session.flush()
        return True
    attempt.next_look_at = clock.now()
    db.session.flush()
    return False


def end(attempt: Attempt, state: str, *, trouble: str = "") -> None:
    """An attempt comes to nothing: failed, expired, abandoned or refused. One that has ended already stays as it is."""
    if not ATTEMPT.allows(attempt.state, state):
        return
    attempt.state, attempt.ended_at, attempt.url = state, clock.now(), ""
    attempt.trouble = trouble or attempt.trouble
    attempt.next_look_at = clock.now() + FIRST_LOOK if state == "abandoned" else None
    db.session.flush()


def note_found(attempt: Attempt, session_ref: str | None) -> bool:
    """Whether there is a page nobody was sent to: the provider was asked for one that we never heard of. Without one the
    attempt comes to nothing and is looked for a few times more."""
    if attempt.state not in ("new", "abandoned"):
        return False  # the answer came after all
    if session_ref is None:
        end(attempt, "abandoned", trouble="never opened")
        attempt.next_look_at = attempt.next_look_at if attempt.looks < ENOUGH_LOOKS else None
    else:
        attempt.session_ref = session_ref
    db.session.flush()
    return attempt.session_ref is not None


def claim_look(attempt_id: int) -> bool:
    """Takes a look that is due upon oneself and plans the next one; False when somebody else did."""
    now = clock.now()
    looks = db.session.scalars(select(Attempt.looks).where(Attempt.id == attempt_id)).one()
    pause = LOOKS[min(looks, len(LOOKS) - 1)]
    claimed = (
        update(Attempt)
        .where(Attempt.id == attempt_id, Attempt.looks == looks, Attempt.next_look_at <= now)
        .values(looks=looks + 1, next_look_at=now + pause if looks < MOST_LOOKS else None)
        .returning(Attempt.id)
        .execution_options(synchronize_session=False)
    )
    return db.session.execute(claimed).scalar_one_or_none() is not None


def arrived(payment: Payment, amount_minor: int, *, stray: bool = False) -> Attempt:
    """Money (halalas) that came without a page of a provider's, as an attempt of its own; a `stray` one pays nothing and
    is only there to be sent back. The caller holds the payment's lock."""
    number = max((attempt.number for attempt in of_payment(payment.id)), default=0) + 1
    attempt = Attempt(
        payment_id=payment.id,
        number=number,
        provider=payment.gateway,
        once=f"{payment.reference}:{number}",
        payment_ref=f"{payment.reference}:{number}",
        amount_minor=amount_minor,
        currency=payment.currency,
        live=gateways.GATEWAYS[payment.gateway].live,
        state="paid" if stray else "new",
        fee_minor=0,
        created_at=clock.now(),
        ended_at=clock.now() if stray else None,
    )
    db.session.add(attempt)
    db.session.flush()
    return attempt


def as_seen(attempt: Attempt) -> gateways.Snapshot:
    """What has been seen of money that is there already."""
    return gateways.Snapshot(
        "paid", attempt.amount_minor, attempt.currency, attempt.once, attempt.live, payment_ref=attempt.payment_ref
    )
