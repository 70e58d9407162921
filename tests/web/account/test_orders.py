"""A member's orders."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.community import accounts
from storefront.kernel.units import unit_of_work
from storefront.trade import orders, returns
from tests.builders.browsing import Reader, a_member_reading
from tests.builders.community import a_family, a_member, desk, sign_in
from tests.builders.goods import a_product
from tests.builders.money import the_payment
from tests.builders.reading import page
from tests.builders.trade import a_paid_order, an_order, bring_to, open_page, the_parcel


def ordered(user: accounts.User, **other: Any) -> orders.Order:
    """An order of this member."""
    with unit_of_work():
        return an_order(user_id=user.id, **other)


@pytest.mark.parametrize(("language", "state"), [("", "بانتظار قبول الأسرة"), ("/en", "Waiting")])
def test_orders_are_listed_with_what_came_of_each_part(app: Flask, language: str, state: str) -> None:
    reader, user = a_member_reading(app, language=language)
    order = ordered(user)
    page = reader.read("/account/orders")

    assert f'href="{language}/orders/{order.reference}"' in page
    assert state in page


def test_a_parcels_state_is_shown(app: Flask) -> None:
    reader, user = a_member_reading(app)
    with unit_of_work():
        bring_to(the_parcel(a_paid_order(user_id=user.id)), "ready")

    assert "جاهز" in reader.read("/account/orders")


def test_what_was_called_off_is_not_in_the_sum_of_an_order(app: Flask) -> None:
    reader, user = a_member_reading(app)
    with unit_of_work():
        order = a_paid_order((a_product(price=10_000), 1), (a_product(price=7_000), 1), user_id=user.id)
        gone, left = (orders.get_parcel(one.id) for one in order.parcels)
        orders.decline(gone, desk(gone.family), reason="نعتذر")

    row = page(reader.get("/account/orders")).one("article")

    assert row.one("p", class_="sum").words == f"{left.total_minor // 100} ر.س"


def test_what_was_refused_at_the_door_is_not_in_the_sum_of_an_order(
    app: Flask, count_queries: Callable[[], Any]
) -> None:
    reader, user = a_member_reading(app)
    with unit_of_work():
        goods = [a_product(of=a_family(ways=frozenset({"collect"})), price=12_500, stock=9) for _ in range(2)]
        cash = [an_order((one, 2), user_id=user.id) for one in goods]
    with count_queries() as before:
        reader.read("/account/orders")
    for order in cash:
        with unit_of_work():
            parcel = bring_to(the_parcel(order), "ready")
            refused, says = {parcel.lines[0].id: 1}, desk(parcel.family)
            returns.doorsteps.hand_over_part(parcel, refused, says, reason="مكسورة", code=parcel.handover_code)

    with count_queries() as after:
        rows = page(reader.get("/account/orders")).all("article")
    total = page(reader.get(f"/orders/{cash[0].reference}")).one("div", class_="total").words

    assert [row.one("p", class_="sum").words for row in rows] == ["125 ر.س"] * 2
    assert "125 ر.س" in total
    assert len(after) == len(before)


def test_an_unpaid_order_says_so(app: Flask) -> None:
    reader, user = a_member_reading(app)
    ordered(user, method="card")

    assert "بانتظار الدفع" in reader.read("/account/orders")


def test_the_stranger_sees_none_of_them(app: Flask) -> None:
    _, user = a_member_reading(app)
    order = ordered(user)
    stranger, _ = a_member_reading(app)

    assert order.reference not in stranger.read("/account/orders")


def test_a_members_pages_begin_with_their_orders(app: Flask) -> None:
    member, _ = a_member_reading(app)

    assert member.get("/account").location == "/account/orders"
    assert member.get("/en/account").location == "/en/account/orders"
    assert "/account/sign-in" in str(Reader(app).get("/account").location)


def test_nobody_elses_page_is_shown_to_visitors(app: Flask) -> None:
    assert Reader(app).get("/account/orders").status_code == 303


def test_an_empty_list_says_what_it_will_hold(app: Flask) -> None:
    reader, _ = a_member_reading(app)

    assert 'class="empty"' in reader.read("/account/orders")


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999999999", "١", "%00"])
def test_any_page_number_is_answered(app: Flask, page: str) -> None:
    reader, _ = a_member_reading(app)

    assert reader.get(f"/account/orders?page={page}").status_code == 200


def test_a_longer_list_asks_no_more_questions(app: Flask, count_queries: Callable[[], Any]) -> None:
    reader, user = a_member_reading(app)
    asked = []
    for _ in range(2):
        ordered(user)
        with count_queries() as questions:
            reader.read("/account/orders")
        asked.append(len(questions))

    assert asked[0] == asked[1]


@pytest.mark.parametrize(
    ("who", "door"), [({"role": "staff"}, "/office/families"), ({"of": True}, "/family/today"), ({}, "")]
)
def test_a_members_pages_lead_to_the_desk_they_work_at(client: FlaskClient, who: dict[str, Any], door: str) -> None:
    with unit_of_work():
        user = a_member(**({"of": a_family()} if "of" in who else who))
    sign_in(client, user)

    head = client.get("/account/orders").text.partition('class="wrap desk"')[0]

    assert [one for one in ("/office/families", "/family/today") if f'"{one}"' in head] == ([door] if door else [])


def test_an_order_of_which_it_is_unknown_whether_it_is_paid_waits_for_confirmation(app: Flask) -> None:
    reader, user = a_member_reading(app, language="")
    with unit_of_work():
        order = an_order(user_id=user.id, method="card")
    before = reader.read("/account/orders")
    with unit_of_work():
        open_page(the_payment(order))
    after = reader.read("/account/orders")

    assert ["بانتظار الدفع" in one for one in (before, after)] == [True, False]
    assert ["ننتظر تأكيد الدفع" in one for one in (before, after)] == [False, True]
