"""Making coupons, changing and stopping them: by whom, and what is refused."""

from datetime import timedelta

import pytest

from storefront.kernel import clock
from storefront.kernel.actors import VISITOR, Actor
from storefront.kernel.refusals import NotAllowed, NotNow, ReasonIsMissing
from storefront.trade import coupons
from storefront.trade.coupons import refusals
from tests.builders.community import a_family, desk
from tests.builders.coupons import STAFF, a_coupon, terms
from tests.builders.goods import a_product
from tests.builders.trade import an_order

pytestmark = pytest.mark.usefixtures("app")


def test_staff_make_the_markets_coupons_and_families_their_own() -> None:
    family = a_family()

    market, own = a_coupon("welcome 10"), a_coupon("عود ٢٠", family=family)

    assert (market.shown, market.family_id) == ("WELCOME10", None)
    assert (own.shown, own.family_id) == ("عود20", family.id)


@pytest.mark.parametrize("whose", ["market", "family"])
def test_nobody_else_does(whose: str) -> None:
    family, other = a_family(), a_family()
    family_id = family.id if whose == "family" else None

    for actor in (VISITOR, desk(other), STAFF if whose == "family" else desk(family)):
        with pytest.raises(NotAllowed):
            coupons.create("CODE", terms(), actor, family_id=family_id)


def test_a_code_is_there_once_however_it_is_typed() -> None:
    a_coupon("EID20")

    with pytest.raises(refusals.CodeIsTaken):
        a_coupon("eid ٢٠", family=a_family())


def test_other_terms_hold_from_now_on_and_orders_keep_theirs() -> None:
    coupon, product = a_coupon(percent=10), a_product(price=10_000)
    order = an_order((product, 1), coupon=coupon)

    coupons.edit(coupon, terms(percent=50, most_each=None), STAFF)
    again = an_order((product, 1), coupon=coupon)

    assert (order.discount_minor, again.discount_minor) == (1_000, 5_000)


@pytest.mark.parametrize("limit", ["most_uses", "most_each"])
def test_a_limit_is_never_set_below_what_was_used(limit: str) -> None:
    coupon = a_coupon(most_each=None)
    for _ in range(2):
        an_order(coupon=coupon)

    with pytest.raises(refusals.LimitIsBelowUses):
        coupons.edit(coupon, terms(**{"most_each": None, limit: 1}), STAFF)


def test_a_stopped_coupon_stays_stopped() -> None:
    coupon = a_coupon()

    coupons.stop(coupon, STAFF, reason="نفدت الميزانية")

    assert coupons.state_of(coupon, clock.today()) == "stopped"
    for again in (
        lambda: coupons.stop(coupon, STAFF, reason="مرة أخرى"),
        lambda: coupons.edit(coupon, terms(), STAFF),
    ):
        with pytest.raises(NotNow):
            again()


def test_the_office_may_stop_a_familys_coupon_with_a_reason_and_no_stranger_may() -> None:
    coupon = a_coupon(family=a_family())

    with pytest.raises(ReasonIsMissing):
        coupons.stop(coupon, STAFF, reason=" ")
    for stranger in (VISITOR, desk(a_family()), Actor(user_id=1)):
        with pytest.raises(NotAllowed):
            coupons.stop(coupon, stranger, reason="لا أريدها")
    coupons.stop(coupon, STAFF, reason="مخالفة")

    assert coupon.stop_reason == "مخالفة"


def test_a_coupon_can_be_prolonged_after_its_last_day() -> None:
    yesterday = clock.today() - timedelta(days=1)
    coupon = a_coupon(first=yesterday, last=yesterday)

    coupons.edit(coupon, terms(first=yesterday, last=clock.today()), STAFF)

    assert coupons.state_of(coupon, clock.today()) == "running"
