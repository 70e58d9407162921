"""Reading plans and stalls."""

from collections.abc import Collection, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.stalls import layout
from storefront.fairs.stalls.models import Stall, StallPlan
from storefront.fairs.venues import Venue
from storefront.kernel.database import db
from storefront.kernel.refusals import NotFound

MOST_TEMPLATES = 20
WHOLE = joinedload(StallPlan.exhibition).options(
    joinedload(Exhibition.venue).joinedload(Venue.city), joinedload(Exhibition.body)
)


def find(exhibition_id: int) -> StallPlan | None:
    """The plan of an exhibition with the exhibition, its venue and body, if there is one."""
    return db.session.scalar(select(StallPlan).options(WHOLE).where(StallPlan.exhibition_id == exhibition_id))


def of_exhibition(exhibition_id: int) -> StallPlan:
    """The same; raises NotFound."""
    found = find(exhibition_id)
    if found is None:
        raise NotFound()
    return found


def of_plan(plan_id: int) -> Sequence[Stall]:
    """The stalls of a plan in the order of their numbers."""
    rows = db.session.scalars(select(Stall).where(Stall.plan_id == plan_id))
    return sorted(rows, key=lambda stall: layout.in_order(stall.number))


def one_of(plan_id: int, stall_id: int) -> Stall:
    """One of a plan's; raises NotFound for another's."""
    found = db.session.scalar(select(Stall).where(Stall.id == stall_id, Stall.plan_id == plan_id))
    if found is None:
        raise NotFound()
    return found


def count_of(plan_id: int) -> int:
    """How many stalls stand on a plan."""
    return db.session.scalar(select(func.count(Stall.id)).where(Stall.plan_id == plan_id)) or 0


def templates(body_id: int, exhibition_id: int) -> Sequence[StallPlan]:
    """The plans of other exhibitions of a body that have stalls, the last first, with their exhibitions."""
    has_stalls = select(Stall.id).where(Stall.plan_id == StallPlan.id).exists()
    rows = select(StallPlan).join(StallPlan.exhibition).options(joinedload(StallPlan.exhibition))
    others = rows.where(Exhibition.body_id == body_id, StallPlan.exhibition_id != exhibition_id, has_stalls)
    return db.session.scalars(others.order_by(StallPlan.id.desc()).limit(MOST_TEMPLATES)).all()


def kept_keys(keys: Sequence[str]) -> frozenset[str]:
    """Of some pictures those that a plan shows."""
    return frozenset(db.session.scalars(select(StallPlan.picture_key).where(StallPlan.picture_key.in_(keys))))


def by_id(stall_ids: Collection[int]) -> dict[int, Stall]:
    """Some stalls, by id."""
    return {stall.id: stall for stall in db.session.scalars(select(Stall).where(Stall.id.in_(stall_ids)))}
