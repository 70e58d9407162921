"""A wish to give goods back as its shopper reads it: which pieces, why, and what the family said."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import orders, returns
from storefront.trade.orders import Parcel
from storefront.web.shop.order_rows import ParcelRow, parcels_of
from tests.builders.community import a_family, desk
from tests.builders.goods import a_product
from tests.builders.reading import page
from tests.builders.shopping import order
from tests.builders.trade import an_order, bring_to, opened, the_parcel


def row_of(app: Flask, parcel: Parcel) -> ParcelRow:
    db.session.expire_all()
    with app.test_request_context("/"):
        return parcels_of(orders.get(parcel.order_id))[0]


def two_kinds(**how: Any) -> list[Any]:
    """Two products of one family."""
    family = a_family(ways=frozenset({"collect"}))
    return [a_product(of=family, name=name, stock=9, **how) for name in (("معمول", "Maamoul"), ("كليجا", "Kleija"))]


@pytest.mark.parametrize(
    ("prefix", "kind", "said"),
    [
        ("", "defect", ["قطعتان: معمول", "وصل معيباً أو مخالفاً لما طُلب", "وصلت مكسورة"]),
        ("", "change_of_mind", ["قطعتان: معمول", "لم أعد أرغب به", "وصلت مكسورة"]),
        ("/en", "defect", ["2 pieces: Maamoul", "It arrived faulty or not as ordered", "وصلت مكسورة"]),
    ],
)
def test_the_order_says_which_pieces_go_back_and_why(
    client: FlaskClient, prefix: str, kind: str, said: list[str]
) -> None:
    with unit_of_work():
        goods = two_kinds()
    placed = order(client, *goods, quantity=2)
    with unit_of_work():
        parcel = bring_to(the_parcel(opened(placed.reference)), "handed_over")
        returns.ask(parcel, {parcel.lines[0].id: 2}, kind=kind, reason="وصلت مكسورة")

    shown = (
        page(client.get(f"{prefix}/orders/{placed.reference}"))
        .one("section", class_="parcel")
        .one("div", class_="notice")
        .words
    )

    assert [words for words in said if words not in shown] == []
    assert "كليجا" not in shown
    assert "Kleija" not in shown


def test_the_words_of_the_family_are_told_from_those_of_the_shopper(client: FlaskClient) -> None:
    with unit_of_work():
        goods = two_kinds()
    placed = order(client, *goods)
    with unit_of_work():
        parcel = bring_to(the_parcel(opened(placed.reference)), "handed_over")
        wish = returns.ask(parcel, {parcel.lines[0].id: 1}, kind="defect", reason="وصلت مكسورة")
        returns.answer(wish, parcel, desk(parcel.family), agreed=True, words="أهلاً بكم")

    shown = (
        page(client.get(f"/orders/{placed.reference}"))
        .one("section", class_="parcel")
        .one("div", class_="notice")
        .words
    )

    assert "رد الأسرة: «أهلاً بكم»" in shown
    assert shown.index("وصلت مكسورة") < shown.index("أهلاً بكم")


def test_what_was_left_at_the_door_is_named_with_its_price_and_was_not_paid(app: Flask) -> None:
    with unit_of_work():
        family = a_family(ways=frozenset({"collect"}))
        parcel = bring_to(the_parcel(an_order((a_product(of=family, price=4_000, stock=9), 3))), "ready")
        pieces, code = {parcel.lines[0].id: 2}, parcel.handover_code
        returns.doorsteps.hand_over_part(parcel, pieces, desk(family), reason="مكسورة", code=code)

    row = row_of(app, parcel)

    (left,) = row.wishes
    assert (left.state, left.answer, left.reason) == ("left", "", "مكسورة")
    assert [one.number for one in left.pieces] == ["قطعتان"]
    assert left.back == "لم يُدفع ثمنه، وهو 80 ر.س."
    assert (row.left_minor, row.returned_minor, row.handbacks) == (8_000, 0, [])


@pytest.mark.parametrize(
    ("state", "may"), [("asked", True), ("agreed", True), ("refused", False), ("done", False), ("withdrawn", False)]
)
def test_what_waits_can_be_withdrawn_and_nothing_else(app: Flask, state: str, may: bool) -> None:
    with unit_of_work():
        parcel = bring_to(the_parcel(an_order((a_product(), 2))), "handed_over")
        wish = returns.ask(parcel, {parcel.lines[0].id: 1}, kind="defect", reason="مكسورة")
        wish.state = state

    (row,) = row_of(app, parcel).wishes

    assert (row.id, row.state, row.may_withdraw) == (wish.id, state, may)
