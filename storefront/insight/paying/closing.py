"""Closing an alarm about money: by somebody of the office whom that money does not concern."""

from storefront.insight.paying.matters import matters
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.treasury import alarms, interests
from storefront.treasury.alarms import Alarm
from storefront.treasury.payments import Payment


def close_alarm(alarm: Alarm, actor: Actor, *, note: str) -> None:
    """It is done with, and the note says how. Raises NotAllowed, OwnInterest, ReasonIsMissing, NotNow."""
    matter = matters([alarm.subject]).get(alarm.subject)
    if matter:
        payment = db.session.get_one(Payment, matter.payment_id)
        interests.only_others(actor, payment.purpose, payment.subject_id)
    alarms.close(alarm, actor, note=note)
