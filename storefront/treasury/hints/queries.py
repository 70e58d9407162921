"""Reading hints."""

from sqlalchemy import func, select

from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.paging import PAGE_SIZE, Page
from storefront.kernel.refusals import NotFound
from storefront.treasury.hints.models import ProviderEvent


def get(event_id: int) -> ProviderEvent:
    """A hint; raises NotFound."""
    found = db.session.get(ProviderEvent, event_id)
    if found is None:
        raise NotFound()
    return found


def page(*, provider: str = "", state: str = "", number: int = 1) -> Page[ProviderEvent]:
    """A page of hints, the newest first; of one provider, in one state when asked."""
    where = [ProviderEvent.provider == provider] if provider else []
    where += [ProviderEvent.state == state] if state else []
    total = db.session.scalar(select(func.count(ProviderEvent.id)).where(*where)) or 0
    newest = select(ProviderEvent).where(*where).order_by(ProviderEvent.id.desc())
    rows = db.session.scalars(newest.limit(PAGE_SIZE).offset(PAGE_SIZE * (number - 1))).all()
    return Page(rows, number, total)


def due(*, limit: int = 50) -> list[int]:
    """Events whose time has come, the oldest first."""
    wanted = (ProviderEvent.state == "waiting", ProviderEvent.next_at <= clock.now())
    return list(db.session.scalars(select(ProviderEvent.id).where(*wanted).order_by(ProviderEvent.id).limit(limit)))
