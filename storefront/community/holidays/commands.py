"""Taking a holiday, ending it, and telling cards and search when one begins or is over."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import and_, not_, or_, select

from storefront.community.families import Family, FamilyShopChanged, close_until, is_closed
from storefront.community.holidays.days import of
from storefront.community.holidays.refusals import FirstDayIsOver, LastDayIsNotValid
from storefront.community.shop_pages import SELLS, check_public
from storefront.kernel import clock, wording
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotAllowed, NotNow

MOST_DAYS = 90  # of one holiday
FARTHEST_DAYS = 180  # ahead of which one can begin
MOST_NOTE = 200


@dataclass(frozen=True)
class Terms:
    """The first and the last day, and what shoppers read meanwhile: Arabic, English, both may be empty."""

    first: date
    last: date
    note: tuple[str, str] = ("", "")


def plan(family: Family, terms: Terms, actor: Actor) -> None:
    """The family's holiday from now on, in the place of any other. What was promised for its days stays promised.

    Raises NotAllowed, NotNow of a family that does not sell, FirstDayIsOver, LastDayIsNotValid, TextIsTooLong,
    NoContactsInPublic.
    """
    hold(family, actor)
    today = clock.today()
    goes_on = is_closed(family) and terms.first == family.closed_from
    if not goes_on and not today <= terms.first <= today + timedelta(days=FARTHEST_DAYS):
        raise FirstDayIsOver()
    if not max(terms.first, today) <= terms.last < terms.first + timedelta(days=MOST_DAYS):
        raise LastDayIsNotValid()
    arabic, english = (wording.words(text, most=MOST_NOTE) for text in terms.note)
    check_public(arabic, english)
    back = terms.last + timedelta(days=1)
    close_until(family, back, since=terms.first, note=(arabic, english), by=actor.user_id)


def end(family: Family, actor: Actor) -> None:
    """The family is back, or does not go; nothing where it has no holiday. Raises NotAllowed, NotNow."""
    hold(family, actor)
    if of(family).closed_until is not None:
        close_until(family, None, by=actor.user_id)


def hold(family: Family, actor: Actor) -> None:
    """The family as it is now; whoever changes it too waits for the end of this unit. Raises NotAllowed, NotNow."""
    if not actor.may("shop", family.id):
        raise NotAllowed()
    db.session.flush()  # what this unit changed is not read over
    db.session.refresh(family, ["status", "closed_from", "closed_until"], with_for_update=True)
    if family.status not in SELLS:
        raise NotNow(state=family.status)


def turn_one() -> int:
    """Tells what shows the goods of one family that its holiday has begun or is over; 0 when there is none."""
    today = clock.today()
    begun = or_(Family.closed_from.is_(None), Family.closed_from <= today)
    is_away = and_(Family.closed_until.is_not(None), Family.closed_until > today, begun)
    turned = or_(and_(is_away, not_(Family.shown_closed)), and_(not_(is_away), Family.shown_closed))
    family = db.session.scalar(select(Family).where(turned).order_by(Family.id).limit(1).with_for_update())
    if family is None:
        return 0
    family.shown_closed = is_closed(family)
    db.session.flush()
    tell(FamilyShopChanged(family.id))
    return 1
