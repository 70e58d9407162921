"""What the worker throws away: old counts, spent links, sign-ins long ended."""

from datetime import timedelta
from typing import Any

from sqlalchemy import delete, or_, select

from storefront.community import limits
from storefront.community.accounts.models import OneTimeToken, SignIn
from storefront.kernel import clock
from storefront.kernel.database import db

DAYS_KEPT = 30


def sweep(*, limit: int = 500) -> int:
    """Throws away what nobody needs after 30 days (counts after one); how many rows, without the counts."""
    old = clock.now() - timedelta(days=DAYS_KEPT)
    ended = or_(SignIn.ended_at < old, SignIn.expires_at < old)
    limits.sweep()
    spent = throw_away(OneTimeToken, OneTimeToken.expires_at < old, limit=limit)
    return spent + throw_away(SignIn, ended, limit=limit)


def throw_away(table: Any, where: Any, *, limit: int) -> int:
    """Deletes at most so many rows."""
    ids = db.session.scalars(select(table.id).where(where).limit(limit)).all()
    db.session.execute(delete(table).where(table.id.in_(ids)).execution_options(synchronize_session=False))
    return len(ids)
