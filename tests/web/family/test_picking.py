"""Pick lists at the desk: by product and by customer, its own orders alone, ticked line by line, the same cost however long."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from storefront.community.families.models import Family
from storefront.kernel.units import unit_of_work
from storefront.trade import carts, orders
from storefront.trade.orders import Parcel
from tests.builders.browser import post
from tests.builders.community import a_family
from tests.builders.desks import a_desk, a_parcel, a_stranger
from tests.builders.goods import a_product, a_weighed_product, variants_of
from tests.builders.reading import page
from tests.builders.trade import a_cart, an_order, bring_to, place, the_parcel

Counting = Callable[[], AbstractContextManager[list[str]]]
LIST = "/family/orders/picking"


def a_parcel_of_two(family: Family) -> Parcel:
    """An accepted parcel of two lines."""
    with unit_of_work():
        parcel = the_parcel(an_order((a_product(of=family), 1), (a_product(of=family), 2), way="collect"))
        return bring_to(parcel, "accepted")


def tick(client: FlaskClient, parcel: Parcel, place: int, ready: str = "yes") -> int:
    path = f"/family/orders/{parcel.reference}/lines/{parcel.lines[place].id}/readiness"
    return post(client, path, ready=ready, next=LIST).status_code


def state_of(parcel: Parcel) -> str:
    with unit_of_work() as session:
        return session.scalars(select(Parcel.state).where(Parcel.id == parcel.id)).one()


def test_the_stranger_and_another_family_find_nothing(client: FlaskClient) -> None:
    with unit_of_work():
        other = a_family()
    parcel = a_parcel_of_two(other)
    assert a_stranger(client).get(LIST).status_code == 403

    a_desk(client)

    assert parcel.reference not in client.get(f"{LIST}?by=customer").text
    assert tick(client, parcel, 0) == 404
    assert state_of(parcel) == "accepted"


def test_by_product_pieces_of_several_orders_stand_together(client: FlaskClient) -> None:
    family = a_desk(client).family
    with unit_of_work():
        product = a_product(of=family, name=("معمول", "Maamoul"))
    several = [a_parcel(family, state="accepted", product=product, quantity=2) for _ in range(2)]

    page, english = (client.get(f"{prefix}{LIST}").text for prefix in ("", "/en"))

    assert page.count("معمول</bdi></h2>") == 1
    assert "4 pieces" in english
    assert all(parcel.reference in page for parcel in several)


def test_portions_of_one_stock_stand_together_with_what_they_weigh(client: FlaskClient) -> None:
    family = a_desk(client).family
    with unit_of_work():
        small, large = variants_of(product := a_weighed_product(50, 250, of=family, grams=5000))
        for portions in ({small.id: 3, large.id: 1}, {large.id: 5}):
            cart = a_cart()
            for variant_id, quantity in portions.items():
                carts.put(cart, variant_id, quantity)
            carts.choose_way(cart, family.id, way="collect")
            bring_to(the_parcel(orders.get(place(carts.basket(cart)).id)), "accepted")

    arabic, english = (client.get(f"{prefix}{LIST}") for prefix in ("", "/en"))

    (group,) = page(english).all("section", class_="pick-group")
    assert group.one("p", class_="pieces").words == "9 portions · weighing 1.65 kg"
    assert group.one("p", class_="portions").words == "6 × 250 g · 3 × 50 g"
    assert [f"weighing {weight}" in group.words for weight in ("150 g", "1.25 kg", "250 g")] == [True, True, False]
    assert "1.65 kg is still to be weighed out." in page(english).words
    assert all(
        words in arabic.text for words in ("9 عبوات", "وزنها 1.65 كيلو", "يبقى للوزن 1.65 كيلو.", product.name_ar)
    )


def test_a_parcel_says_what_is_weighed_among_its_pieces(client: FlaskClient) -> None:
    family = a_desk(client).family
    with unit_of_work():
        whole, weighed = a_product(of=family), a_weighed_product(500, of=family, grams=5000)
        bring_to(the_parcel(an_order((whole, 1), (weighed, 2), way="collect")), "accepted")

    english = page(client.get(f"/en{LIST}?by=customer"))
    plain = [group.one("p", class_="pieces").words for group in page(client.get(f"/en{LIST}")).all("section")[:2]]

    assert english.one("p", class_="pieces").words == "3 pieces · 1 kg of it by weight"
    assert sorted(plain) == ["1 piece", "2 portions · weighing 1 kg"]


def test_by_customer_whoever_is_not_accepted_has_no_name(client: FlaskClient) -> None:
    family = a_desk(client).family
    accepted = a_parcel(family, state="accepted", name="لمى العتيبي", note="بلا مكسرات")
    new = a_parcel(family, name="سعاد الحربي")

    page = client.get(f"{LIST}?by=customer&show=new").text

    assert all(words in page for words in ("لمى العتيبي", "بلا مكسرات", accepted.reference, new.reference))
    assert "سعاد الحربي" not in page
    assert new.reference not in client.get(f"{LIST}?by=customer").text


def test_lines_are_ticked_one_by_one_and_then_the_order_is_ready(client: FlaskClient) -> None:
    parcel = a_parcel_of_two(a_desk(client).family)

    first = (tick(client, parcel, 0), state_of(parcel))
    order = client.get(f"/family/orders/{parcel.reference}").text
    back = (tick(client, parcel, 0, "no"), tick(client, parcel, 0), tick(client, parcel, 1))

    assert first == (303, "preparing")
    assert "جاهز 1 من 2" in order
    assert (back, state_of(parcel)) == ((303, 303, 303), "ready")


def test_what_another_phone_finished_is_no_fault(client: FlaskClient) -> None:
    parcel = a_parcel_of_two(a_desk(client).family)
    for number in (0, 1):
        tick(client, parcel, number)

    assert tick(client, parcel, 1) == 303
    assert "تغيّر قبل هذه الخطوة" in client.get(LIST).text
    assert state_of(parcel) == "ready"


@pytest.mark.parametrize(
    "asked", ["?from=x&to=y&by=z&show=w", "?from=9999-12-31&to=9999-12-31", "?from=0001-01-01&to=0001-01-01"]
)
def test_whatever_is_asked_is_answered(client: FlaskClient, asked: str) -> None:
    a_parcel_of_two(a_desk(client).family)

    assert client.get(f"{LIST}{asked}").status_code == 200


def test_a_list_costs_the_same_however_long_it_is(client: FlaskClient, count_queries: Counting) -> None:
    family = a_desk(client).family
    a_parcel_of_two(family)
    with count_queries() as for_one:
        client.get(LIST)
    for _ in range(4):
        a_parcel_of_two(family)

    with count_queries() as for_five:
        client.get(LIST)

    assert len(for_five) == len(for_one) <= 1 + 10  # BEGIN among them
