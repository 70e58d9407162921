"""Reading rules of commission: those that hold on a day, as rates; all of them, for the office."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, or_, select

from storefront.community.families import Family
from storefront.goods.taxonomy import Category
from storefront.kernel.database import db
from storefront.kernel.paging import PAGE_SIZE, Page
from storefront.kernel.refusals import NotFound
from storefront.trade.commissions.models import CommissionRule
from storefront.trade.commissions.rates import USUAL_BASIS_POINTS, Rates


@dataclass(frozen=True)
class Rule:
    """A rule with whom it is for: its family or its category, neither where it is for everybody."""

    rule: CommissionRule
    family: Family | None
    category: Category | None


def rates(day: date, family_ids: Collection[int]) -> Rates:
    """What holds on a day for these families, in one query; a newer rule goes before an older one."""
    holding = (
        select(CommissionRule)
        .where(CommissionRule.from_day <= day, or_(CommissionRule.to_day.is_(None), CommissionRule.to_day >= day))
        .where(or_(CommissionRule.family_id.is_(None), CommissionRule.family_id.in_(family_ids)))
        .order_by(CommissionRule.id)
    )
    usual, families, categories = USUAL_BASIS_POINTS, {}, {}
    for rule in db.session.scalars(holding):
        if rule.family_id is not None:
            families[rule.family_id] = rule.basis_points
        elif rule.category_id is not None:
            categories[rule.category_id] = rule.basis_points
        else:
            usual = rule.basis_points
    return Rates(usual, families, categories)


def rules(*, number: int = 1) -> Page[Rule]:
    """A page of all rules, the newest first."""
    total = db.session.scalar(select(func.count(CommissionRule.id))) or 0
    statement = (
        select(CommissionRule, Family, Category)
        .outerjoin(Family, Family.id == CommissionRule.family_id)
        .outerjoin(Category, Category.id == CommissionRule.category_id)
        .order_by(CommissionRule.id.desc())
        .limit(PAGE_SIZE)
        .offset(PAGE_SIZE * (number - 1))
    )
    return Page([Rule(*row) for row in db.session.execute(statement)], number, total)


def get(rule_id: int) -> CommissionRule:
    """One rule; raises NotFound."""
    found = db.session.get(CommissionRule, rule_id)
    if found is None:
        raise NotFound()
    return found
