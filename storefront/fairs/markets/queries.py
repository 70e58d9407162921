"""Reading permanent markets: for everybody by region, of the bodies somebody acts for; units and product lines of one."""

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import joinedload

from storefront.fairs.markets.models import MarketLine, MarketUnit, PermanentMarket
from storefront.fairs.venues import Venue
from storefront.kernel.database import db
from storefront.kernel.refusals import NotFound

WHOLE = (
    joinedload(PermanentMarket.venue, innerjoin=True).joinedload(Venue.city, innerjoin=True),
    joinedload(PermanentMarket.body, innerjoin=True),
)
SHOWN = ("open",)


def get(market_id: int) -> PermanentMarket:
    """One with its venue and body, whoever asks. Raises NotFound."""
    return one(PermanentMarket.id == market_id)


def of_bodies(body_ids: Collection[int], market_id: int) -> PermanentMarket:
    """One of these bodies'; raises NotFound for another's."""
    return one(PermanentMarket.id == market_id, PermanentMarket.body_id.in_(body_ids))


def shown(slug: str) -> PermanentMarket:
    """One that everybody sees; raises NotFound."""
    return one(PermanentMarket.slug == slug, PermanentMarket.state.in_(SHOWN))


def one(*which: ColumnElement[bool]) -> PermanentMarket:
    found = db.session.scalar(select(PermanentMarket).options(*WHOLE).where(*which))
    if found is None:
        raise NotFound()
    return found


def all_shown() -> Sequence[PermanentMarket]:
    """Those that everybody sees, by name; some dozens."""
    rows = select(PermanentMarket).options(*WHOLE).where(PermanentMarket.state.in_(SHOWN))
    return db.session.scalars(rows.order_by(PermanentMarket.name_ar, PermanentMarket.id)).all()


def mine(body_ids: Collection[int]) -> Sequence[PermanentMarket]:
    """Those of these bodies, by name."""
    rows = select(PermanentMarket).options(*WHOLE).where(PermanentMarket.body_id.in_(body_ids))
    return db.session.scalars(rows.order_by(PermanentMarket.name_ar, PermanentMarket.id)).all()


def units_of(market_id: int) -> Sequence[MarketUnit]:
    """The units of a market, by number."""
    rows = select(MarketUnit).where(MarketUnit.market_id == market_id)
    return sorted(db.session.scalars(rows), key=lambda unit: (natural(unit.number), unit.id))


def natural(number: str) -> tuple[str, int, str]:
    """Numbers in the order people count in: A-2 before A-10."""
    front = number.rstrip("0123456789")
    figures = number[len(front) :]
    return front, int(figures or 0), number


def unit_of(market_id: int, unit_id: int) -> MarketUnit:
    """One of a market's; raises NotFound for another's."""
    mine = (MarketUnit.id == unit_id, MarketUnit.market_id == market_id)
    found = db.session.scalar(select(MarketUnit).where(*mine))
    if found is None:
        raise NotFound()
    return found


def lines_of(market_id: int) -> dict[int, int]:
    """To how many families of each sub-category (by id) a market lets."""
    rows = db.session.scalars(select(MarketLine).where(MarketLine.market_id == market_id).order_by(MarketLine.id))
    return {row.category_id: row.most for row in rows}
