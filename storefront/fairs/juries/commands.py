"""Setting up a jury: who is in it and what it goes by; giving points; saying whom one may not judge."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError

from storefront.community import accounts, bodies, families
from storefront.fairs import calls
from storefront.fairs.applications import ExhibitApplication
from storefront.fairs.calls import ExhibitorCall
from storefront.fairs.juries import refusals
from storefront.fairs.juries.facts import ApplicationScored, ConflictFlagged, JurorAppointed, JurorDismissed
from storefront.fairs.juries.models import Criterion, Juror, JuryConflict, JuryScore
from storefront.fairs.juries.queries import criteria_of, flagged_by, has_scores, seat
from storefront.fairs.juries.ranking import MOST_POINTS
from storefront.kernel import clock, wording
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotNow

MOST_JURORS, MOST_CRITERIA, MOST_WEIGHT, MOST_NAME = 20, 8, 5, 80


@dataclass(frozen=True)
class Measure:
    """Something a jury goes by: its name (Arabic, English), and how much it weighs, from 1 to 5."""

    name: tuple[str, str]
    weight: int


def set_criteria(call: ExhibitorCall, measures: Sequence[Measure], actor: Actor) -> None:
    """What the jury goes by, in place of what was written before. Raises NotAllowed, CriteriaStand, CriteriaAreMissing,
    CriteriaAreTooMany, WeightIsNotValid, TextIsTooLong."""
    hold(call, actor)
    if call.decided_at is not None or has_scores(call.id):
        raise refusals.CriteriaStand()
    rows = [criterion(call.id, position, one) for position, one in enumerate(measures, 1)]
    if not rows:
        raise refusals.CriteriaAreMissing()
    if len(rows) > MOST_CRITERIA:
        raise refusals.CriteriaAreTooMany(most=MOST_CRITERIA)
    db.session.execute(delete(Criterion).where(Criterion.call_id == call.id))
    db.session.add_all(rows)
    db.session.flush()


def criterion(call_id: int, position: int, measure: Measure) -> Criterion:
    arabic, english = (wording.words(text, most=MOST_NAME) for text in measure.name)
    if not arabic:
        raise refusals.CriteriaAreMissing()
    if not 1 <= measure.weight <= MOST_WEIGHT:
        raise refusals.WeightIsNotValid()
    return Criterion(call_id=call_id, position=position, name_ar=arabic, name_en=english, weight=measure.weight)


def appoint(call: ExhibitorCall, email: str, actor: Actor) -> Juror:
    """Whoever has this address judges the applications of the call. Raises NotAllowed, NotNow, EmailIsNotValid, PersonIsUnknown,
    JudgesAlready, JurorsAreTooMany."""
    hold(call, actor)
    if call.decided_at is not None:
        raise NotNow(state="decided")
    user = accounts.find_member(wording.email(email))
    if user is None:
        raise refusals.PersonIsUnknown()
    number = db.session.scalar(select(func.count(Juror.id)).where(Juror.call_id == call.id)) or 0
    if number >= MOST_JURORS:
        raise refusals.JurorsAreTooMany(most=MOST_JURORS)
    now = clock.now()
    row = Juror(call_id=call.id, user_id=user.id, appointed_at=now, appointed_by=actor.user_id)
    try:
        with db.session.begin_nested():
            db.session.add(row)
    except IntegrityError as error:
        raise refusals.JudgesAlready() from error
    tell(JurorAppointed(call.id, user.id, now.isoformat(), actor.user_id))
    return row


def dismiss(call: ExhibitorCall, user_id: int, actor: Actor) -> None:
    """Somebody is no longer in the jury, and what they gave does not count. Raises NotAllowed, NotNow, NotFound."""
    hold(call, actor)
    if call.decided_at is not None:
        raise NotNow(state="decided")
    db.session.delete(seat(call.id, user_id))
    db.session.flush()
    tell(JurorDismissed(call.id, user_id, clock.now().isoformat(), actor.user_id))


def forget_member(user_id: int) -> None:
    """Somebody has no account any more: they judge nothing. What they gave where all was decided stays in the scores."""
    db.session.execute(delete(Juror).where(Juror.user_id == user_id))


def hold(call: ExhibitorCall, actor: Actor) -> None:
    """Raises NotAllowed for who does not act for the call's body."""
    bodies.only_officers(actor, calls.lock(call.id).exhibition.body_id)


def score(application: ExhibitApplication, juror: Juror, points: Mapping[int, int]) -> None:
    """A juror gives points for every criterion (by id), in place of what they gave before. Raises NotNow unless the call has
    closed and nothing is decided, HasConflict, OwnApplication, PointsAreNotValid."""
    to_judge(application)
    if application.id in flagged_by(juror):
        raise refusals.HasConflict()
    if works_there(juror.user_id, application.family_id):
        raise refusals.OwnApplication()
    asked = {row.id for row in criteria_of(application.call_id)}
    if set(points) != asked or not asked or not all(0 <= one <= MOST_POINTS for one in points.values()):
        raise refusals.PointsAreNotValid()
    forget(application, juror)
    given = {"application_id": application.id, "juror_id": juror.id}
    db.session.add_all(JuryScore(**given, criterion_id=one, points=points[one]) for one in sorted(points))
    db.session.flush()
    tell(ApplicationScored(application.id, application.call_id, application.family_id, juror.user_id))


def works_there(user_id: int, family_id: int) -> bool:
    """Whether somebody works at a family's desk."""
    return any(member.user_id == user_id for member in families.members(family_id))


def flag(application: ExhibitApplication, juror: Juror) -> None:
    """A juror knows the family and may not judge it: what they gave is taken back. Raises NotNow."""
    to_judge(application)
    if application.id in flagged_by(juror):
        return
    forget(application, juror)
    db.session.add(JuryConflict(application_id=application.id, juror_id=juror.id, flagged_at=clock.now()))
    db.session.flush()
    tell(ConflictFlagged(application.id, application.call_id, application.family_id, juror.user_id))


def unflag(application: ExhibitApplication, juror: Juror) -> None:
    """It was a mistake. Raises NotNow."""
    to_judge(application)
    which = (JuryConflict.application_id == application.id, JuryConflict.juror_id == juror.id)
    db.session.execute(delete(JuryConflict).where(*which))


def to_judge(application: ExhibitApplication) -> None:
    """Raises NotNow unless it waits to be judged; whoever decides waits for the end of this unit."""
    call = calls.lock(application.call_id)
    db.session.refresh(application)
    closed = calls.has_closed(call, clock.now())
    if not closed or call.decided_at is not None or application.state != "submitted":
        raise NotNow(state=application.state)


def forget(application: ExhibitApplication, juror: Juror) -> None:
    which = (JuryScore.application_id == application.id, JuryScore.juror_id == juror.id)
    db.session.execute(delete(JuryScore).where(*which))
