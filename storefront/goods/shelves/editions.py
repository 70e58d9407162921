"""Which edition of the shelves is being read: two numbers that rise with them, so that answers can be kept beside them."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import insert, select, update

from storefront.goods.shelves.models import ShelfVersion
from storefront.kernel import facts
from storefront.kernel.database import db

THE_ROW = 1
LAST = 9  # nearly every unit that changes the shelves raises this one row: after everything else
_read = select(ShelfVersion.__table__.c.counted, ShelfVersion.__table__.c.shown)
_higher = {
    counted: update(ShelfVersion)
    .where(ShelfVersion.id == THE_ROW)
    .values({name: getattr(ShelfVersion, name) + 1 for name in (("counted", "shown") if counted else ("shown",))})
    .returning(ShelfVersion.id)
    .execution_options(synchronize_session=False)
    for counted in (False, True)
}


class Edition(NamedTuple):
    """How often what the shelves count has changed, and how often anything they show."""

    counted: int
    shown: int


def edition() -> Edition | None:
    """The edition as of now, to be asked before what is kept beside it is read.

    None in a unit of work that is itself changing the shelves: what it reads may never come to be.
    """
    if facts.last_steps(db.session()):
        return None
    row = db.session.execute(_read).first()
    return Edition(*row) if row else Edition(0, 0)


def changed(*, counted: bool) -> None:
    """Says that the shelves show something else from now on, and whether they count something else."""
    facts.lastly(_raise, counted, turn=LAST)


def _raise(counted: Sequence[bool]) -> None:
    if db.session.execute(_higher[any(counted)]).first() is None:
        db.session.execute(insert(ShelfVersion).values(id=THE_ROW, counted=1, shown=1))
