"""Reading rules: those of a day in one query, all of them for the office with whom they are for."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.paging import PAGE_SIZE
from storefront.kernel.refusals import NotFound
from storefront.trade import commissions
from storefront.trade.commissions import Scope
from storefront.trade.commissions.commands import Days
from tests.builders.community import a_family, a_member
from tests.builders.goods import a_category

pytestmark = pytest.mark.usefixtures("app")
Counting = Callable[[], AbstractContextManager[list[str]]]


def a_rule(scope: Scope, basis_points: int = 500) -> commissions.CommissionRule:
    officer = Actor(a_member(role="staff").id, frozenset({"staff"}))
    return commissions.set_rule(scope, basis_points, Days(clock.today()), officer, reason="اتفاق")


def test_the_rates_of_a_day_are_those_of_the_families_asked_for(count_queries: Counting) -> None:
    family, other, category = a_family(), a_family(), a_category()
    a_rule(Scope("family", family.id), 100)
    a_rule(Scope("family", other.id), 200)
    a_rule(Scope("category", category.id), 300)
    a_rule(Scope(), 400)

    with count_queries() as asked:
        rates = commissions.rates(clock.today(), [family.id])

    assert rates == commissions.Rates(400, {family.id: 100}, {category.id: 300})
    assert len(asked) == 1


def test_the_office_sees_every_rule_with_whom_it_is_for() -> None:
    family, category = a_family(), a_category()
    for scope in (Scope(), Scope("family", family.id), Scope("category", category.id)):
        a_rule(scope)

    page = commissions.rules()

    assert [(row.family, row.category) for row in page.rows] == [(None, category), (family, None), (None, None)]
    assert commissions.get(page.rows[0].rule.id) is page.rows[0].rule
    with pytest.raises(NotFound):
        commissions.get(999_999)


def test_before_the_first_rule_the_only_page_is_empty() -> None:
    page = commissions.rules()

    assert (page.rows, page.number, page.total) == ([], 1, 0)


def test_older_rules_stand_on_the_second_page() -> None:
    made = [a_rule(Scope(), rate).id for rate in range(PAGE_SIZE + 1)]

    first, second = commissions.rules(), commissions.rules(number=2)

    assert [row.rule.id for row in first.rows] == made[:0:-1]
    assert ([row.rule.id for row in second.rows], second.number, second.total) == (made[:1], 2, PAGE_SIZE + 1)
