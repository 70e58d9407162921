"""Reports that are rows of a table of their own, one for each person and thing: filing one, ending them, reading them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from sqlalchemy import ColumnElement, exists, select, update
from sqlalchemy.orm import InstrumentedAttribute

from storefront.kernel import clock
from storefront.kernel.database import db, insert_once
from storefront.kernel.refusals import ReasonIsMissing
from storefront.trade.moderation.deciding import MOST_REASON
from storefront.trade.moderation.models import Report

Row = TypeVar("Row", bound=Report)


@dataclass(frozen=True)
class Reports(Generic[Row]):
    """The reports of one kind of thing: their table, and its column that names the thing."""

    table: type[Row]
    about: InstrumentedAttribute[int]

    def file(self, thing_id: int, user_id: int, reason: str) -> str:
        """A person's report. Asking again changes nothing while the office has not decided, and is heard anew afterwards.
        Returns the reason as it is kept, or nothing when nothing changed. Raises ReasonIsMissing."""
        if not reason.strip():
            raise ReasonIsMissing()
        said = {"reason": reason[:MOST_REASON], "reported_at": clock.now(), "decided_at": None}
        mine = {self.about.key: thing_id, "user_id": user_id}
        once = (
            insert_once(self.table)
            .values(**mine, **said)
            .on_conflict_do_update(index_elements=list(mine), set_=said, where=self.table.decided_at.is_not(None))
            .returning(self.table.id)
        )
        return reason[:MOST_REASON] if db.session.execute(once).scalar_one_or_none() is not None else ""

    def end(self, thing_id: int) -> bool:
        """Ends every open report of a thing; whether there was one."""
        mine = (self.about == thing_id, self.table.decided_at.is_(None))
        ended = update(self.table).where(*mine).values(decided_at=clock.now()).returning(self.table.id)
        return bool(db.session.execute(ended.execution_options(synchronize_session=False)).all())

    def is_open(self, thing_id: InstrumentedAttribute[int]) -> ColumnElement[bool]:
        """For a query of the things: those with a report nobody has decided."""
        return exists().where(self.about == thing_id, self.table.decided_at.is_(None))

    def of(self, thing_ids: Sequence[int]) -> Mapping[int, Sequence[Row]]:
        """The reports of some things, the oldest first, by thing; one query."""
        rows: dict[int, list[Row]] = {}
        statement = select(self.table).where(self.about.in_(thing_ids)).order_by(self.table.id)
        for row in db.session.scalars(statement):
            rows.setdefault(getattr(row, self.about.key), []).append(row)
        return rows

    def by(self, user_id: int) -> Sequence[Row]:
        """What a person asked the office to look at, the oldest first."""
        mine = select(self.table).where(self.table.user_id == user_id)
        return db.session.scalars(mine.order_by(self.table.id)).all()
