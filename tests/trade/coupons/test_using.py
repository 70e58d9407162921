"""Using a coupon: frozen on the order, counted once, given back when nothing comes of it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update

from storefront.goods import stock
from storefront.kernel import clock
from storefront.kernel.actors import VISITOR
from storefront.kernel.database import db
from storefront.trade import checkouts, coupons, orders
from storefront.trade.coupons import refusals, using
from storefront.treasury import ledger, payments
from tests.builders.community import a_family, desk
from tests.builders.coupons import STAFF, a_coupon, terms
from tests.builders.goods import a_product, variant_of
from tests.builders.money import told_to_expire
from tests.builders.people import a_person
from tests.builders.providers import provider
from tests.builders.trade import (
    a_basket,
    a_contact,
    an_order,
    bring_to,
    heard,
    open_page,
    place,
    take_in,
    the_parcel,
    with_coupon,
)

pytestmark = pytest.mark.usefixtures("app")


def used(coupon: coupons.Coupon) -> int:
    db.session.refresh(coupon)
    return coupon.used


def test_the_discount_is_frozen_on_lines_parcels_and_order() -> None:
    first, second = a_family(), a_family()
    goods = (a_product(of=first, price=333), 1), (a_product(of=first, price=8_500), 2), (a_product(of=second), 1)

    order = an_order(*goods, coupon=a_coupon(percent=17))

    for parcel in order.parcels:
        assert parcel.discount_minor == sum(line.discount_minor for line in parcel.lines)
        assert (parcel.discount_by, parcel.funded_minor) == (orders.BY_MARKET, parcel.discount_minor)
        assert parcel.total_minor == parcel.items_minor + parcel.delivery_minor - parcel.discount_minor
    assert order.discount_minor == sum(parcel.discount_minor for parcel in order.parcels)
    assert order.total_minor == sum(parcel.total_minor for parcel in order.parcels)


def test_a_familys_share_does_not_know_of_the_markets_coupon() -> None:
    product = a_product(price=10_000)
    plain, reduced = an_order((product, 1)), an_order((product, 1), coupon=a_coupon(percent=30))

    shares = [orders.confirming.share_of(order.parcels[0]) for order in (plain, reduced)]

    assert shares[0].family_minor == shares[1].family_minor
    assert shares[0].total_minor - shares[1].total_minor == shares[1].coupon_minor == 3_000


def test_a_familys_own_coupon_lowers_its_sale_and_the_commission() -> None:
    product = a_product(price=10_000)
    family = the_parcel(an_order((product, 1))).family

    parcel = an_order((product, 1), coupon=a_coupon(percent=30, family=family)).parcels[0]

    assert (parcel.sold_minor, parcel.funded_minor, parcel.discount_by) == (7_000, 0, orders.BY_FAMILY)
    assert parcel.commission_minor == 560
    assert orders.confirming.share_of(parcel).coupon_minor == 0


def test_a_use_says_by_whom_and_how_much() -> None:
    person, coupon = a_person(), a_coupon(amount=1_000)

    order = an_order(user_id=person.id, coupon=coupon, mobile="+966550000001")

    use = coupons.uses(coupon.id).rows[0]
    assert (use.order_id, use.user_id, use.mobile, use.discount_minor) == (order.id, person.id, "+966550000001", 1_000)
    assert (used(coupon), coupons.code_of(order.id)) == (1, coupon.shown)
    assert coupons.used_on([coupon.id]) == {coupon.id: coupons.Used(1, 1_000)}


def test_one_checkout_is_one_use_and_an_empty_basket_has_no_coupon() -> None:
    coupon = a_coupon()
    basket = with_coupon(a_basket((a_product(), 1)), coupon)

    first, again = place(basket, key="the-key"), place(basket, key="the-key")

    assert first is again
    assert used(coupon) == 1
    assert basket.cart is not None
    assert basket.cart.coupon_code == ""


@pytest.mark.parametrize(
    ("meanwhile", "refusal"),
    [
        ("stopped", refusals.CouponIsOver),
        ("over", refusals.CouponIsOver),
        ("used up", refusals.CouponIsUsedUp),
        ("changed", refusals.CouponHasChanged),
        ("dearer", refusals.MinimumIsNotReached),
    ],
)
def test_what_happened_to_the_coupon_meanwhile_is_said_at_placing(
    meanwhile: str, refusal: type[refusals.CouponDoesNotHold]
) -> None:
    coupon = a_coupon(most_uses=1, last=clock.today())
    basket = with_coupon(a_basket((a_product(), 1)), coupon)
    happens = {
        "stopped": lambda: coupons.stop(coupon, STAFF, reason="انتهت"),
        "over": lambda: coupons.edit(
            coupon, terms(first=clock.today() - timedelta(days=2), last=clock.today() - timedelta(days=1)), STAFF
        ),
        "used up": lambda: an_order(coupon=coupon, mobile="+966550000009"),
        "changed": lambda: coupons.edit(coupon, terms(percent=5), STAFF),
        "dearer": lambda: coupons.edit(coupon, terms(minimum_minor=900_000), STAFF),
    }

    happens[meanwhile]()

    before = used(coupon)
    with pytest.raises(refusal):
        place(basket)
    assert used(coupon) == before


def test_the_last_use_is_counted_once_and_whoever_comes_a_moment_later_is_told_so() -> None:
    coupon = a_coupon(most_uses=1)

    assert using.count_one(coupon.id).used == 1

    with pytest.raises(refusals.CouponIsUsedUp):
        using.count_one(coupon.id)
    assert used(coupon) == 1


def test_a_use_that_was_not_counted_is_not_had_though_there_is_room_a_moment_later(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    coupon = a_coupon(most_uses=1)
    monkeypatch.setattr(using, "add_uses", lambda *_: False)  # who had it gave it back before we look

    with pytest.raises(refusals.CouponIsUsedUp):
        using.count_one(coupon.id)


def test_a_person_is_known_at_placing_though_the_basket_did_not_know_them() -> None:
    coupon = a_coupon()
    an_order(coupon=coupon, mobile="+966550000001")
    basket = with_coupon(a_basket((a_product(), 1)), coupon)

    with pytest.raises(refusals.CouponWasUsedByYou):
        place(basket, mobile="+966550000001")


def test_a_coupon_refused_before_the_sum_was_seen_is_the_reason_given() -> None:
    coupon = a_coupon()
    basket = with_coupon(a_basket((a_product(), 1)), coupon)
    seen = basket.total_minor
    coupons.stop(coupon, STAFF, reason="انتهت")
    basket = coupons.applied(replace(basket, reduction=None), coupons.Shopper())

    with pytest.raises(refusals.CouponIsOver):
        checkouts.place(basket, a_contact(), checkouts.Checkout("key", "cash", seen), user_id=None, link="link")
    order = place(basket)

    assert (order.discount_minor, used(coupon)) == (0, 0)


def test_what_was_never_paid_gives_its_use_back() -> None:
    coupon = a_coupon(most_uses=1)
    order = an_order(method="card", coupon=coupon)

    told_to_expire(order)

    assert used(coupon) == 0
    assert an_order(coupon=coupon).discount_minor > 0


def test_the_use_comes_back_with_the_last_parcel_that_is_called_off() -> None:
    coupon, (first, second) = a_coupon(), (a_family(), a_family())
    order = an_order((a_product(of=first), 1), (a_product(of=second), 1), coupon=coupon)
    mine, theirs = (orders.get_parcel(parcel.id) for parcel in order.parcels)

    orders.cancel(mine, VISITOR)
    heard()
    still = used(coupon)
    orders.decline(theirs, desk(second), reason="نعتذر")
    heard()

    assert (still, used(coupon)) == (1, 0)


def paid_late(order: orders.Order, *, meanwhile: coupons.Coupon | None = None) -> orders.Order:
    """An order whose payment came after its time; meanwhile somebody else may have used a coupon."""
    payment = payments.find_for("order", order.id)
    assert payment is not None
    ref = open_page(payment)
    told_to_expire(order)
    if meanwhile:
        an_order(coupon=coupons.get(meanwhile.id), mobile="+966550000009")
    provider().pay(ref, fee=False)
    take_in(payment)
    db.session.expire_all()
    return orders.get(order.id)


def test_an_order_paid_late_takes_its_coupon_once_more() -> None:
    coupon = a_coupon(most_uses=1)

    order = paid_late(an_order(method="card", coupon=coupon))

    assert order.confirmed_at is not None
    assert (used(coupon), coupons.uses(coupon.id).rows[0].given_back_at) == (1, None)


@pytest.mark.parametrize("limit", ["most_uses", "most_each"])
def test_an_order_paid_late_whose_coupon_is_gone_gets_its_money_back(limit: str) -> None:
    coupon = a_coupon(**{"most_each": None, limit: 1})
    product = a_product(stock=9)
    contact = {"mobile": "+966550000009"}

    order = paid_late(an_order((product, 1), method="card", coupon=coupon, **contact), meanwhile=coupon)

    assert (order.confirmed_at, order.parcels[0].state, used(coupon)) == (None, "cancelled", 1)
    assert [refund.reason for refund in payments.refunds_to_do()] == ["late"]
    assert stock.free(variant_of(product).id) == 9


def test_an_order_paid_late_that_is_not_the_first_any_more_gets_its_money_back() -> None:
    first, other = a_coupon(first_order_only=True, most_each=None), a_coupon()
    contact = {"mobile": "+966550000009"}

    order = paid_late(an_order(method="card", coupon=first, **contact), meanwhile=other)

    assert (order.confirmed_at, used(first), used(other)) == (None, 0, 1)
    assert [refund.reason for refund in payments.refunds_to_do()] == ["late"]


def test_what_was_ordered_while_one_waited_for_other_first_orders_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    coupon, mine = a_coupon(first_order_only=True), {"mobile": "+966550000009"}
    basket = with_coupon(a_basket((a_product(), 1)), coupon)
    monkeypatch.setattr(using, "wait_for_first_orders", lambda: an_order(**mine))  # the other was first

    with pytest.raises(refusals.CouponIsForFirstOrders):
        place(basket, **mine)

    assert used(coupon) == 0


def test_what_was_ordered_while_one_waited_to_be_paid_after_all_counts_too(monkeypatch: pytest.MonkeyPatch) -> None:
    coupon, mine = a_coupon(first_order_only=True), {"mobile": "+966550000009"}
    late = told_to_expire(an_order(method="card", coupon=coupon, **mine))
    monkeypatch.setattr(using, "wait_for_first_orders", lambda: an_order(**mine))

    assert coupons.take_again(late.id) is False


def test_whoever_uses_a_coupon_for_any_order_waits_for_no_other_coupons(monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[bool] = []
    monkeypatch.setattr(using, "wait_for_first_orders", lambda: waited.append(True))

    late = told_to_expire(an_order(method="card", coupon=a_coupon()))

    assert coupons.take_again(late.id)
    assert waited == []


def test_a_coupon_that_is_used_up_meanwhile_is_not_taken_again() -> None:
    coupon = a_coupon(most_uses=1)
    late = told_to_expire(an_order(method="card", coupon=coupon))
    an_order(coupon=coupons.get(coupon.id), mobile="+966550000009")

    assert coupons.take_again(late.id) is False
    assert used(coupon) == 1


def test_a_coupon_is_taken_again_on_the_terms_of_this_moment() -> None:
    coupon, mine = a_coupon(), {"mobile": "+966550000009"}
    late = told_to_expire(an_order(method="card", coupon=coupon, **mine))
    an_order(**mine)
    coupon = coupons.get(coupon.id)
    elsewhere = update(coupons.Coupon).values(first_order_only=True)  # by somebody this process has not heard of
    db.session.execute(elsewhere.execution_options(synchronize_session=False))

    assert (coupon.first_order_only, coupons.take_again(late.id)) == (False, False)


def test_an_order_of_nothing_is_confirmed_at_once_and_the_family_has_its_share() -> None:
    order = an_order((a_product(price=10_000), 1), method="card", coupon=a_coupon(percent=100), way="collect")

    assert (order.total_minor, order.confirmed_at is not None) == (0, True)
    assert payments.find_for("order", order.id) is None
    assert ledger.balances()["coupons"] == 10_000
    assert ledger.balances()["family_coming"] == -(10_000 - order.parcels[0].commission_minor)


def test_calling_off_an_order_of_nothing_empties_the_books() -> None:
    order = an_order((a_product(price=10_000), 1), coupon=a_coupon(percent=100), way="collect")

    orders.cancel(the_parcel(order), VISITOR)
    heard()

    assert [amount for amount in ledger.balances().values() if amount] == []
    assert payments.refunds_to_do() == []


def test_an_order_of_nothing_is_handed_over_with_its_papers() -> None:
    family = a_family()
    product = a_product(of=family, price=10_000)

    for coupon in (a_coupon(percent=100), a_coupon(percent=100, family=family)):
        order = an_order((product, 1), coupon=coupon, way="collect")
        assert bring_to(the_parcel(order), "handed_over").receipt_number is not None


def test_a_member_who_leaves_is_taken_out_of_what_they_used() -> None:
    person, coupon = a_person(), a_coupon()
    an_order(user_id=person.id, coupon=coupon, email="sara@example.com")

    coupons.forget_member(person.id)

    db.session.expire_all()
    use = coupons.uses(coupon.id).rows[0]
    assert (use.user_id, use.mobile, use.email, use.coupon_id) == (None, "", "", coupon.id)
