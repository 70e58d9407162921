"""Who finds which order: by the private link, by account, by mobile; never somebody else's."""

import pytest

from storefront.kernel.refusals import NotFound
from storefront.trade import orders
from tests.builders.community import a_family, a_member
from tests.builders.goods import a_product
from tests.builders.trade import a_basket, an_order, place, the_parcel

pytestmark = pytest.mark.usefixtures("app")


def test_a_private_link_opens_its_own_order_alone() -> None:
    order, other = place(a_basket((a_product(), 1)), key="one"), place(a_basket((a_product(), 1)), key="two")

    assert orders.of_link(order.reference, "link-one") is order
    for reference, token in ((order.reference, "link-two"), (other.reference, "link-one"), (order.reference, "")):
        with pytest.raises(NotFound):
            orders.of_link(reference, token)


def test_a_member_finds_only_their_own() -> None:
    owner, stranger = a_member(), a_member()
    order = an_order(user_id=owner.id)

    assert orders.of_shopper(order.reference, owner.id) is order
    with pytest.raises(NotFound):
        orders.of_shopper(order.reference, stranger.id)
    assert orders.of_member(stranger.id).rows == []


def test_tracking_needs_both_the_reference_and_the_mobile() -> None:
    order = an_order()

    assert orders.find_by_mobile(order.reference, order.mobile) is order
    assert orders.find_by_mobile(order.reference, "+966500000009") is None
    assert orders.find_by_mobile("ABCDEFGH", order.mobile) is None


def test_a_family_sees_only_its_own_confirmed_parcels() -> None:
    family, other = a_family(), a_family()
    mine = the_parcel(an_order((a_product(of=family), 1)))
    unpaid = the_parcel(an_order((a_product(of=family), 1), method="card"))
    theirs = the_parcel(an_order((a_product(of=other), 1)))

    assert [parcel.id for parcel in orders.boards.board(family.id).rows] == [mine.id]
    for hidden in (unpaid, theirs):
        with pytest.raises(NotFound):
            orders.of_family(family.id, hidden.reference)


@pytest.mark.parametrize(("way", "name"), [("courier", "منيرة"), ("collect", "لمى العتيبي")])
def test_whoever_receives_it_at_an_address_collects_nothing(way: str, name: str) -> None:
    goods = a_product(of=a_family(ways=frozenset({"courier", "collect"})))
    another = {"receiver_name": "منيرة", "receiver_mobile": "+966555555555"}

    order = an_order((goods, 1), way=way, name="لمى العتيبي", mobile="+966551112233", **another)

    mobile = another["receiver_mobile"] if way == "courier" else "+966551112233"
    assert (order.contact_name, order.mobile) == ("لمى العتيبي", "+966551112233")
    assert order.parcels[0].receiver == (name, mobile)
