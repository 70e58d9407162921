"""Reading what the reconciliation found."""

from sqlalchemy import func, select

from storefront.kernel.database import db
from storefront.kernel.paging import PAGE_SIZE, Page
from storefront.kernel.refusals import NotFound
from storefront.treasury.reconciliation.models import ReconciliationRun


def get(run_id: int) -> ReconciliationRun:
    """A run; raises NotFound."""
    found = db.session.get(ReconciliationRun, run_id)
    if found is None:
        raise NotFound()
    return found


def newest(provider: str) -> ReconciliationRun | None:
    """The latest look at a provider, if there was one."""
    latest = select(ReconciliationRun).where(ReconciliationRun.provider == provider)
    return db.session.scalar(latest.order_by(ReconciliationRun.id.desc()).limit(1))


def runs(*, number: int = 1) -> Page[ReconciliationRun]:
    """A page of the runs, the newest first."""
    total = db.session.scalar(select(func.count(ReconciliationRun.id))) or 0
    statement = select(ReconciliationRun).order_by(ReconciliationRun.id.desc())
    rows = db.session.scalars(statement.limit(PAGE_SIZE).offset(PAGE_SIZE * (number - 1))).all()
    return Page(rows, number, total)
