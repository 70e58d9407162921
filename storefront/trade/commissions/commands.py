"""Setting and ending rules of commission. Orders that were placed keep what was frozen on their lines."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import or_, select, update

from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotAllowed, NotNow, NotValid, ReasonIsMissing
from storefront.trade.commissions.facts import CommissionRuleEnded, CommissionRuleSet
from storefront.trade.commissions.models import CommissionRule
from storefront.trade.commissions.rates import MOST_BASIS_POINTS, Scope
from storefront.trade.commissions.refusals import DaysAreNotValid, RateIsNotValid

REASON_LENGTH = 300


@dataclass(frozen=True)
class Days:
    """From the first day to the last, both in Riyadh and both included; no last day is for good."""

    first: date
    last: date | None = None


def set_rule(scope: Scope, basis_points: int, days: Days, actor: Actor, *, reason: str) -> CommissionRule:
    """A rate for orders of these days; the same rule set again is the one that is there.

    Raises NotAllowed for anybody but staff and for a family of their own, RateIsNotValid, DaysAreNotValid, NotValid for
    a scope that names nobody, ReasonIsMissing.
    """
    only_staff(actor, scope.family_id)
    check(scope, basis_points, days)
    words = reason.strip()[:REASON_LENGTH]
    if not words:
        raise ReasonIsMissing()
    known = find_same(scope, basis_points, days)
    if known:
        return known
    rule = CommissionRule(
        scope=scope.name,
        family_id=scope.family_id,
        category_id=scope.category_id,
        basis_points=basis_points,
        from_day=days.first,
        to_day=days.last,
        reason=words,
        set_by=actor.user_id,
        set_at=clock.now(),
    )
    db.session.add(rule)
    db.session.flush()
    tell(CommissionRuleSet(rule.id, rule.scope, rule.basis_points, actor.user_id, words))
    return rule


def check(scope: Scope, basis_points: int, days: Days) -> None:
    """Whether a rule can be set so at all."""
    if not scope.is_sound:
        raise NotValid()
    if not 0 <= basis_points <= MOST_BASIS_POINTS:
        raise RateIsNotValid()
    if days.first < clock.today() or (days.last is not None and days.last < days.first):
        raise DaysAreNotValid()


def find_same(scope: Scope, basis_points: int, days: Days) -> CommissionRule | None:
    """The newest rule of a scope, if it says just this and nobody ended it: the form was sent twice."""
    newest = db.session.scalar(
        select(CommissionRule)
        .where(
            CommissionRule.scope == scope.name,
            CommissionRule.family_id.is_not_distinct_from(scope.family_id),
            CommissionRule.category_id.is_not_distinct_from(scope.category_id),
        )
        .order_by(CommissionRule.id.desc())
        .limit(1)
    )
    said = (basis_points, days.first, days.last, None)
    if newest and (newest.basis_points, newest.from_day, newest.to_day, newest.ended_at) == said:
        return newest
    return None


def end_rule(rule: CommissionRule, actor: Actor, *, reason: str) -> None:
    """The rule holds no longer from today on. Raises NotAllowed, ReasonIsMissing, NotNow when it has ended already."""
    only_staff(actor, rule.family_id)
    words = reason.strip()[:REASON_LENGTH]
    if not words:
        raise ReasonIsMissing()
    today = clock.today()
    ended = db.session.execute(
        update(CommissionRule)
        .where(CommissionRule.id == rule.id, CommissionRule.ended_at.is_(None))
        .where(or_(CommissionRule.to_day.is_(None), CommissionRule.to_day >= today))
        .values(to_day=today - timedelta(days=1), ended_at=clock.now())
        .returning(CommissionRule.id)
        .execution_options(synchronize_session=False)
    ).scalar_one_or_none()
    db.session.refresh(rule)
    if ended is None:
        raise NotNow()
    tell(CommissionRuleEnded(rule.id, actor.user_id, words))


def only_staff(actor: Actor, family_id: int | None) -> None:
    """Raises NotAllowed for anybody but staff; nobody of the office decides on a family of their own."""
    if not actor.is_staff or (family_id is not None and actor.runs(family_id)):
        raise NotAllowed()
