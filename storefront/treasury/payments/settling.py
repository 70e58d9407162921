"""The only place where a provider's word becomes money: what it says of an attempt, compared, booked once, never undone."""

from sqlalchemy import select

from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.treasury import alarms
from storefront.treasury.gateways import Cost, Snapshot
from storefront.treasury.payments import attempts
from storefront.treasury.payments.facts import CostKnown, PaidLate, PaidTwice, PaymentSettled
from storefront.treasury.payments.models import Attempt, Payment
from storefront.treasury.payments.states import ATTEMPT, PAYMENT
from storefront.treasury.payments.verdicts import differences


def record(attempt_id: int, seen: Snapshot) -> Attempt:
    """Takes in what a provider said of an attempt. News that is older than what we know changes nothing."""
    payment, attempt = attempts.locked(attempt_id)
    attempt.looked_at = clock.now()
    known = attempt.trouble.split(",") if attempt.state == "paid" else []  # a person has decided about these
    differs = [one for one in differences(attempt, seen) if one not in known]
    if seen.state == "paid" and differs:
        _refuse(attempt, differs)
    elif seen.state == "paid":
        take(payment, attempt, seen)
    elif seen.state == "processing" and ATTEMPT.allows(attempt.state, "processing"):
        attempt.state, attempt.url = "processing", ""
        attempt.payment_ref = seen.payment_ref or attempt.payment_ref
    elif seen.state in ("failed", "expired"):
        attempts.end(attempt, seen.state, trouble=declined(seen))
    elif seen.state == "open" and seen.declined:
        attempt.trouble = declined(seen)
    db.session.flush()
    return attempt


def declined(seen: Snapshot) -> str:
    """What is kept of a card that was turned down."""
    return f"declined:{seen.declined}"[:80] if seen.declined else ""


def _refuse(attempt: Attempt, differs: list[str]) -> None:
    """Money that is not what was asked for is never booked; a person looks at it."""
    attempts.end(attempt, "refused", trouble=",".join(differs))
    alarms.raise_alarm("payment-differs", f"attempt:{attempt.id}", differs=", ".join(differs))


def is_anothers(attempt: Attempt, seen: Snapshot) -> bool:
    """Whether the money a provider speaks of is that of another attempt."""
    mine = (Attempt.provider == attempt.provider, Attempt.payment_ref == seen.payment_ref, Attempt.id != attempt.id)
    return db.session.scalar(select(Attempt.id).where(*mine)) is not None


def be_there(attempt: Attempt, seen: Snapshot, differs: list[str]) -> None:
    """A person has decided about money that differs in these: it is there, and nobody asks about them again."""
    attempt.state, attempt.url, attempt.ended_at = "paid", "", attempt.ended_at or clock.now()
    attempt.trouble = ",".join(differs)
    if seen.cost and attempt.fee_minor is None:
        _note_cost(attempt, seen.cost)
    attempt.next_look_at = None if attempt.fee_minor is not None else clock.now()
    db.session.flush()


def take(payment: Payment, attempt: Attempt, seen: Snapshot) -> None:
    """The money of an attempt is there: the first time it is told, later only its cost can be news."""
    if ATTEMPT.allows(attempt.state, "paid"):
        attempt.state, attempt.ended_at, attempt.url, attempt.trouble = "paid", clock.now(), "", ""
        attempt.payment_ref = seen.payment_ref
        db.session.flush()
        _tell(payment, attempt)
    if seen.cost and attempt.fee_minor is None:
        _note_cost(attempt, seen.cost)
    if attempt.fee_minor is not None:
        attempt.next_look_at = None


def _tell(payment: Payment, attempt: Attempt) -> None:
    about = (payment.id, payment.purpose, payment.subject_id, payment.gateway, payment.amount_minor)
    if payment.state == "open":
        accept(payment, attempt)
        tell(PaymentSettled(*about))
    elif payment.state == "settled":
        tell(PaidTwice(*about, attempt.id))
    else:
        tell(PaidLate(*about, attempt.id))


def accept_late(attempt_id: int) -> None:
    """What a payment was for can still be had although it had ended: the money is taken. Who waits for it knows already."""
    accept(*attempts.locked(attempt_id))


def accept(payment: Payment, attempt: Attempt) -> None:
    """The money of this attempt is the payment's. Raises NotNow for a payment that has its money."""
    PAYMENT.check(payment.state, "settled")
    attempt.settles = True
    payment.state, payment.settled_at = "settled", clock.now()
    db.session.flush()


def _note_cost(attempt: Attempt, cost: Cost) -> None:
    attempt.fee_minor, attempt.settled_minor = cost.fee_minor, cost.settled_minor
    attempt.settled_currency = cost.settled_currency
    attempt.settled_rate = str(cost.rate) if cost.rate is not None else None
    if cost.settled_currency != attempt.currency:
        subject = f"provider:{attempt.provider}"
        alarms.raise_alarm("settled-in-other-currency", subject, currency=cost.settled_currency)
    elif cost.fee_minor:
        tell(CostKnown(attempt.payment_id, attempt.id, attempt.provider, cost.fee_minor))
