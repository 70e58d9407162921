"""The end of a stall: its family counts what is left, and that goes home. Whoever does not count is asked to, twice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import ColumnElement, and_, or_, select

from storefront.fairs.exhibitions import OVER, Exhibition
from storefront.fairs.stall_stock import refusals
from storefront.fairs.stall_stock.facts import StallCountAsked, StallCounted
from storefront.fairs.stall_stock.holding import held, items_held, move, something_lies
from storefront.fairs.stall_stock.models import StallItem, StallStock
from storefront.fairs.stall_stock.places import is_over, only_for
from storefront.fairs.stall_stock.reasons import FOUND, MISSING, MOVED_HOME
from storefront.goods import stock
from storefront.goods.catalogue import Variant
from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotFound

REMINDED_AFTER = timedelta(days=2)


@dataclass(frozen=True)
class Left:
    """What was counted of one stock in pieces or grams, how much there should have been when the page was made (`seen`), and
    where what is missing has gone, of reasons.MISSING."""

    units: int
    seen: int
    why: str = ""


def count(exhibition: Exhibition, family_id: int, left: Mapping[int, Left], actor: Actor) -> None:
    """What a family counted at its stall, by id of each count there, is free on the web again; what is missing is written down
    with its reason. Raises NotAllowed, NotFound, FairIsOn, WasCounted, StallHasChanged, CountIsNotWhole, AmountIsNotValid,
    ReasonIsUnknown."""
    only_for(family_id, actor)
    heads = held(StallStock.exhibition_id == exhibition.id, StallStock.family_id == family_id)
    if not heads:
        raise NotFound()
    if not is_over(exhibition):
        raise refusals.FairIsOn()
    if heads[0].counted_at is not None:
        raise refusals.WasCounted()
    items = items_held(heads[0].id)
    check(items, left)
    missing = sum(settle(item, left[item.id], actor) for item in items)
    for item in sorted(items, key=lambda one: one.variant_id):
        go_home(item, left[item.id].units, actor.user_id)
    heads[0].counted_at, heads[0].counted_by = clock.now(), actor.user_id
    home = sum(left[item.id].units for item in items)
    tell(StallCounted(exhibition.id, family_id, home, missing, actor.user_id))


def check(items: Sequence[StallItem], left: Mapping[int, Left]) -> None:
    """What was counted is exactly what is there to count, and nothing moved since."""
    there = {item.id: item for item in items}
    if there.keys() - left.keys():
        raise refusals.CountIsNotWhole()
    if left.keys() - there.keys() or any(left[one].seen != item.free for one, item in there.items()):
        raise refusals.StallHasChanged()
    for one, item in there.items():
        if not 0 <= left[one].units <= stock.MOST_GRAMS:
            raise refusals.AmountIsNotValid()
        if left[one].units < item.free and left[one].why not in MISSING:
            raise refusals.ReasonIsUnknown()


def settle(item: StallItem, left: Left, actor: Actor) -> int:
    """The movement of a difference; how much is missing."""
    difference = left.units - item.free
    if difference:
        move(item.id, difference, FOUND if difference > 0 else left.why, by=actor.user_id)
    return max(0, -difference)


def go_home(item: StallItem, units: int, by: int | None) -> None:
    """So much of one count is free on the web again."""
    if units and move(item.id, -units, MOVED_HOME, by=by):
        stock.carry_home(db.session.get_one(Variant, item.variant_id), units, subject=item.subject, by=by)


def ask_one() -> bool:
    """One family whose exhibition is over is asked to count, or asked again two days later; whether there was one."""
    again = and_(StallStock.reminded_at.is_(None), StallStock.asked_at <= clock.now() - REMINDED_AFTER)
    due: list[ColumnElement[bool]] = [
        something_lies(),
        StallStock.counted_at.is_(None),
        or_(StallStock.asked_at.is_(None), again),
    ]
    rows = select(StallStock).join(Exhibition, Exhibition.id == StallStock.exhibition_id)
    first = rows.where(Exhibition.state.in_(OVER), *due).order_by(StallStock.id).limit(1)
    head = db.session.scalar(first.with_for_update(of=StallStock, skip_locked=True))
    if head is None:
        return False
    is_again = head.asked_at is not None
    if is_again:
        head.reminded_at = clock.now()
    else:
        head.asked_at = clock.now()
    tell(StallCountAsked(head.exhibition_id, head.family_id, is_again))
    return True
