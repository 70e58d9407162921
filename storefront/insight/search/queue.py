"""The refresh queue: 'index this again', written in the transaction of the change and emptied by the worker."""

from collections.abc import Sequence

from sqlalchemy import delete, func, select

from storefront.insight.search.models import SearchRefresh
from storefront.kernel import clock
from storefront.kernel.database import db


def ask(kind: str, subject_id: int) -> None:
    """Asks for a product, family or category to be indexed again."""
    db.session.add(SearchRefresh(kind=kind, subject_id=subject_id, asked_at=clock.now()))


def next_batch(*, limit: int = 500) -> Sequence[SearchRefresh]:
    """What is to be indexed, the oldest first."""
    return db.session.scalars(select(SearchRefresh).order_by(SearchRefresh.id).limit(limit)).all()


def done(ids: Sequence[int]) -> None:
    """What these rows asked for is in the index. Exactly these: one with a smaller id may be committed later."""
    db.session.execute(delete(SearchRefresh).where(SearchRefresh.id.in_(ids)))


def count_waiting() -> int:
    """How much is still to be indexed."""
    return db.session.scalar(select(func.count(SearchRefresh.id))) or 0
