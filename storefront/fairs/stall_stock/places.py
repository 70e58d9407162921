"""Who has a place for goods at an exhibition, and when goods may be brought there."""

from typing import Any

from sqlalchemy import ColumnElement, and_, exists, or_, select

from storefront.fairs import exhibitions
from storefront.fairs.allocations import StallDay
from storefront.fairs.applications import ExhibitApplication
from storefront.fairs.calls import ExhibitorCall
from storefront.fairs.exhibitions import HELD, OVER, Exhibition
from storefront.fairs.stall_stock import refusals
from storefront.fairs.stalls import StallPlan
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM, Actor
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed, Refusal


def stands_there(exhibition_id: Any, family_id: Any) -> ColumnElement[bool]:
    """A family has a stall on a day at least."""
    planned = (StallPlan.exhibition_id == exhibition_id, StallDay.plan_id == StallPlan.id)
    return exists().where(*planned, StallDay.family_id == family_id)


def is_confirmed(exhibition_id: Any, family_id: Any) -> ColumnElement[bool]:
    """Its place was applied for and is its own."""
    called = (ExhibitorCall.exhibition_id == exhibition_id, ExhibitApplication.call_id == ExhibitorCall.id)
    own = (ExhibitApplication.family_id == family_id, ExhibitApplication.state == "confirmed")
    return exists().where(*called, *own)


def has_place(exhibition_id: Any, family_id: Any) -> ColumnElement[bool]:
    """There is somewhere for its goods: its stall; where everybody sees no plan, the place that was confirmed."""
    planned = exists().where(StallPlan.exhibition_id == exhibition_id, StallPlan.shown_at.is_not(None))
    return or_(stands_there(exhibition_id, family_id), and_(~planned, is_confirmed(exhibition_id, family_id)))


def coming(exhibition_id: Any, family_id: Any) -> ColumnElement[bool]:
    """A family exhibits there: its place is confirmed, or it has a stall."""
    return or_(is_confirmed(exhibition_id, family_id), stands_there(exhibition_id, family_id))


def comes(exhibition_id: int, family_id: int) -> bool:
    """Whether it does."""
    return bool(db.session.scalar(select(coming(exhibition_id, family_id))))


def is_over(exhibition: Exhibition) -> bool:
    """Whether its last day has closed, though the clock may not have said so yet."""
    is_past = exhibition.state == "live" and exhibitions.days.has_ended(exhibition.closes_at, clock.now())
    return exhibition.state in OVER or is_past


def why_not(exhibition: Exhibition, family_id: int) -> Refusal | None:
    """What speaks against bringing goods there now: OnlyShown, FairIsOver, FamilyDoesNotCome, HasNoStall."""
    if not exhibitions.outlines.may_sell(exhibition.licence_class):
        return refusals.OnlyShown()
    if exhibition.state not in HELD or is_over(exhibition):
        return refusals.FairIsOver()
    is_there = coming(exhibition.id, family_id)
    is_coming, has_one = db.session.execute(select(is_there, has_place(exhibition.id, family_id))).one()
    if has_one:
        return None
    return refusals.HasNoStall() if is_coming else refusals.FamilyDoesNotCome()


def only_for(family_id: int, actor: Actor) -> None:
    """Raises NotAllowed for who may not do this for the family."""
    if not actor.may("shop", family_id) and actor != SYSTEM:
        raise NotAllowed()
