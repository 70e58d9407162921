"""Reading proposed dates: the one that waits for an answer, those of an order, those that waited too long."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import func, select

from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.refusals import NotFound
from storefront.trade.proposals.models import DateProposal
from storefront.trade.proposals.states import ASKED, REFUSED, WITHDRAWN


def get(proposal_id: int) -> DateProposal:
    """A proposal, for reactions; raises NotFound."""
    found = db.session.get(DateProposal, proposal_id)
    if found is None:
        raise NotFound()
    return found


def of_parcel(parcel_id: int, proposal_id: int) -> DateProposal:
    """A proposal of this parcel; raises NotFound for another's."""
    found = db.session.get(DateProposal, proposal_id)
    if found is None or found.parcel_id != parcel_id:
        raise NotFound()
    return found


def open_of(parcel_id: int) -> DateProposal | None:
    """The one its shopper has not answered yet."""
    asked = (DateProposal.parcel_id == parcel_id, DateProposal.state == ASKED)
    return db.session.scalar(select(DateProposal).where(*asked))


def newest(parcel_ids: Iterable[int]) -> Mapping[int, DateProposal]:
    """The latest proposal of each of these parcels that has one. One query."""
    last = select(func.max(DateProposal.id)).where(DateProposal.parcel_id.in_(sorted(parcel_ids)))
    rows = db.session.scalars(select(DateProposal).where(DateProposal.id.in_(last.group_by(DateProposal.parcel_id))))
    return {row.parcel_id: row for row in rows}


def was_refused(parcel_id: int, day: date) -> bool:
    """Whether the shopper of a parcel declined this day before."""
    said = (DateProposal.parcel_id == parcel_id, DateProposal.proposed_on == day, DateProposal.state == REFUSED)
    return db.session.scalar(select(DateProposal.id).where(*said).limit(1)) is not None


def count_of(parcel_id: int) -> int:
    """How often a shopper was asked about a parcel."""
    asked = select(func.count(DateProposal.id)).where(DateProposal.parcel_id == parcel_id)
    return db.session.scalar(asked) or 0


def answers_until(parcel_id: int) -> Sequence[datetime]:
    """Until when the shopper of a parcel could answer each of its proposals that was not taken back, the oldest first."""
    standing = (DateProposal.parcel_id == parcel_id, DateProposal.state != WITHDRAWN)
    return db.session.scalars(select(DateProposal.answer_by).where(*standing).order_by(DateProposal.id)).all()


def unanswered(*, limit: int) -> Sequence[DateProposal]:
    """Proposals whose time to be answered has passed, the oldest parcels first."""
    late = (DateProposal.state == ASKED, DateProposal.answer_by < clock.now())
    return db.session.scalars(select(DateProposal).where(*late).order_by(DateProposal.parcel_id).limit(limit)).all()
