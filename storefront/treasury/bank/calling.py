"""The office is called to every sum that waits for a person, and no longer than it does."""

from sqlalchemy import ColumnElement, String, and_, cast, exists, literal, or_, select

from storefront.kernel import money
from storefront.kernel.database import db
from storefront.treasury import alarms
from storefront.treasury.alarms import Alarm
from storefront.treasury.bank.models import BankCredit

CALLS = {"unknown": "credit-unknown", "asked": "credit-asked"}  # by the state of a sum that waits for somebody


def call_office(credit: BankCredit) -> None:
    """Calls it to a sum as it is now; what it was called to before ends."""
    subject, kind = f"credit:{credit.id}", CALLS.get(credit.state)
    alarms.end(subject, *(one for one in CALLS.values() if one != kind))
    if kind:
        alarms.raise_alarm(kind, subject, riyals=money.plain(credit.amount_minor))


def call_to_the_overlooked(*, limit: int = 100) -> int:
    """Calls it to sums that wait for somebody without an alarm, such as those that came in before there were any. What a
    person has closed with a note is not called to anew. How many there were, of at most `limit`."""
    waiting = or_(*(and_(BankCredit.state == state, ~_is_called_to(kind)) for state, kind in CALLS.items()))
    overlooked = select(BankCredit).where(waiting).order_by(BankCredit.id).limit(limit)
    found = db.session.scalars(overlooked.with_for_update(skip_locked=True)).all()
    for credit in found:
        call_office(credit)
    return len(found)


def _is_called_to(kind: str) -> ColumnElement[bool]:
    """Whether an alarm of this kind about a sum is open, or was closed by a person."""
    about = (Alarm.subject == literal("credit:") + cast(BankCredit.id, String), Alarm.kind == kind)
    return exists().where(*about, or_(Alarm.closed_at.is_(None), Alarm.note != ""))
