"""Pick lists at the desk: by product and by customer, its own orders alone, ticked line by line, the same cost however long."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from storefront.community.families.models import Family
from storefront.kernel.units import unit_of_work
from storefront.trade.orders import Parcel
from tests.builders.browser import post
from tests.builders.community import a_family
from tests.builders.desks import a_desk, a_parcel, a_stranger
from tests.builders.goods import a_product
from tests.builders.trade import an_order, bring_to, the_parcel

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
    for place in (0, 1):
        tick(client, parcel, place)

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
