"""An order as its shopper sees it: the road of a parcel, its words, and what may be done now."""

from datetime import timedelta

import pytest
from flask import Flask

from storefront.goods import catalogue
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import orders
from storefront.trade.orders import Order
from storefront.web.shop.order_rows import ParcelRow, parcels_of
from tests.builders.community import a_family, desk
from tests.builders.goods import a_product, variant_of
from tests.builders.trade import a_cart, bring_to, carts, opened, pay, place, the_parcel


def an_order(*, way: str = "collect", state: str = "", method: str = "cash") -> Order:
    """An order of one parcel in a state."""
    with unit_of_work():
        product = a_product(of=a_family())
        cart = a_cart((product, 1))
        carts.choose_way(cart, product.family_id, way=way)
        order = orders.get(place(carts.basket(cart), method=method).id)
        if state:
            if method == "card":
                pay(order)
            bring_to(the_parcel(order), state)
        return order


def row_of(app: Flask, order: Order) -> ParcelRow:
    db.session.expire_all()
    with app.test_request_context("/"):
        return parcels_of(opened(order.reference))[0]


@pytest.mark.parametrize(
    ("state", "road"),
    [
        ("", ["now", "next", "next", "next", "next"]),
        ("accepted", ["done", "now", "next", "next", "next"]),
        ("preparing", ["done", "done", "now", "next", "next"]),
        ("ready", ["done", "done", "done", "now", "next"]),
        ("handed_over", ["done"] * 5),
    ],
)
def test_the_road_says_what_is_behind_and_ahead(app: Flask, state: str, road: list[str]) -> None:
    assert [step.state for step in row_of(app, an_order(state=state)).road] == road


def test_the_end_of_the_road_is_how_it_reaches_the_shopper(app: Flask) -> None:
    labels = [row_of(app, an_order(way=way, state="ready")).road for way in ("collect", "courier")]

    assert [[step.label for step in road[3:]] for road in labels] == [
        ["جاهز للاستلام", "استُلم"],
        ["جاهز للتوصيل", "مع شركة التوصيل", "وصل"],
    ]


def test_a_new_parcel_says_by_when_it_is_answered(app: Flask) -> None:
    assert "تجيب الأسرة قبل" in row_of(app, an_order()).road[0].text


def test_a_parcel_that_was_declined_stops_with_the_reason(app: Flask) -> None:
    order = an_order()
    with unit_of_work():
        parcel = the_parcel(order)
        orders.decline(parcel, desk(parcel.family), reason="نفد الورد")

    road = row_of(app, order).road

    assert [(step.label, step.state) for step in road] == [
        ("وصل الطلب إلى الأسرة", "done"),
        ("اعتذرت الأسرة", "stopped"),
    ]
    assert "«نفد الورد»" in road[-1].text


def test_a_parcel_nobody_answered_says_so_without_a_reason(app: Flask) -> None:
    order = an_order()
    with clock.set_to(clock.now() + timedelta(hours=25)), unit_of_work():
        assert orders.decline_unanswered() == 1

    last = row_of(app, order).road[-1]

    assert last.label == "لم تجب الأسرة في موعدها"
    assert "«" not in last.text


@pytest.mark.parametrize(
    ("state", "cancel", "give_back", "receipt"),
    [("", True, False, False), ("accepted", False, False, True), ("handed_over", False, True, True)],
)
def test_each_state_allows_its_own(app: Flask, state: str, cancel: bool, give_back: bool, receipt: bool) -> None:
    row = row_of(app, an_order(state=state))

    assert (row.may_cancel, row.may_return, row.has_receipt) == (cancel, give_back, receipt)


def test_place_code_and_number_are_told_while_they_are_needed(app: Flask) -> None:
    told = []
    for way, state in (("collect", ""), ("collect", "accepted"), ("courier", "accepted"), ("collect", "handed_over")):
        row = row_of(app, an_order(way=way, state=state))
        told.append((bool(row.code), bool(row.place), bool(row.phone)))

    assert told == [(False, False, False), (True, True, True), (False, False, True), (False, False, True)]


def test_a_late_parcel_says_so_until_it_is_there(app: Flask) -> None:
    late, reached = an_order(state="preparing"), an_order(state="handed_over")
    with clock.set_to(clock.now() + timedelta(days=5)):
        assert (row_of(app, late).is_late, row_of(app, reached).is_late) == (True, False)


def test_an_unpaid_order_is_not_called_off_parcel_by_parcel(app: Flask) -> None:
    row = row_of(app, an_order(method="card"))

    assert (row.is_open, row.may_cancel) == (False, False)


def test_a_product_that_is_not_shown_any_more_keeps_its_name_and_loses_its_link(app: Flask) -> None:
    order = an_order()
    line = order.parcels[0].lines[0]
    before = row_of(app, order).lines[0]
    with unit_of_work():
        catalogue.hide(catalogue.get(line.product_id), SYSTEM, reason="")
    after = row_of(app, order).lines[0]

    assert before.href.startswith(f"/p/{line.product_id}")
    assert (after.href, after.name) == ("", before.name)
    assert variant_of(catalogue.get(line.product_id)).id == line.variant_id
