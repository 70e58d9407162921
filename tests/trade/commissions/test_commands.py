"""Rules of commission: set and ended by the office with a reason; orders that were placed never change."""

from datetime import timedelta

import pytest

from storefront.kernel import clock
from storefront.kernel.actors import VISITOR, Actor
from storefront.kernel.refusals import NotAllowed, NotNow, NotValid, ReasonIsMissing
from storefront.trade import commissions, orders
from storefront.trade.commissions import Scope, refusals
from storefront.trade.commissions.commands import Days
from storefront.treasury import ledger
from tests.builders.community import a_family, a_member, desk
from tests.builders.goods import a_category, a_product
from tests.builders.people import told
from tests.builders.trade import a_paid_order, heard

pytestmark = pytest.mark.usefixtures("app")
REASON = "عقد موسمي مع الأسرة"


def an_officer(**rights: object) -> Actor:
    return Actor(a_member(role="staff").id, frozenset({"staff"}), **rights)  # type: ignore[arg-type]


def days(first: int = 0, last: int | None = None) -> Days:
    """From and to so many days from today."""
    today = clock.today()
    return Days(today + timedelta(days=first), None if last is None else today + timedelta(days=last))


def set_to(scope: Scope, basis_points: int, when: Days | None = None) -> commissions.CommissionRule:
    return commissions.set_rule(scope, basis_points, when or days(), an_officer(), reason=REASON)


def line_of(order: orders.Order) -> orders.OrderLine:
    return orders.get(order.id).parcels[0].lines[0]


def test_without_rules_a_line_pays_the_usual_rate() -> None:
    line = line_of(a_paid_order((a_product(price=10_000), 2)))

    assert (line.commission_basis_points, line.commission_minor) == (800, 1_600)


def test_the_family_goes_before_its_category_and_that_before_its_group_and_all_before_everybody() -> None:
    family, category = a_family(), a_category()
    product = a_product(of=family, price=10_000)
    found = []

    for scope, rate in (
        (Scope(), 1_000),
        (Scope("category", category.parent_id), 700),
        (Scope("category", category.id), 600),
        (Scope("family", family.id), 0),
    ):
        set_to(scope, rate)
        found.append(line_of(a_paid_order((product, 1))).commission_basis_points)

    assert found == [1_000, 700, 600, 0]


def test_a_change_does_not_touch_what_was_ordered_before() -> None:
    product = a_product(price=10_000)
    before = a_paid_order((product, 1))

    set_to(Scope(), 2_000)
    after = a_paid_order((product, 1))

    assert [line_of(order).commission_minor for order in (before, after)] == [800, 2_000]
    assert before.parcels[0].commission_minor == 800
    assert ledger.balances()[ledger.COMMISSION] == -2_800


def test_of_two_rules_for_the_same_the_newer_holds_on_its_days_and_the_older_again_after_it() -> None:
    set_to(Scope(), 1_000)
    set_to(Scope(), 500, days(2, 3))

    rates = [commissions.rates(clock.today() + timedelta(days=ahead), []).usual for ahead in (0, 1, 2, 3, 4)]

    assert rates == [1_000, 1_000, 500, 500, 1_000]


def test_an_ended_rule_holds_no_longer_from_the_same_day_on() -> None:
    rule = set_to(Scope(), 2_000)

    commissions.end_rule(rule, an_officer(), reason="انتهى العقد")

    assert commissions.rates(clock.today(), []).usual == commissions.USUAL_BASIS_POINTS
    with pytest.raises(NotNow):
        commissions.end_rule(rule, an_officer(), reason="انتهى العقد")


def test_the_same_rule_sent_twice_is_one() -> None:
    first = set_to(Scope(), 1_000)

    assert set_to(Scope(), 1_000).id == first.id
    assert commissions.rules().total == 1
    assert set_to(Scope(), 1_100).id != first.id


@pytest.mark.parametrize("rate", [-1, 5_001])
def test_a_rate_lies_between_nothing_and_a_half(rate: int) -> None:
    with pytest.raises(refusals.RateIsNotValid):
        set_to(Scope(), rate)


