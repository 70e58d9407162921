"""A member takes over what was ordered as a guest with exactly the address their account has confirmed."""

import pytest

from storefront.community import accounts
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.refusals import NotFound
from storefront.trade import claims, coupons, orders, reviews
from storefront.trade.coupons import CouponUse
from storefront.trade.reviews import Review
from tests.builders.community import a_member
from tests.builders.coupons import a_coupon
from tests.builders.goods import a_product
from tests.builders.trade import an_order, bring_to, held, the_parcel

pytestmark = pytest.mark.usefixtures("app")
ADDRESS = "sara@example.com"
CASES = ["another address", "another member", "not confirmed", "no address", "no such"]


def sara() -> accounts.User:
    return a_member(email=ADDRESS)


def owner_of(order: orders.Order) -> int | None:
    db.session.expire_all()
    return orders.get(order.id).user_id


def test_one_press_makes_it_the_members_and_no_other_order() -> None:
    user, order, other = sara(), an_order(email=ADDRESS), an_order(email=ADDRESS)

    claims.take(user, order.reference)

    assert [owner_of(order), owner_of(other)] == [user.id, None]
    assert orders.of_shopper(order.reference, user.id).id == order.id


def test_again_changes_nothing_and_the_private_link_of_whoever_placed_it_still_opens() -> None:
    user, order = sara(), an_order(email=ADDRESS)
    claims.take(user, order.reference)

    claims.take(user, order.reference)

    assert orders.of_link(*held(order)).user_id == user.id


def of_case(case: str) -> tuple[accounts.User, orders.Order, str]:
    """Sara, an order that is not hers to take over, and the reference she sends."""
    user, other = sara(), a_member()
    given = {"another address": {"email": "sarah@example.com"}, "no address": {"email": ""}}.get(
        case, {"email": ADDRESS}
    )
    order = an_order(user_id=other.id if case == "another member" else None, **given)
    if case == "not confirmed":
        user.confirmed_at = None
        db.session.flush()
    return user, order, "NONE" if case == "no such" else order.reference


@pytest.mark.parametrize("case", CASES)
def test_nothing_else_is_taken_over(case: str) -> None:
    user, order, reference = of_case(case)
    before = owner_of(order)

    with pytest.raises(NotFound):
        claims.take(user, reference)

    assert owner_of(order) == before


def test_what_is_not_theirs_carries_their_address_no_more_and_stays_whoevers_placed_it() -> None:
    user, other = sara(), an_order(email=ADDRESS)
    order = an_order((a_product(price=20_000), 1), email=ADDRESS, coupon=a_coupon())

    claims.disown(user, order.reference)
    db.session.expire_all()

    assert [orders.get(one.id).email for one in (order, other)] == ["", ADDRESS]
    assert [one.email for one in db.session.query(CouponUse)] == [""]
    assert orders.of_link(*held(order)).user_id is None
    assert [one.reference for one in claims.found(ADDRESS)] == [other.reference]
    with pytest.raises(NotFound):
        claims.take(user, order.reference)


@pytest.mark.parametrize("case", CASES)
def test_nothing_else_is_disowned(case: str) -> None:
    user, order, reference = of_case(case)
    before = order.email

    with pytest.raises(NotFound):
        claims.disown(user, reference)

    db.session.expire_all()
    assert orders.get(order.id).email == before


def test_what_was_said_of_the_goods_and_the_coupon_come_along() -> None:
    user, goods = sara(), a_product(price=20_000)
    order = an_order((goods, 1), email=ADDRESS, coupon=a_coupon())
    parcel = bring_to(the_parcel(order), "handed_over")
    orders.complete_reached(), orders.clear(parcel.id)
    parcel.state = "completed"
    reviews.write(orders.get(order.id), parcel, parcel.lines[0], reviews.Said(5, "جميل", "ar"), Actor())

    claims.take(user, order.reference)
    db.session.expire_all()

    assert [one.user_id for one in db.session.query(Review)] == [user.id]
    assert [one.user_id for one in db.session.query(CouponUse)] == [user.id]
    assert coupons.code_of(order.id)


def test_for_whoever_leaves_all_of_them_are_taken_over() -> None:
    user, mine, theirs = sara(), [an_order(email=ADDRESS) for _ in range(2)], an_order(email="")

    claims.take_all(user.id, claims.address_of(user))
    claims.take_all(user.id, "")

    assert [owner_of(one) for one in [*mine, theirs]] == [user.id, user.id, None]
