"""The comparison of the books in the office: asked for, read, and nobody else's."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.treasury import payments
from storefront.treasury.gateways import ProviderDown
from tests.builders.browser import post
from tests.builders.desks import a_desk, a_staff, a_stranger
from tests.builders.money import a_settled_order
from tests.builders.providers import provider

PAGE = "/office/reconciliation"


def test_books_that_agree_say_so(client: FlaskClient) -> None:
    a_staff(client)
    a_settled_order()

    answer = post(client, f"{PAGE}/{provider().name}")

    assert "بالهللة" in client.get(str(answer.location)).text
    assert "متطابقة" in client.get(PAGE).text


def test_a_difference_is_shown_with_both_sums(client: FlaskClient) -> None:
    a_staff(client)
    a_settled_order()
    with unit_of_work():
        db.session.query(payments.Attempt).one().payment_ref = "another"

    with clock.set_to(clock.now() + timedelta(hours=1)):  # what has just moved may only not be told of yet
        answer = post(client, f"{PAGE}/{provider().name}")
    seen = client.get(f"/en{answer.location}").text

    assert all(words in seen for words in ("The provider has it, we do not", "We have it, the provider does not"))
    assert "Differences: 2" in client.get(f"/en{PAGE}").text


def test_a_provider_that_does_not_answer_is_told(client: FlaskClient) -> None:
    a_staff(client)
    provider().fail_next("movements_since", ProviderDown("x"))

    answer = post(client, f"{PAGE}/{provider().name}")

    assert "لم تجب شركة الدفع" in client.get(str(answer.location)).text


@pytest.mark.parametrize("name", ["cash", "nobody", "bank_transfer"])
def test_only_providers_with_books_are_compared(client: FlaskClient, name: str) -> None:
    a_staff(client)

    assert post(client, f"{PAGE}/{name}").status_code == 404


@pytest.mark.parametrize("enter", [a_stranger, a_desk])
def test_nobody_else_sees_it(client: FlaskClient, enter: Callable[[FlaskClient], object]) -> None:
    enter(client)

    assert client.get(PAGE).status_code == 403
    assert post(client, f"{PAGE}/{provider().name}").status_code == 403
