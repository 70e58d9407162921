"""When a family's till is open at an exhibition: the whole of each of its days, and until closing where that is after
midnight."""

from collections.abc import Iterable
from datetime import date, datetime

from storefront.community.families import Family
from storefront.fairs import exhibitions, stall_stock
from storefront.fairs.exhibitions import HELD, OVER, Exhibition, OpenDay
from storefront.fairs.tills import refusals
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM, Actor
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed, Refusal


def day_at(days: Iterable[OpenDay], when: datetime) -> date | None:
    """The day of an exhibition to which a moment belongs; after midnight the one before, as long as it is open. Pure."""
    return next((one.day for one in days if begins(one) <= when < ends(one)), None)


def begins(one: OpenDay) -> datetime:
    return exhibitions.days.moment(one.day, 0)


def ends(one: OpenDay) -> datetime:
    return exhibitions.days.moment(one.day, max(one.closes, exhibitions.days.DAY_MINUTES))


def nearest(days: Iterable[OpenDay], when: datetime) -> date | None:
    """The same of a moment that belongs to none: the last day that had begun, or else the first."""
    known = sorted(days)
    begun = [one.day for one in known if begins(one) <= when]
    return day_at(known, when) or (begun[-1] if begun else known[0].day if known else None)


def why_not(exhibition: Exhibition, family_id: int) -> Refusal | None:
    """What speaks against selling there now: NothingIsSoldThere, ShopIsStopped, NotYours, NotToday."""
    if not exhibitions.outlines.may_sell(exhibition.licence_class):
        return refusals.NothingIsSoldThere()
    if db.session.get_one(Family, family_id).status != "active":
        return refusals.ShopIsStopped()
    if not is_own(exhibition.id, family_id):
        return refusals.NotYours()
    held = exhibition.state in HELD | OVER
    is_open = held and day_at(exhibitions.days_of(exhibition.id), clock.now()) is not None
    return None if is_open else refusals.NotToday()


def is_own(exhibition_id: int, family_id: int) -> bool:
    """Whether a family exhibits there, or brought something."""
    return (
        stall_stock.comes(exhibition_id, family_id) or stall_stock.find(exhibition_id, family_id) is not None
    )  # fmt: skip


def only_for(family_id: int, actor: Actor) -> None:
    """Raises NotAllowed for who may not sell for the family."""
    if not actor.may("orders", family_id) and actor != SYSTEM:
        raise NotAllowed()
