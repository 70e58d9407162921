"""Reading hints."""

from sqlalchemy import select

from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.treasury.hints.models import ProviderEvent


def due(*, limit: int = 50) -> list[int]:
    """Events whose time has come, the oldest first."""
    wanted = (ProviderEvent.state == "waiting", ProviderEvent.next_at <= clock.now())
    return list(db.session.scalars(select(ProviderEvent.id).where(*wanted).order_by(ProviderEvent.id).limit(limit)))
