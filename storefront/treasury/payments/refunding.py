"""Refunds: asked for here, never beyond what was paid; what the provider then says of them; those it knows and we did not."""

from datetime import timedelta

from sqlalchemy import func, select, update

from storefront.kernel import clock, money
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.treasury import alarms, gateways
from storefront.treasury.gateways import RefundSnapshot
from storefront.treasury.payments import attempts
from storefront.treasury.payments.commands import lock
from storefront.treasury.payments.facts import MoneySentBack, RefundDone, RefundFailed, RefundFound
from storefront.treasury.payments.models import Attempt, Payment, Refund
from storefront.treasury.payments.refusals import RefundIsTooMuch
from storefront.treasury.payments.states import FAMILY, GOING, REFUND

DIFFERS = "differs"  # the provider gave back another sum than was asked
ORGANISER, HANDS = "organiser", (FAMILY, "organiser")  # who gives back out of their own hand
OVERLAPS = "overlaps"  # as much was given back in the provider's own office before, and nobody has said for what
BY_HAND = "by_hand"  # nobody failed: this provider never gives anything back by itself
DENIED = "denied"  # a family says that it gave cash back, the shopper that it did not
PEOPLE = {
    BY_HAND: "refund-by-hand",
    DENIED: "refund-denied",
    OVERLAPS: "refund-overlaps",
}  # what a person sees to, by what stood in the way
UNPAID = ("refund-failed", *PEOPLE.values())  # alarms that end when the money is with its payer
STRAYS = {"twice": "paid-twice", "late": "paid-late"}  # pages are closed so that these do not happen; a bank has none
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 2, 5, 15, 60))  # between tries, the last again and again


def ask_refund(
    payment: Payment,
    amount_minor: int,
    *,
    once: str,
    reason: str,
    attempt: Attempt | None = None,
    way: str = "provider",
) -> Refund:
    """Money is to go back (halalas) on a payment, or on an attempt of it that was paid beside it; `once` names why, so that
    it is asked once. What somebody has in hand (`way`) waits until they say that they gave it. Raises RefundIsTooMuch."""
    known = db.session.scalar(select(Refund).where(Refund.once == once))
    if known:
        return known
    payment = lock(payment.id)
    attempt = attempt or settling(payment.id)
    if amount_minor > left_of(payment, attempt):
        raise RefundIsTooMuch()
    refund = Refund(
        payment_id=payment.id,
        attempt_id=attempt.id if attempt else None,
        once=once,
        subject=once,
        amount_minor=amount_minor,
        reason=reason,
        state="asked",
        way=way,
        created_at=clock.now(),
        next_try_at=None if way in HANDS else clock.now(),
    )
    db.session.add(refund)
    db.session.flush()
    return refund


def send_back(attempt_id: int, why: str) -> None:
    """The whole money of an attempt goes back: the payment was paid already ("twice"), its thing is gone ("late"), it is
    more than was asked ("over") or never became enough ("short")."""
    payment, attempt = attempts.locked(attempt_id)
    ask_refund(payment, attempt.amount_minor, once=f"{why}:attempt:{attempt.id}", reason=why, attempt=attempt)
    if why in STRAYS and gateways.account_of(attempt.provider) is None:
        alarms.raise_alarm(STRAYS[why], f"attempt:{attempt.id}")
    about = (payment.id, payment.purpose, payment.subject_id, payment.gateway, attempt.amount_minor)
    tell(MoneySentBack(*about, attempt.id, why))


def settling(payment_id: int) -> Attempt | None:
    """The attempt whose money is a payment's; none for cash."""
    return db.session.scalar(select(Attempt).where(Attempt.payment_id == payment_id, Attempt.settles))


def left_of(payment: Payment, attempt: Attempt | None) -> int:
    """What can still go back, in halalas; nothing of what never came in."""
    whose = Refund.attempt_id == attempt.id if attempt else Refund.payment_id == payment.id
    gone = db.session.scalar(select(func.sum(Refund.amount_minor)).where(whose, Refund.state.in_(GOING))) or 0
    if attempt:
        return attempt.amount_minor - gone if attempt.state == "paid" else 0
    return payment.amount_minor - gone if payment.state == "settled" else 0


def has_found(payment_id: int) -> bool:
    """Whether money of a payment went back and nobody has said yet for what."""
    found = select(Refund.id).where(Refund.payment_id == payment_id, Refund.state == "unattributed").limit(1)
    return db.session.scalar(found) is not None


def claim_try(refund_id: int) -> bool:
    """Takes a refund that is due upon oneself and plans when it is looked at again; False when somebody else did."""
    now = clock.now()
    tries = db.session.scalars(select(Refund.tries).where(Refund.id == refund_id)).one()
    due = (Refund.id == refund_id, Refund.tries == tries, Refund.state.in_(("asked", "pending")))
    claimed = (
        update(Refund)
        .where(*due, Refund.next_try_at <= now)
        .values(
            tries=tries + 1,
            tried_at=func.coalesce(Refund.tried_at, now),
            next_try_at=now + PAUSES[min(tries, len(PAUSES) - 1)],
        )
        .returning(Refund.id)
        .execution_options(synchronize_session=False)
    )
    return db.session.execute(claimed).scalar_one_or_none() is not None


