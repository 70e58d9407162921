"""Writing the journal."""

from typing import Any

from storefront.insight.journal.models import JournalEntry
from storefront.kernel import clock
from storefront.kernel.database import db


def note(
    kind: str, *, subject: str, actor_id: int | None = None, reason: str = "", values: dict[str, Any] | None = None
) -> None:
    """One thing that happened: what, to what ("parcel:12"), by whom, why. Never secrets, never addresses."""
    entry = JournalEntry(
        at=clock.now(), kind=kind, subject=subject, actor_id=actor_id, reason=reason[:300], values=values or {}
    )
    db.session.add(entry)
