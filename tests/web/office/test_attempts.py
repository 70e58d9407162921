"""The provider is asked now what became of an attempt: said, noted, booked once however often."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from storefront.insight import journal
from storefront.kernel.database import db
from storefront.trade.orders import Order
from storefront.treasury.gateways import ProviderDown
from tests.builders.browser import post
from tests.builders.card_market import sales
from tests.builders.desk_money import NOBODYS
from tests.builders.desks import a_staff
from tests.builders.money import an_unpaid_order, as_it_is, begin, the_attempt, the_payment
from tests.builders.providers import provider


def ask(client: FlaskClient, order: Order) -> str:
    """Asks, and reads the page it leads to."""
    answer = post(client, f"/office/attempts/{the_attempt(order).id}/asking")
    assert (answer.status_code, answer.location) == (303, f"/office/payments/{the_payment(order).id}")
    return client.get(str(answer.location)).text


def begun() -> Order:
    order = an_unpaid_order()
    begin(order)
    return order


def test_what_was_paid_unheard_is_booked_once_however_often_somebody_asks(client: FlaskClient) -> None:
    staff, order = a_staff(client), begun()
    provider().pay(provider().newest.ref, fee=False)

    first, second = ask(client, order), ask(client, order)

    assert "صار حال المحاولة: مدفوعة" in first
    assert "ولم يتغير شيء: مدفوعة" in second
    assert (sales(), as_it_is(order).confirmed_at is not None) == (1, True)
    rows = journal.page(kind="AttemptAsked").rows
    assert [(row.entry.actor_id, row.entry.values["after"]) for row in rows] == [(staff, "paid")] * 2


def test_what_nobody_paid_stays_as_it_is(client: FlaskClient) -> None:
    a_staff(client)
    order = begun()

    assert "صفحتها مفتوحة" in ask(client, order)
    assert (the_attempt(order).state, sales()) == ("redirected", 0)


def test_while_the_provider_is_away_nothing_changes_and_it_is_said(client: FlaskClient) -> None:
    a_staff(client)
    order = begun()
    provider().fail_next("fetch", ProviderDown("no_answer"))

    assert "لم تجب شركة الدفع الآن" in ask(client, order)
    assert the_attempt(order).state == "redirected"


def test_what_is_no_attempt_is_not_found(client: FlaskClient) -> None:
    a_staff(client)

    assert post(client, "/office/attempts/999999/asking").status_code == 404


@pytest.mark.parametrize("enter", NOBODYS)
def test_nobody_else_asks(client: FlaskClient, enter: Callable[[FlaskClient], object]) -> None:
    order = begun()
    enter(client)

    answer = post(client, f"/office/attempts/{the_attempt(order).id}/asking")

    db.session.rollback()
    assert (answer.status_code, provider().calls.count("fetch")) == (403, 0)
