"""Declining an order: a reason is asked for, goods and money go back, nobody else can do it."""

import pytest
from flask.testing import FlaskClient

from storefront.goods import stock
from storefront.kernel import wording
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import orders
from storefront.trade.orders import Parcel
from tests.builders.browser import post
from tests.builders.community import a_family
from tests.builders.community import desk as owner_of
from tests.builders.desks import a_desk, a_parcel, a_stranger
from tests.builders.goods import a_product, variant_of
from tests.builders.reading import page

REASON = "نفد دهن الورد ولا يصلنا قبل شهر."


def address(parcel: Parcel) -> str:
    return f"/family/orders/{parcel.reference}/refusal"


def state_of(parcel: Parcel) -> str:
    db.session.rollback()
    return db.session.get_one(Parcel, parcel.id, populate_existing=True).state


def test_the_page_says_what_is_lost(client: FlaskClient) -> None:
    desk = a_desk(client)
    by_cash, by_card = a_parcel(desk.family), a_parcel(desk.family, method="card")

    assert "لا يدفع المشتري شيئاً" in client.get(address(by_cash)).text
    assert "يعود المبلغ كاملاً" in client.get(address(by_card)).text
    assert "The shopper gets all the money back" in client.get(f"/en{address(by_card)}").text


def test_an_order_is_declined_with_a_reason_and_its_goods_come_back(client: FlaskClient) -> None:
    desk = a_desk(client)
    with unit_of_work():
        product = a_product(of=desk.family, stock=3)
    parcel = a_parcel(desk.family, product=product, quantity=2)

    answer = post(client, address(parcel), reason=REASON, again="yes")

    assert answer.status_code == 303
    assert state_of(parcel) == "declined"
    assert db.session.get_one(Parcel, parcel.id).decline_reason == REASON
    assert stock.free(variant_of(product).id) == 3
    assert REASON in client.get(f"/family/orders/{parcel.reference}").text


def test_goods_that_are_gone_do_not_come_back(client: FlaskClient) -> None:
    desk = a_desk(client)
    with unit_of_work():
        product = a_product(of=desk.family, stock=7)
    parcel = a_parcel(desk.family, product=product, quantity=3)
    shown = page(client.get(address(parcel))).all("input", name="again")

    post(client, address(parcel), reason="نفدت عندنا", again="no")

    assert [one["value"] for one in shown] == ["yes", "no"]
    assert (state_of(parcel), stock.free(variant_of(product).id)) == ("declined", 4)


@pytest.mark.parametrize(("reason", "usual"), [("نفدت عندنا", "no"), ("We ran out", "no"), ("نسافر غداً", "yes")])
def test_who_does_not_say_what_becomes_of_the_pieces_is_asked(client: FlaskClient, reason: str, usual: str) -> None:
    desk = a_desk(client)
    with unit_of_work():
        product = a_product(of=desk.family, stock=7)
    parcel = a_parcel(desk.family, product=product, quantity=3)

    answer = post(client, address(parcel), reason=reason)

    chosen = [one["value"] for one in page(answer).all("input", name="again") if "checked" in one.attrs]
    assert (answer.status_code, state_of(parcel), chosen) == (422, "placed", [usual])


@pytest.mark.parametrize("reason", ["", "   ", "لا", "ط" * 301, "\u200f\u0000"])
def test_without_a_reason_of_a_fair_length_nothing_happens(client: FlaskClient, reason: str) -> None:
    desk = a_desk(client)
    parcel = a_parcel(desk.family)

    answer = post(client, address(parcel), reason=reason)

    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.text
    assert state_of(parcel) == "placed"


def test_what_was_typed_is_not_lost(client: FlaskClient) -> None:
    desk = a_desk(client)
    parcel = a_parcel(desk.family)

    assert "ط" * 301 in post(client, address(parcel), reason="ط" * 301).text


@pytest.mark.parametrize("state", ["preparing", "ready"])
def test_what_was_begun_is_declined_and_counted_by_hand(client: FlaskClient, state: str) -> None:
    desk = a_desk(client)
    with unit_of_work():
        product = a_product(of=desk.family, stock=3)
    parcel = a_parcel(desk.family, product=product, quantity=2, state=state)

    assert address(parcel) in client.get(f"/family/orders/{parcel.reference}").text
    assert "لا يعود إلى مخزونكم وحده" in client.get(address(parcel)).text
    assert post(client, address(parcel), reason=REASON).status_code == 303

    assert state_of(parcel) == "declined"
    assert stock.free(variant_of(product).id) == 1


def test_what_is_made_to_order_has_no_pieces_to_count(client: FlaskClient) -> None:
    desk = a_desk(client)
    with unit_of_work():
        product = a_product(of=desk.family, stock=None)
    parcel = a_parcel(desk.family, product=product, state="preparing")

    assert "مخزونكم" not in client.get(address(parcel)).text
    assert "ولا يدفع المشتري شيئاً" in client.get(f"/family/orders/{parcel.reference}").text


def test_what_was_handed_over_is_not_declined_any_more(client: FlaskClient) -> None:
    desk = a_desk(client)
    parcel = a_parcel(desk.family, state="handed_over")

    assert client.get(address(parcel)).status_code == 303
    assert post(client, address(parcel), reason=REASON).status_code == 303
    assert state_of(parcel) == "handed_over"


def test_the_other_family_and_the_stranger_decline_nothing(client: FlaskClient) -> None:
    with unit_of_work():
        family = a_family()
    parcel = a_parcel(family)
    a_desk(client)

    assert client.get(address(parcel)).status_code == 404
    assert post(client, address(parcel), reason=REASON).status_code == 404
    assert post(a_stranger(client), address(parcel), reason=REASON).status_code == 404
    assert state_of(parcel) == "placed"


@pytest.mark.parametrize("reason", ["كلموني على 0551234567 أبيعكم مباشرة", "راسلونا سنابي noura_sweets"])
def test_a_reason_leads_nobody_past_the_market(client: FlaskClient, reason: str) -> None:
    parcel = a_parcel(a_desk(client).family)

    answer = post(client, address(parcel), reason=reason)

    assert answer.status_code == 422
    assert "لا يُكتب هنا رقم جوال" in answer.text
    assert reason in answer.text
    assert state_of(parcel) == "placed"


def test_nor_does_one_that_comes_past_the_form(client: FlaskClient) -> None:
    family = a_desk(client).family
    parcel = a_parcel(family)
    with pytest.raises(wording.NoContactsHere), unit_of_work():
        orders.decline(orders.of_family(family.id, parcel.reference), owner_of(family), reason="كلموني 0551234567")
