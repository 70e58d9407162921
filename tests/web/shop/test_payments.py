"""Paying ahead: to the gateway and back; never more is said than is known, and nothing is booked twice."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.goods import stock
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import orders
from storefront.trade.orders import Order
from storefront.treasury.ledger.models import LedgerTransaction
from storefront.treasury.payments import Payment
from tests.builders.browser import Browser, post
from tests.builders.desks import a_stranger
from tests.builders.goods import a_product
from tests.builders.hostile import HOSTILE
from tests.builders.reading import forms, page
from tests.builders.shopping import order


def unpaid(client: FlaskClient) -> tuple[Order, str]:
    """An order that waits for its card, and the address of the card page."""
    with unit_of_work():
        product = a_product(price=8500, stock=5)
    placed = order(client, product, method="pretend")
    return placed, client.get(f"/orders/{placed.reference}/payment").location


def payment() -> Payment:
    db.session.rollback()
    return db.session.query(Payment).populate_existing().one()


def event_on(client: FlaskClient, card: str) -> str:
    return forms(client.get(card), here=card)[-1].values["event"]


def test_the_way_to_the_gateway_shows_the_sum_and_that_it_is_a_demonstration(client: FlaskClient) -> None:
    placed, card = unpaid(client)

    arabic, english = page(client.get(card)).one("main").words, page(client.get(f"/en{card}")).one("main").words

    assert card == f"/pay/{payment().reference}"
    assert "صفحة دفع تجريبية." in arabic
    assert "85" in arabic
    assert "SAR 85" in english
    for secret in ("لمى العتيبي", "055", "RRRD2929", placed.checkout_key):
        assert secret not in arabic


def test_paying_confirms_the_order_once_however_often_it_is_said(client: FlaskClient) -> None:
    placed, card = unpaid(client)
    event = event_on(client, card)

    answers = [post(client, card, verdict="pay", event=event).location for _ in range(3)]
    other_tab = post(client, card, verdict="pay", event="another-event-1").location

    assert {*answers, other_tab} == {f"/orders/{placed.reference}/payment?back=1"}
    assert client.get(answers[0]).location == f"/orders/{placed.reference}"
    assert payment().state == "settled"
    assert db.session.query(LedgerTransaction).count() == 1
    assert orders.opened(placed.reference).confirmed_at is not None


def test_a_declined_card_is_said_and_can_be_tried_again(client: FlaskClient) -> None:
    _, card = unpaid(client)

    back = client.get(post(client, card, verdict="decline", event=event_on(client, card)).location)
    found = page(back).one("main")
    post(client, card, verdict="pay", event=event_on(client, card))

    assert "لم تُقبل البطاقة" in found.words
    assert "Refresh" not in back.headers
    assert found.one("a", href=card)
    assert payment().state == "settled"


@pytest.mark.parametrize("verdict", ["", "PAY", "paid", "settled", "1", "<b>"])
def test_only_the_button_pays(client: FlaskClient, verdict: str) -> None:
    _, card = unpaid(client)

    post(client, card, verdict=verdict, event=event_on(client, card))

    assert payment().state == "open"


def test_coming_back_without_having_paid_says_that_we_wait(client: FlaskClient) -> None:
    placed, _ = unpaid(client)

    answer = client.get(f"/orders/{placed.reference}/payment?back=1")

    assert answer.headers["Refresh"] == "5"
    assert "ننتظر تأكيد الدفع" in page(answer).words
    assert payment().state == "open"
    assert orders.opened(placed.reference).confirmed_at is None


def test_a_payment_that_comes_too_late_is_not_taken(client: FlaskClient) -> None:
    placed, card = unpaid(client)
    event = event_on(client, card)
    with clock.set_to(clock.now() + timedelta(hours=2)):
        back = client.get(post(client, card, verdict="pay", event=event).location)
        again = page(client.get(card)).one("main").words

    assert "انتهت مهلة الدفع" in page(back).words
    assert "انتهت مهلة هذا الدفع" in again
    assert payment().state == "expired"
    with unit_of_work():
        assert orders.opened(placed.reference).abandoned_at is not None
        assert stock.free(orders.opened(placed.reference).parcels[0].lines[0].variant_id) == 5


def test_what_was_not_paid_goes_back_into_the_basket(client: FlaskClient) -> None:
    placed, card = unpaid(client)
    with clock.set_to(clock.now() + timedelta(hours=2)):
        post(client, card, verdict="pay", event=event_on(client, card))
        form = next(
            one for one in forms(client.get(f"/orders/{placed.reference}/payment"), here="") if one.method == "post"
        )
        answer = post(client, form.action)

    assert answer.location == "/cart"
    assert page(client.get("/cart")).all("li", class_="line")


def test_an_order_in_cash_has_nothing_to_pay_here(client: FlaskClient) -> None:
    with unit_of_work():
        product = a_product()
    placed = order(client, product)

    assert client.get(f"/orders/{placed.reference}/payment").location == f"/orders/{placed.reference}"
    assert client.get(f"/pay/{payment().reference}").status_code == 404
    assert post(client, f"/pay/{payment().reference}", verdict="pay").status_code == 404
    assert payment().state == "open"


def test_the_stranger_finds_no_payment_of_the_order(app: Flask, client: FlaskClient) -> None:
    placed, _ = unpaid(client)

    for other in (Browser(app, app.response_class), a_stranger(Browser(app, app.response_class))):
        assert other.get(f"/orders/{placed.reference}/payment?back=1").status_code == 404
        assert other.get("/pay/nothing-here").status_code == 404


@pytest.mark.parametrize("kind", HOSTILE)
def test_an_event_of_any_kind_is_answered(client: FlaskClient, kind: str) -> None:
    placed, card = unpaid(client)

    answer = post(client, card, verdict="decline", event=HOSTILE[kind])

    assert answer.location == f"/orders/{placed.reference}/payment?back=declined"
    assert payment().state == "open"
