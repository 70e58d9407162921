"""Taking holidays, ending one, and telling cards and search when one begins or is over."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import String, and_, cast, not_, or_, select

from storefront.community.families import Family, FamilyShopChanged, close_until, is_closed
from storefront.community.holidays.days import DAY
from storefront.community.holidays.refusals import (
    FirstDayIsOver,
    HolidaysOverlap,
    LastDayIsNotValid,
    TooManyHolidays,
)
from storefront.community.shop_pages import SELLS, check_public
from storefront.kernel import clock, wording
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotAllowed, NotNow

MOST_DAYS = 90  # of one holiday
FARTHEST_DAYS = 180  # ahead of which one can begin
MOST_NOTE = 200
MOST_PLANNED = 8
NOTHING = "[]"  # as a database writes a list of nothing


@dataclass(frozen=True)
class Terms:
    """The first and the last day, and what shoppers read meanwhile: Arabic, English, both may be empty."""

    first: date
    last: date
    note: tuple[str, str] = ("", "")


def planned(family: Family) -> list[Terms]:
    """The holidays of a family that are not over, in their order. The first day of the oldest kind nobody knows: it is today."""
    today = clock.today()
    nearest = []
    if family.closed_until is not None and family.closed_until > today:
        note = (family.closed_note_ar, family.closed_note_en)
        nearest = [Terms(family.closed_from or today, family.closed_until - DAY, note)]
    return [*nearest, *later(family)]


def later(family: Family) -> list[Terms]:
    """Those after the nearest one."""
    return [
        Terms(date.fromisoformat(one["first"]), date.fromisoformat(one["until"]) - DAY, (one["ar"], one["en"]))
        for one in family.later_holidays
    ]


def plan(family: Family, terms: Terms, actor: Actor, *, instead_of: date | None = None) -> None:
    """One more holiday, or another in the place of the one that begins on `instead_of`. What was promised for its days stays
    promised; the very same one once more changes nothing.

    Raises NotAllowed, NotNow of a family that does not sell, FirstDayIsOver, LastDayIsNotValid, HolidaysOverlap, TooManyHolidays,
    TextIsTooLong, NoContactsInPublic.
    """
    hold(family, actor)
    today = clock.today()
    goes_on = is_closed(family) and terms.first == family.closed_from
    if not goes_on and not today <= terms.first <= today + timedelta(days=FARTHEST_DAYS):
        raise FirstDayIsOver()
    if not max(terms.first, today) <= terms.last < terms.first + timedelta(days=MOST_DAYS):
        raise LastDayIsNotValid()
    arabic, english = (wording.words(text, most=MOST_NOTE) for text in terms.note)
    asked, known = Terms(terms.first, terms.last, (arabic, english)), planned(family)
    if asked in known:
        return
    others = [one for one in known if one.first != instead_of]
    if any(one.first <= terms.last and terms.first <= one.last for one in others):
        raise HolidaysOverlap()
    if len(others) >= MOST_PLANNED:
        raise TooManyHolidays()
    check_public(arabic, english)
    write(family, [*others, asked], by=actor.user_id)


def end(family: Family, actor: Actor, *, first: date | None = None) -> bool:
    """The family is back from the holiday that begins on a day, or does not go; without a day the nearest is meant. Whether it
    had such a holiday. Raises NotAllowed, NotNow."""
    hold(family, actor)
    known = planned(family)
    kept = known[1:] if first is None else [one for one in known if one.first != first]
    if len(kept) < len(known):
        write(family, kept, by=actor.user_id)
    return len(kept) < len(known)


def write(family: Family, holidays: list[Terms], *, by: int | None) -> None:
    """These holidays and no others: the nearest where all the market looks, the rest beside it until their turn comes."""
    found = sorted(holidays, key=lambda one: one.first)
    nearest = found[0] if found else None
    family.later_holidays = [
        {"first": one.first.isoformat(), "until": (one.last + DAY).isoformat(), "ar": one.note[0], "en": one.note[1]}
        for one in found[1:]
    ]
    if nearest is None:
        close_until(family, None, by=by)
    else:
        close_until(family, nearest.last + DAY, since=nearest.first, note=nearest.note, by=by)


def hold(family: Family, actor: Actor) -> None:
    """The family as it is now; whoever changes it too waits for the end of this unit. Raises NotAllowed, NotNow."""
    if not actor.may("shop", family.id):
        raise NotAllowed()
    db.session.flush()  # what this unit changed is not read over
    db.session.refresh(family, ["status", "closed_from", "closed_until", "later_holidays"], with_for_update=True)
    if family.status not in SELLS:
        raise NotNow(state=family.status)


def turn_one() -> int:
    """Tells what shows the goods of one family that its holiday has begun or is over, and lets the next one follow; 0 when there
    is none."""
    today = clock.today()
    begun = or_(Family.closed_from.is_(None), Family.closed_from <= today)
    is_away = and_(Family.closed_until.is_not(None), Family.closed_until > today, begun)
    follows = and_(Family.closed_until <= today, cast(Family.later_holidays, String) != NOTHING)
    turned = or_(and_(is_away, not_(Family.shown_closed)), and_(not_(is_away), Family.shown_closed), follows)
    family = db.session.scalar(select(Family).where(turned).order_by(Family.id).limit(1).with_for_update())
    if family is None:
        return 0
    if family.closed_until is not None and family.closed_until <= today and family.later_holidays:
        write(family, [one for one in later(family) if one.last >= today], by=None)
    family.shown_closed = is_closed(family)
    db.session.flush()
    tell(FamilyShopChanged(family.id))
    return 1
