"""Money that came and was not what was asked for, so that it was not booked: a person of the office sends it back, or takes it
all the same. What the provider said of it a moment ago is given by whoever asked."""

from collections.abc import Sequence

from sqlalchemy import select

from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import N_, NotNow, ReasonIsMissing
from storefront.treasury import alarms, interests, payments
from storefront.treasury.gateways import RefundSnapshot, Snapshot
from storefront.treasury.payments import Attempt, MoneySentBack, Payment, Refund, differences
from storefront.treasury.refunds.commands import attribute

WHY = "differs"
NOT_OURS = frozenset({"currency", "live"})  # no book of ours is kept in other money
TAKEN = ["reference"]  # all that may differ of what is taken on


class MoneyIsOther(NotNow):
    """The market keeps its books in riyals, and of real money."""

    text = N_("هذا المبلغ بعملة أخرى أو تجريبي، فلا يدخل دفترنا. ردّوه من لوحة شركة الدفع، ثم أغلقوا التنبيه.")


class MoneyIsAnothers(NotNow):
    """What the page shows is the money of another try, which is booked or sent back there."""

    text = N_("هذا المبلغ لدفعة أخرى عندنا، فلا يُردّ هنا ولا يُقبل.")


class SumIsAnother(NotNow):
    """An order is not paid by more or less than it costs."""

    text = N_("المبلغ غير ثمن الطلب، فلا يُقبل عنه. ردّوه إلى صاحبه، ويدفع من جديد.")


def check(attempt_id: int, actor: Actor, reason: str) -> None:
    """Raises NotAllowed, OwnInterest, ReasonIsMissing."""
    payment = db.session.get_one(Payment, db.session.get_one(Attempt, attempt_id).payment_id)
    interests.only_others(actor, payment.purpose, payment.subject_id)
    if not reason.strip():
        raise ReasonIsMissing()


def send_back(attempt_id: int, seen: Snapshot, went: Sequence[RefundSnapshot]) -> None:
    """All of it goes back to who paid it: what somebody gave back in the provider's own office (`went`) is linked to it, and
    the provider is asked for the rest. Raises NotNow where it was decided before, MoneyIsOther, MoneyIsAnothers."""
    payment, attempt, differs = _held(attempt_id, seen)
    attempt.amount_minor, attempt.payment_ref = seen.amount_minor, seen.payment_ref
    payments.settling.be_there(attempt, seen, differs)
    payments.refunding.record_refunds(attempt.id, list(went))
    subject, rest = f"{WHY}:attempt:{attempt.id}", attempt.amount_minor
    waiting = (Refund.attempt_id == attempt.id, Refund.state == "unattributed")
    for found in db.session.scalars(select(Refund).where(*waiting).order_by(Refund.id)).all():
        attribute(found, {subject: found.amount_minor})
        found.reason, rest = WHY, rest - found.amount_minor
    if rest > 0:
        payments.ask_refund(payment, rest, once=subject, reason=WHY, attempt=attempt)
    about = (payment.id, payment.purpose, payment.subject_id, payment.gateway, attempt.amount_minor)
    tell(MoneySentBack(*about, attempt.id, WHY))


def take_on(attempt_id: int, seen: Snapshot) -> None:
    """It pays what it was meant for, since only the name under which it came differs. Raises NotNow where it was decided
    before, MoneyIsOther, MoneyIsAnothers, SumIsAnother."""
    payment, attempt, differs = _held(attempt_id, seen)
    if differs != TAKEN:
        raise SumIsAnother()
    payments.settling.take(payment, attempt, seen)
    payments.settling.be_there(attempt, seen, differs)


def _held(attempt_id: int, seen: Snapshot) -> tuple[Payment, Attempt, list[str]]:
    """The attempt, held, with what differs of its money; nobody is called about it any more."""
    payment, attempt = payments.attempts.locked(attempt_id)
    differs = differences(attempt, seen)
    if attempt.state != "refused" or seen.state != "paid" or not differs:
        raise NotNow()
    if NOT_OURS & set(differs):
        raise MoneyIsOther()
    if not seen.payment_ref or payments.settling.is_anothers(attempt, seen):
        raise MoneyIsAnothers()
    alarms.end(f"attempt:{attempt.id}", "payment-differs")
    return payment, attempt, differs
