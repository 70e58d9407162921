"""A member who leaves: their orders stay without anything that says who it was, and not before all has arrived."""

import pytest

from storefront.kernel.database import db
from storefront.kernel.refusals import NotFound
from storefront.trade import carts, orders
from storefront.trade.orders import Order
from storefront.trade.orders.forgetting import forget_member, has_open
from storefront.trade.orders.refusals import OrdersAreOpen
from tests.builders.community import a_member
from tests.builders.goods import a_product, variant_of
from tests.builders.trade import a_cart, bring_to, held, place, the_parcel

pytestmark = pytest.mark.usefixtures("app")


OTHER = {"receiver_name": "منيرة", "receiver_mobile": "+966555555555"}


def an_order_of(user_id: int, *, state: str, email: str = "sara@example.com") -> Order:
    """An order with a text, a note and an address."""
    product = a_product(personal_max=20)
    cart = a_cart(user_id=user_id)
    carts.put(cart, variant_of(product).id, 1, personal_text="إلى سارة")
    carts.choose_way(cart, product.family_id, way="collect", note="اسألوا عن سارة")
    order = orders.get(place(carts.basket(cart), email=email, district="النرجس", street="بيت سارة", **OTHER).id)
    if state:
        bring_to(the_parcel(order), state)
    return order


@pytest.mark.parametrize("state", ["", "accepted", "preparing", "ready"])
def test_while_something_is_to_come_nothing_is_forgotten(state: str) -> None:
    user = a_member()
    order = an_order_of(user.id, state=state)

    with pytest.raises(OrdersAreOpen):
        forget_member(user.id)
    assert has_open(user.id)
    assert order.contact_name == "سارة القحطاني"


def test_afterwards_the_order_is_there_and_says_nobody() -> None:
    user, other = a_member(), a_member()
    order, theirs = an_order_of(user.id, state="handed_over"), an_order_of(other.id, state="handed_over")

    emails = forget_member(user.id)
    db.session.expire_all()
    with pytest.raises(NotFound):
        orders.of_link(*held(order))
    found = orders.get(order.id)
    line = found.parcels[0].lines[0]

    assert emails == {order.id: "sara@example.com"}
    assert (found.user_id, found.contact_name, found.mobile, found.email) == (None, "—", "", "")
    assert (found.receiver_name, found.receiver_mobile) == ("", "")
    assert (found.short_address, found.district, found.street) == (None, "", "")
    assert (found.parcels[0].note, line.personal_text) == ("", "")
    assert (line.quantity, found.total_minor) == (1, 8500)
    assert orders.get(theirs.id).contact_name == "سارة القحطاني"


def test_the_address_of_each_order_is_told_once() -> None:
    user = a_member()
    emails = ("a@example.com", "a@example.com", "")
    placed = [an_order_of(user.id, state="handed_over", email=email).id for email in emails]

    assert forget_member(user.id) == dict(zip(placed, emails, strict=True))
    assert forget_member(user.id) == {}
