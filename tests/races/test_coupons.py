"""A coupon with few uses, many shoppers, one moment: it is used as often as it may be and not once more."""

from collections.abc import Callable, Sequence

from storefront.kernel import units
from storefront.kernel.units import unit_of_work
from storefront.trade import coupons, orders
from tests.builders import numbers
from tests.builders.community import a_family, a_member
from tests.builders.coupons import a_coupon
from tests.builders.crowds import a_few_at_a_time, at_once
from tests.builders.goods import a_product
from tests.builders.trade import an_order
from tests.races.buying import LAST_PAGE, RECEIVER, a_wish, before_the_button, press_together
from tests.races.markets import Market, broken
from tests.races.visitors import Answer, Visitor, another_tab

USES, SHOPPERS, ORDERS, DOORS = 3, 16, 4, 6
ROUNDS = 10  # in which a control must have failed once


def type_code(visitor: Visitor, code: str) -> None:
    """Types a code on the last page; what is left is the last button."""
    visitor.go("/cart/coupon", code=code)
    assert visitor.here.partition("#")[0] == LAST_PAGE, visitor.here
    assert "خصم القسيمة" in visitor.page


def with_the_code(ready: Sequence[Visitor], code: str) -> Sequence[Visitor]:
    """The same shoppers, each with the coupon in the basket."""
    a_few_at_a_time([lambda one=one: type_code(one, code) for one in ready])  # type: ignore[misc]
    return ready


def a_race(market: Market, *, shoppers: int = SHOPPERS, **what: int | None) -> tuple[coupons.Coupon, list[Visitor]]:
    """A coupon, and shoppers with it before the last button."""
    with unit_of_work():
        coupon, product = a_coupon(f"RACE{next(numbers)}", percent=20, **what), a_product(stock=100)
    return coupon, list(with_the_code(before_the_button(market, shoppers, a_wish(product)), coupon.shown))


def used(coupon: coupons.Coupon) -> tuple[int, int]:
    """Uses as the coupon counts them, and those that were written down."""
    units.abandon()
    known = coupons.find(coupon.code)
    assert known is not None
    written = coupons.used_on([coupon.id]).get(coupon.id)
    return known.used, written.uses if written else 0


def test_the_last_uses_go_to_as_many_of_many_shoppers(market: Market) -> None:
    coupon, ready = a_race(market, most_uses=USES)

    answers = press_together(ready)

    refused = [answer.text for answer in answers if answer.status == 409]
    assert sorted(answer.status for answer in answers) == [303] * USES + [409] * (SHOPPERS - USES)
    assert all("استُنفدت هذه القسيمة" in text for text in refused)
    assert used(coupon) == (USES, USES)


def test_one_person_at_many_doors_uses_it_once(market: Market) -> None:
    coupon, ready = a_race(market, shoppers=6, most_uses=None)
    mobile = f"05{next(numbers):08d}"
    a_few_at_a_time([lambda one=one: is_called(one, mobile) for one in ready])  # type: ignore[misc]

    answers = press_together(ready)

    assert sorted(answer.status for answer in answers) == [303] + [409] * 5
    assert used(coupon) == (1, 1)


def test_one_person_with_several_coupons_for_a_first_order_uses_one(market: Market) -> None:
    with unit_of_work():
        made = [a_coupon(f"FIRST{next(numbers)}", percent=20, first_order_only=True) for _ in range(DOORS)]
        goods = [a_wish(a_product(stock=9)) for _ in made]  # nobody waits for the others' pieces
    ready = [one for wish in goods for one in before_the_button(market, 1, wish)]
    mobile = f"05{next(numbers):08d}"
    a_few_at_a_time([lambda one=one: is_called(one, mobile) for one in ready])  # type: ignore[misc]
    for one, coupon in zip(ready, made, strict=True):
        type_code(one, coupon.shown)

    answers = press_together(ready)

    refused = [answer.text for answer in answers if answer.status == 409]
    assert sorted(answer.status for answer in answers) == [303] + [409] * (DOORS - 1)
    assert all("هذه القسيمة للطلب الأول" in text for text in refused)
    assert sorted(used(coupon) for coupon in made) == [(0, 0)] * (DOORS - 1) + [(1, 1)]


def is_called(visitor: Visitor, mobile: str) -> None:
    """Goes back and types another mobile; before anybody has used the coupon nothing speaks against it."""
    visitor.read("/checkout/contact")
    visitor.go("/checkout/contact", name=RECEIVER, mobile=mobile)
    assert visitor.here == LAST_PAGE


def test_the_use_comes_back_when_two_families_parts_are_called_off_at_the_same_moment(market: Market) -> None:
    with unit_of_work():
        coupon, member = a_coupon(f"RACE{next(numbers)}", most_each=None), a_member()
        goods = [(a_product(of=a_family(), stock=100), 1) for _ in range(2)]
        placed = [an_order(*goods, user_id=member.id, coupon=coupon) for _ in range(ORDERS)]
    shopper = market.signed_in(member)
    acts = [call_off(another_tab(shopper), order, parcel) for order in placed for parcel in order.parcels]

    answers = at_once(acts)

    assert {answer.status for answer in answers} == {303}
    units.abandon()
    known = coupons.find(coupon.code)
    assert known is not None
    assert (known.used, coupons.used_on([coupon.id])) == (0, {})


def call_off(tab: Visitor, order: orders.Order, parcel: orders.Parcel) -> Callable[[], Answer]:
    """The button that calls off a part of an order, on the open page of that order."""
    tab.read(f"/orders/{order.reference}")
    return lambda: tab.send(f"/orders/{order.reference}/parcels/{parcel.reference}/cancellation")


def test_without_its_guard_the_same_coupon_is_used_more_often(unguarded: Market) -> None:
    for _ in range(ROUNDS):
        coupon, ready = a_race(unguarded, shoppers=8, most_uses=1)
        press_together(ready)
        if used(coupon)[1] > 1:
            break

    assert used(coupon)[1] > 1
    assert "Coupons count the uses that hold" in broken()
