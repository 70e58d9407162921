"""The steps of an exhibition: announced, its programme published, postponed, cancelled; begun and ended by the clock."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, or_, select, update

from storefront.fairs.exhibitions import days as calendar
from storefront.fairs.exhibitions import refusals
from storefront.fairs.exhibitions.commands import hold, move
from storefront.fairs.exhibitions.facts import ExhibitionStepped
from storefront.fairs.exhibitions.models import Exhibition
from storefront.fairs.exhibitions.queries import days_of, programme_of
from storefront.fairs.exhibitions.states import CHANGEABLE, EXHIBITION, HELD
from storefront.goods import seasons
from storefront.kernel import clock, wording
from storefront.kernel.actors import SYSTEM, Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell

MOST_NOTICE = 300
MAY_BEGIN = tuple(state for state in EXHIBITION if EXHIBITION.allows(state, "live"))


def announce(exhibition: Exhibition, actor: Actor) -> None:
    """Everybody sees it from now on, or again after it was postponed. Raises NotAllowed, NotNow, IsNotWhole (with what is
    missing), DaysAreOver."""
    hold(exhibition, actor)
    days, missing = days_of(exhibition.id), what_is_missing(exhibition)
    if missing:
        raise refusals.IsNotWhole(missing=missing)
    if days[0].opening <= clock.now():
        raise refusals.DaysAreOver()
    if exhibition.state == "postponed":
        exhibition.notice_ar = exhibition.notice_en = ""
        exhibition.sequence += 1
    step(exhibition, exhibition.resumes_as or "announced", actor)
    exhibition.announced_at = exhibition.announced_at or clock.now()
    exhibition.resumes_as = ""
    db.session.flush()


def what_is_missing(exhibition: Exhibition) -> list[str]:
    """What is to be said of it before everybody may see it, of outlines.NEEDED."""
    missing = {
        "venue": exhibition.venue_id is None,
        "days": exhibition.first_day is None,
        "about": not exhibition.about_ar,
    }
    return [name for name, is_missing in missing.items() if is_missing]


def publish_programme(exhibition: Exhibition, actor: Actor) -> None:
    """What happens on its days is settled. Raises NotAllowed, NotNow, ProgrammeIsNotValid for one without anything in it."""
    hold(exhibition, actor)
    if not programme_of(exhibition.id):
        raise refusals.ProgrammeIsNotValid()
    step(exhibition, "programme_published", actor)


def postpone(exhibition: Exhibition, notice: tuple[str, str], actor: Actor) -> None:
    """It is not held on its days; when, is said later. Everybody reads the notice (Arabic, English). Raises NotAllowed, NotNow,
    NoticeIsMissing."""
    hold(exhibition, actor)
    resumes = exhibition.state
    give_notice(exhibition, notice)
    step(exhibition, "postponed", actor)
    exhibition.resumes_as = resumes
    exhibition.sequence += 1
    db.session.flush()


def cancel(exhibition: Exhibition, notice: tuple[str, str], actor: Actor) -> None:
    """It is not held at all. Raises NotAllowed, NotNow, NoticeIsMissing."""
    hold(exhibition, actor)
    give_notice(exhibition, notice)
    step(exhibition, "cancelled", actor)
    exhibition.sequence += 1
    db.session.flush()


def give_notice(exhibition: Exhibition, notice: tuple[str, str]) -> None:
    exhibition.notice_ar, exhibition.notice_en = (wording.words(text, most=MOST_NOTICE) for text in notice)
    if not exhibition.notice_ar:
        raise refusals.NoticeIsMissing()


def step(exhibition: Exhibition, after: str, actor: Actor) -> None:
    """One step of one that is held by this unit. Raises NotNow."""
    EXHIBITION.check(exhibition.state, after)
    resumed = exhibition.state == "postponed" and after != "cancelled"
    exhibition.state, exhibition.changed_at = after, clock.now()
    db.session.flush()
    reason = exhibition.notice_ar if after in ("postponed", "cancelled") else ""
    tell(ExhibitionStepped(exhibition.id, exhibition.body_id, after, actor.user_id, reason, resumed))


def turn_one() -> bool:
    """The clock takes the steps of one exhibition that is due: it begins, or is over. Whether there was one."""
    now = clock.now()
    exhibition = db.session.scalar(
        select(Exhibition).where(is_due(now)).order_by(Exhibition.id).limit(1).with_for_update(skip_locked=True)
    )
    if exhibition is None:
        return False
    if exhibition.state != "live":
        step(exhibition, "live", SYSTEM)
    if calendar.has_ended(exhibition.closes_at, now):
        step(exhibition, "finished", SYSTEM)
    return True


def is_due(now: datetime) -> ColumnElement[bool]:
    """Which exhibitions have begun or ended and do not say so yet."""
    begins = and_(Exhibition.state.in_(MAY_BEGIN), Exhibition.opens_at <= now)
    return or_(begins, and_(Exhibition.state == "live", Exhibition.closes_at <= now))


def follow_season(season_id: int) -> list[int]:
    """What follows a season moves with it, as far as it has not begun; what moved, by id."""
    moved = []
    season = seasons.get_by_id(season_id)
    following = select(Exhibition).where(Exhibition.season_id == season_id, Exhibition.season_offset.is_not(None))
    rows = db.session.scalars(
        following.where(Exhibition.state.in_(CHANGEABLE)).order_by(Exhibition.id).with_for_update()
    )
    for exhibition in rows:
        before = days_of(exhibition.id)
        turn = seasons.nearest_turn(season, before[0].day)
        by = turn.first + timedelta(days=exhibition.season_offset or 0) - before[0].day
        if by and before[0].opening > clock.now():
            move(exhibition, calendar.shifted(before, by), SYSTEM)
            moved.append(exhibition.id)
    return moved


def venue_moved(venue_id: int) -> None:
    """The venue of these is elsewhere, or called otherwise: calendars are to take them anew."""
    there = (Exhibition.venue_id == venue_id, Exhibition.state.in_(HELD))
    changed = update(Exhibition).where(*there).values(sequence=Exhibition.sequence + 1, changed_at=clock.now())
    db.session.execute(changed.execution_options(synchronize_session=False))
