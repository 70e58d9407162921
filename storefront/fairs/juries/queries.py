"""Reading juries: who is in one, what it goes by, what was given, whose calls somebody judges."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from storefront.community.accounts import User
from storefront.fairs.applications import ExhibitApplication
from storefront.fairs.calls import ExhibitorCall
from storefront.fairs.juries.models import Criterion, Juror, JuryConflict, JuryScore
from storefront.kernel.database import db
from storefront.kernel.refusals import NotFound

Points = dict[int, dict[int, dict[int, int]]]  # by application, juror and criterion


@dataclass(frozen=True)
class Seat:
    """Somebody in a jury, as its page shows them."""

    user_id: int
    name: str
    email: str
    appointed_at: datetime
    judged: int


def criteria_of(call_id: int) -> Sequence[Criterion]:
    """What the jury of a call goes by."""
    mine = select(Criterion).where(Criterion.call_id == call_id)
    return db.session.scalars(mine.order_by(Criterion.position, Criterion.id)).all()


def seats_of(call_id: int) -> Sequence[Seat]:
    """Who is in it, longest first, and how many applications each has judged."""
    judged = select(func.count(JuryScore.application_id.distinct())).where(JuryScore.juror_id == Juror.id)
    rows = select(User.id, User.name, User.email, Juror.appointed_at, judged.scalar_subquery())
    mine = rows.join(Juror, Juror.user_id == User.id).where(Juror.call_id == call_id)
    return [Seat(*row) for row in db.session.execute(mine.order_by(Juror.appointed_at, Juror.id))]


def seat(call_id: int, user_id: int) -> Juror:
    """Somebody's seat in the jury of a call; raises NotFound for who has none."""
    mine = (Juror.call_id == call_id, Juror.user_id == user_id)
    found = db.session.scalar(select(Juror).where(*mine))
    if found is None:
        raise NotFound()
    return found


def calls_of(user_id: int) -> Sequence[ExhibitorCall]:
    """The calls somebody judges, the last to close first."""
    mine = select(ExhibitorCall).join(Juror, Juror.call_id == ExhibitorCall.id).where(Juror.user_id == user_id)
    rows = mine.options(joinedload(ExhibitorCall.exhibition)).order_by(ExhibitorCall.closes_at.desc())
    return db.session.scalars(rows).all()


def points_of(call_id: int) -> Points:
    """Everything that was given in a call."""
    rows = select(JuryScore.application_id, JuryScore.juror_id, JuryScore.criterion_id, JuryScore.points)
    mine = rows.join(ExhibitApplication, ExhibitApplication.id == JuryScore.application_id)
    found: Points = defaultdict(lambda: defaultdict(dict))
    for application_id, juror_id, criterion_id, points in db.session.execute(
        mine.where(ExhibitApplication.call_id == call_id)
    ):
        found[application_id][juror_id][criterion_id] = points
    return found


def given_by(juror: Juror) -> Mapping[int, dict[int, int]]:
    """What one juror gave, by application and criterion."""
    found: dict[int, dict[int, int]] = defaultdict(dict)
    for row in db.session.scalars(select(JuryScore).where(JuryScore.juror_id == juror.id)):
        found[row.application_id][row.criterion_id] = row.points
    return found


def flagged_by(juror: Juror) -> frozenset[int]:
    """The applications a juror may not judge, by id."""
    mine = select(JuryConflict.application_id).where(JuryConflict.juror_id == juror.id)
    return frozenset(db.session.scalars(mine))


def flags_of(application_ids: Collection[int]) -> dict[int, int]:
    """How many jurors may not judge each of these applications."""
    grouped = select(JuryConflict.application_id, func.count()).where(JuryConflict.application_id.in_(application_ids))
    return {one: number for one, number in db.session.execute(grouped.group_by(JuryConflict.application_id))}


def has_scores(call_id: int) -> bool:
    """Whether anybody gave points in a call."""
    given = select(JuryScore.application_id).join(Juror, Juror.id == JuryScore.juror_id)
    return db.session.scalar(given.where(Juror.call_id == call_id).limit(1)) is not None
