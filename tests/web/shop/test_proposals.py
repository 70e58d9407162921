"""A shopper answers another date on the page of the order, as a guest too; nobody else does, and only to what they read."""

import pytest
from flask.testing import FlaskClient

from storefront.kernel.actors import Actor
from storefront.kernel.units import unit_of_work
from storefront.trade import orders, proposals
from storefront.trade.orders import Order
from tests.builders.browser import post
from tests.builders.community import a_family
from tests.builders.desks import a_stranger
from tests.builders.goods import a_product
from tests.builders.making import in_days
from tests.builders.proposing import WHY, propose
from tests.builders.shopping import order
from tests.builders.trade import bring_to, opened, the_parcel

YES, NO = {"agreed": "yes"}, {"agreed": "no"}


def asked(client: FlaskClient, state: str = "") -> Order:
    """A guest's order whose family asks for another date."""
    with unit_of_work():
        product = a_product(of=a_family())
    placed = order(client, product)
    with unit_of_work():
        parcel = the_parcel(opened(placed.reference))
        if state:
            bring_to(parcel, state)
        propose(parcel)
    return placed


def address(placed: Order) -> str:
    with unit_of_work():
        parcel = opened(placed.reference).parcels[0]
        proposal = proposals.newest([parcel.id])[parcel.id]
        return f"/orders/{placed.reference}/parcels/{parcel.reference}/proposals/{proposal.id}"


def parcel_of(placed: Order) -> orders.Parcel:
    with unit_of_work() as session:
        session.expire_all()
        return the_parcel(opened(placed.reference))


def test_a_guest_reads_the_date_and_the_reason_and_agrees(client: FlaskClient) -> None:
    placed = asked(client)
    page, english = (client.get(f"{prefix}/orders/{placed.reference}").text for prefix in ("", "/en"))

    answer = post(client, address(placed), **YES)

    assert "تستأذنك الأسرة في موعد آخر" in page
    assert WHY in page
    assert "The family asks you for another date" in english
    assert answer.status_code == 303
    assert (parcel_of(placed).promised_on, parcel_of(placed).state) == (in_days(5), "accepted")
    assert "اتفقتما على" in client.get(f"/orders/{placed.reference}").text


def test_whoever_declines_may_call_it_off(client: FlaskClient) -> None:
    placed = asked(client, "accepted")
    assert "إلغاء هذا الطرد" not in client.get(f"/orders/{placed.reference}").text

    post(client, address(placed), **NO)
    page = client.get(f"/orders/{placed.reference}").text
    parcel = parcel_of(placed)
    post(client, f"/orders/{placed.reference}/parcels/{parcel.reference}/cancellation")

    assert "إلغاء هذا الطرد" in page
    assert parcel_of(placed).state == "cancelled"


@pytest.mark.parametrize("fields", [YES, NO])
def test_nobody_else_answers(client: FlaskClient, fields: dict[str, str]) -> None:
    placed, other = asked(client), asked(client)
    path, theirs = address(placed), address(other)
    crossed = f"{path.rsplit('/', 1)[0]}/{theirs.rsplit('/', 1)[1]}"

    assert post(client, crossed, **fields).status_code == 404
    assert post(client.application.test_client(), path, **fields).status_code == 404
    assert post(a_stranger(client.application.test_client()), path, **fields).status_code == 404
    assert parcel_of(placed).state == "placed"


def test_pressed_twice_is_pressed_once_and_the_other_answer_comes_too_late(client: FlaskClient) -> None:
    placed = asked(client)
    path = address(placed)

    answers = [post(client, path, **fields).status_code for fields in (YES, YES, NO)]

    assert answers == [303, 303, 409]
    assert parcel_of(placed).promised_on == in_days(5)


def test_an_answer_that_says_neither_is_none(client: FlaskClient) -> None:
    placed = asked(client)

    assert post(client, address(placed)).status_code == 422
    assert "تستأذنك الأسرة" in client.get(f"/orders/{placed.reference}").text


def test_a_date_that_was_taken_back_is_not_agreed_to(client: FlaskClient) -> None:
    placed = asked(client)
    path = address(placed)
    with unit_of_work():
        parcel = the_parcel(opened(placed.reference))
        actor = Actor(families=frozenset({parcel.family_id}))
        proposals.withdraw(proposals.newest([parcel.id])[parcel.id], parcel, actor)

    answer = post(client, path, **YES)

    assert answer.status_code == 409
    assert "انتهى وقت الرد" in answer.text