def wait_for_the_bank(refund: Refund) -> None:
    """Nobody was asked for it: a bank looks into its money first."""
    refund.trouble, refund.tries, refund.next_try_at = "disputed", refund.tries - 1, clock.now() + PAUSES[-1]
    refund.tried_at = refund.tried_at if refund.tries else None
    db.session.flush()


def locked_refund(refund_id: int) -> tuple[Payment, Refund]:
    """A refund and its payment as they are now, held for this unit of work."""
    payment_id = db.session.scalars(select(Refund.payment_id).where(Refund.id == refund_id)).one()
    payment = lock(payment_id)
    return payment, db.session.get_one(Refund, refund_id, populate_existing=True)


def record_refund(refund_id: int, seen: RefundSnapshot) -> Refund:
    """Takes in what a provider said of a refund of ours."""
    payment, refund = locked_refund(refund_id)
    if (seen.amount_minor, seen.currency) != (refund.amount_minor, payment.currency):
        fail(payment, refund, trouble=DIFFERS)
        return refund
    refund.provider_ref = seen.ref
    if seen.state == "pending" and REFUND.allows(refund.state, "pending"):
        refund.state, refund.trouble = "pending", seen.trouble
    elif seen.state == "done":
        be_done(payment, refund, way=refund.way)
    elif seen.state == "failed":
        fail(payment, refund, trouble=seen.trouble)
    db.session.flush()
    return refund


def be_done(payment: Payment, refund: Refund, *, way: str) -> None:
    """The money is back with who paid it; the first time it is told. One that was found is booked already."""
    if not REFUND.allows(refund.state, "done") or refund.state == "unattributed":
        return
    refund.state, refund.way, refund.done_at = "done", way, clock.now()
    refund.next_try_at, refund.trouble = None, ""
    db.session.flush()
    alarms.end(f"refund:{refund.id}", *UNPAID)
    if refund.reason in STRAYS:
        alarms.end(f"attempt:{refund.attempt_id}", STRAYS[refund.reason])
    tell(RefundDone(refund.id, payment.id, payment.gateway, refund.amount_minor, way))


def fail(payment: Payment, refund: Refund, *, trouble: str) -> None:
    """The money did not go back, or came back to us: it is owed again, and a person has to see to it. What came back before
    anybody knew for what it was is owed to nobody."""
    after = "void" if refund.state == "unattributed" else "failed"
    if not REFUND.allows(refund.state, after):
        return
    was_done = refund.state in ("done", "unattributed")
    refund.state, refund.trouble, refund.done_at, refund.next_try_at = after, trouble, None, None
    db.session.flush()
    if after == "void":
        alarms.end(f"refund:{refund.id}", "refund-found", "transfer-taken-back")
    else:
        call_office(refund)
    tell(RefundFailed(refund.id, payment.id, payment.gateway, refund.amount_minor, was_done, refund.way))


def call_office(refund: Refund) -> None:
    """Says what a person has to see to about a refund that failed, with its sum; an older call about it ends."""
    subject, riyals = f"refund:{refund.id}", money.plain(refund.amount_minor)
    alarms.end(subject, *UNPAID)
    if refund.trouble in PEOPLE:
        alarms.raise_alarm(PEOPLE[refund.trouble], subject, riyals=riyals)
    else:
        alarms.raise_alarm("refund-failed", subject, code=refund.trouble, riyals=riyals)


def record_refunds(attempt_id: int, seen: list[RefundSnapshot]) -> None:
    """Takes in what went back on an attempt: ours by their names, all else as found, but for what is other money."""
    attempt = db.session.get_one(Attempt, attempt_id)
    lock(attempt.payment_id)
    for one in seen:
        known = _known(attempt_id, one)
        if known:
            record_refund(known.id, one)
        elif one.state != "failed" and not attempts.is_other_money(attempt, one.currency):
            _find(attempt, one)


def _known(attempt_id: int, seen: RefundSnapshot) -> Refund | None:
    """The row of a refund a provider speaks of: by its own name for it, or by ours."""
    by_ref = db.session.scalar(select(Refund).where(Refund.provider_ref == seen.ref))
    if by_ref or not seen.reference:
        return by_ref
    mine = select(Refund, Payment).join(Payment, Payment.id == Refund.payment_id)
    unknown = mine.where(Refund.attempt_id == attempt_id, Refund.provider_ref.is_(None))
    rows = db.session.execute(unknown).all()
    return next((refund for refund, payment in rows if name_of(payment, refund) == seen.reference), None)


def name_of(payment: Payment, refund: Refund) -> str:
    """What a refund of ours is called at the provider: the same in no other market that shares its account there, and
    another one when it is begun anew, since a provider repeats what it once answered to a name."""
    name = f"{payment.reference}:{refund.once}"
    return f"{name}:{refund.again}" if refund.again else name


def _find(attempt: Attempt, seen: RefundSnapshot) -> None:
    found = Refund(
        payment_id=attempt.payment_id,
        attempt_id=attempt.id,
        once=f"found:{attempt.provider}:{seen.ref}"[:120],
        amount_minor=seen.amount_minor,
        reason="found",
        state="unattributed",
        provider_ref=seen.ref,
        created_at=clock.now(),
    )
    db.session.add(found)
    db.session.flush()
    alarms.raise_alarm("refund-found", f"refund:{found.id}")
    tell(RefundFound(found.id, attempt.payment_id, attempt.provider, found.amount_minor))
