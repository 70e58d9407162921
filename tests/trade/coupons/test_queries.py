"""The lists of coupons: by state, of a family, with what came of them."""

from datetime import timedelta

import pytest

from storefront.kernel import clock
from storefront.kernel.refusals import NotFound
from storefront.trade import coupons
from tests.builders.community import a_family
from tests.builders.coupons import STAFF, a_coupon
from tests.builders.trade import an_order

pytestmark = pytest.mark.usefixtures("app")
TODAY = clock.today()


def one_in_each_state() -> dict[str, coupons.Coupon]:
    """A coupon in every state there is."""
    made = {
        "running": a_coupon(),
        "coming": a_coupon(first=TODAY + timedelta(days=1)),
        "over": a_coupon(first=TODAY - timedelta(days=2), last=TODAY - timedelta(days=1)),
        "used_up": a_coupon(most_uses=1),
        "stopped": a_coupon(),
    }
    an_order(coupon=made["used_up"])
    coupons.stop(made["stopped"], STAFF, reason="انتهت")
    return made


def test_each_state_has_its_page_and_the_list_and_the_row_say_the_same() -> None:
    made = one_in_each_state()

    pages = {state: coupons.page(state=state).rows for state in coupons.STATES}

    assert {state: [one.id for one in rows] for state, rows in pages.items()} == {
        state: [coupon.id] for state, coupon in made.items()
    }
    for state, rows in pages.items():
        assert coupons.state_of(rows[0], TODAY) == state
    assert coupons.page(state="nothing").total == len(made)


def test_a_family_sees_its_own_alone() -> None:
    family = a_family()
    mine, markets, theirs = a_coupon(family=family), a_coupon(), a_coupon(family=a_family())

    assert [one.id for one in coupons.page(family_id=family.id).rows] == [mine.id]
    assert coupons.of_family(family.id, mine.id) is mine
    for other in (markets, theirs):
        with pytest.raises(NotFound):
            coupons.of_family(family.id, other.id)


def test_a_long_list_comes_in_pages_the_newest_first() -> None:
    made = [a_coupon().id for _ in range(25)]

    first, second = coupons.page(), coupons.page(number=2)

    assert [one.id for one in first.rows] == made[:0:-1]
    assert [one.id for one in second.rows] == made[:1]
    assert first.total == 25


def test_what_is_not_there_is_not_found() -> None:
    assert (coupons.find("nothing"), coupons.find(""), coupons.code_of(0)) == (None, None, "")
    with pytest.raises(NotFound):
        coupons.get(0)