@pytest.mark.parametrize("rate", [0, 5_000])
def test_nothing_and_a_half_are_rates_too(rate: int) -> None:
    assert set_to(Scope(), rate).basis_points == rate


@pytest.mark.parametrize(("first", "last"), [(-1, None), (2, 1)])
def test_a_rule_begins_today_at_the_earliest_and_ends_after_it_began(first: int, last: int | None) -> None:
    with pytest.raises(refusals.DaysAreNotValid):
        set_to(Scope(), 500, days(first, last))


def test_a_rule_for_nobody_or_without_a_reason_is_not_set() -> None:
    with pytest.raises(NotValid):
        set_to(Scope("family"), 500)
    with pytest.raises(ReasonIsMissing):
        commissions.set_rule(Scope(), 500, days(), an_officer(), reason="  ")


def test_a_rule_may_hold_for_a_single_day() -> None:
    rule = set_to(Scope(), 500, days(1, 1))

    rates = [commissions.rates(clock.today() + timedelta(days=ahead), []).usual for ahead in (0, 1, 2)]

    assert rule.from_day == rule.to_day
    assert rates == [commissions.USUAL_BASIS_POINTS, 500, commissions.USUAL_BASIS_POINTS]


def test_as_much_of_a_reason_is_kept_as_there_is_room_for() -> None:
    officer, long = an_officer(), "س" * 301

    rule = commissions.set_rule(Scope(), 500, days(), officer, reason=f"  {long}")
    commissions.end_rule(rule, officer, reason=f"  {long}")

    assert rule.reason == long[:300]
    assert told(commissions.CommissionRuleEnded)[0].reason == long[:300]
    heard()


def test_a_rule_on_its_last_day_can_be_ended_and_one_that_is_over_cannot() -> None:
    last, over = set_to(Scope(), 500, days(0, 0)), set_to(Scope(), 600, days(0, 0))
    over.to_day = clock.today() - timedelta(days=1)

    commissions.end_rule(last, an_officer(), reason="انتهى العقد")

    assert last.to_day == clock.today() - timedelta(days=1)
    with pytest.raises(NotNow):
        commissions.end_rule(over, an_officer(), reason="انتهى العقد")


def test_only_the_office_ends_rules_and_says_why() -> None:
    rule = set_to(Scope(), 500)

    with pytest.raises(NotAllowed):
        commissions.end_rule(rule, VISITOR, reason=REASON)
    with pytest.raises(ReasonIsMissing):
        commissions.end_rule(rule, an_officer(), reason=" ")

    assert rule.ended_at is None


def test_an_ended_rule_can_be_set_anew() -> None:
    ended = set_to(Scope(), 500)
    commissions.end_rule(ended, an_officer(), reason="خطأ")

    anew = set_to(Scope(), 500)

    assert anew.id != ended.id
    assert commissions.rates(clock.today(), []).usual == 500


def test_only_the_office_sets_rules_and_nobody_for_a_family_of_their_own() -> None:
    family = a_family()
    own = Scope("family", family.id)

    for actor in (VISITOR, desk(family)):
        with pytest.raises(NotAllowed):
            commissions.set_rule(own, 0, days(), actor, reason=REASON)
    with pytest.raises(NotAllowed):
        commissions.set_rule(own, 0, days(), an_officer(families=frozenset({family.id})), reason=REASON)


def test_setting_and_ending_are_told() -> None:
    officer = an_officer()
    rule = commissions.set_rule(Scope(), 900, days(), officer, reason=REASON)
    commissions.end_rule(rule, officer, reason="خطأ في النسبة")

    facts = told(commissions.CommissionRuleSet) + told(commissions.CommissionRuleEnded)

    assert facts == [
        commissions.CommissionRuleSet(rule.id, "default", 900, officer.user_id, REASON),
        commissions.CommissionRuleEnded(rule.id, officer.user_id, "خطأ في النسبة"),
    ]
    heard()
