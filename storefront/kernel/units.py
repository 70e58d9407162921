"""Units of work: one transaction, begun in one place and ended in one place. Requests, commands and tests use the same."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.orm import Session

from storefront.kernel import facts
from storefront.kernel.database import db


def begin(*, writing: bool) -> None:
    """Says, before the first question, whether this unit may write."""
    db.session.info["writing"] = writing
    facts.forget(db.session())


def finish() -> None:
    """Runs the reactions to what was told, then commits all of it together."""
    db.session.flush()
    facts.settle(db.session())
    db.session.commit()


def abandon() -> None:
    """Undoes whatever this unit did."""
    facts.forget(db.session())
    db.session.rollback()


@contextmanager
def unit_of_work() -> Iterator[Session]:
    """A writing unit: commits when the block ends, undoes everything when it raises."""
    abandon()
    begin(writing=True)
    try:
        yield db.session()
        finish()
    except BaseException:
        abandon()
        raise
    finally:
        db.session.info["writing"] = False
