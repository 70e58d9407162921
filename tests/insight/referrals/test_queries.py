"""What came of links: the family's own part of each order, what was called off left out."""

import pytest

from storefront.goods import sharing
from storefront.goods.catalogue import Product
from storefront.insight import referrals
from storefront.insight.referrals import Brought
from storefront.kernel.actors import VISITOR
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import carts, coupons, orders
from storefront.trade.orders import Order
from tests.builders.community import a_family
from tests.builders.coupons import a_coupon
from tests.builders.goods import a_product
from tests.builders.links import a_link, a_ready_basket
from tests.builders.trade import a_cart, place, the_parcel, with_coupon

pytestmark = pytest.mark.usefixtures("app")


def came(code: str, *goods: tuple[Product, int], coupon: coupons.Coupon | None = None, **contact: str) -> Order:
    """An order whose shopper came by a link."""
    cart = a_cart(*goods)
    carts.remember_share(cart, code)
    basket = carts.basket(cart)
    return orders.get(place(with_coupon(basket, coupon) if coupon else basket, **contact).id)


def test_orders_and_sums_are_those_of_the_familys_own_goods() -> None:
    mine, theirs = a_product(price=1_000, stock=20), a_product(price=50_000, stock=20)
    link, other = a_link(to=mine), a_ready_basket((mine, 1))

    came(link.code, (mine, 2), (theirs, 1))
    came(link.code, (mine, 1))
    came(link.code, (mine, 3), mobile="+966551230009")
    came(other.code, (theirs, 1))

    codes = [link.code, other.code]
    assert referrals.by_link(mine.family_id, codes) == {link.code: Brought(orders=3, firsts=2, sold_minor=6_000)}
    assert referrals.by_link(theirs.family_id, codes).keys() == {link.code, other.code}
    assert referrals.by_link(mine.family_id, []) == {}


def test_what_was_called_off_and_what_is_not_paid_yet_is_not_counted() -> None:
    product = a_product(stock=20)
    code = a_link(to=product).code
    orders.cancel(the_parcel(came(code, (product, 1))), VISITOR)
    came(code, (product, 1), method="card")
    kept = the_parcel(came(code, (product, 1)))

    assert [one.reference for one in referrals.orders_by(product.family_id, code).rows] == [kept.reference]
    assert referrals.by_link(product.family_id, [code])[code].orders == 1


def test_the_familys_own_coupon_lowers_what_was_sold_and_the_markets_does_not() -> None:
    family = a_family()
    product = a_product(of=family, price=10_000, stock=20)
    own, markets = a_coupon(family=family, percent=10), a_coupon(percent=20)
    first, second = a_link(to=product).code, a_link(to=product).code

    parcels = [the_parcel(came(code, (product, 1), coupon=one)) for code, one in ((first, own), (second, markets))]

    brought = referrals.by_link(family.id, [first, second])
    assert [brought[code].sold_minor for code in (first, second)] == [9_000, 10_000]
    assert [brought[code].sold_minor for code in (first, second)] == [one.sold_minor for one in parcels]


def test_orders_come_the_newest_first_a_page_at_a_time() -> None:
    product = a_product(stock=99)
    code = a_link(to=product).code
    made = [the_parcel(came(code, (product, 1))).reference for _ in range(25)]

    pages = [referrals.orders_by(product.family_id, code, number=number) for number in (1, 2)]

    assert [one.reference for page in pages for one in page.rows] == made[::-1]
    assert pages[0].rows[0].order.placed_at
    assert referrals.orders_by(a_family().id, code).total == 0


def test_a_link_counts_every_order_that_names_it() -> None:
    with unit_of_work():
        product = a_product(stock=20)
        link = a_link(to=product)
        came(link.code, (product, 1))
    db.session.refresh(link)

    assert (link.ordered, sharing.find_open(link.code)) == (1, link)
