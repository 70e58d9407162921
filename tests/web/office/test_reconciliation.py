"""The comparison of the books in the office: asked for, read, and nobody else's."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from storefront.kernel import clock
from storefront.kernel.money import shown
from storefront.kernel.units import unit_of_work
from storefront.treasury import conversations, ledger, payments
from storefront.treasury.gateways import ProviderDown
from tests.builders.bending import bend
from tests.builders.browser import post
from tests.builders.desks import a_desk, a_staff, a_stranger
from tests.builders.money import a_settled_order, the_payment
from tests.builders.providers import provider

PAGE = "/office/reconciliation"


def words_of(page: str) -> str:
    """What is written on a page, on one line."""
    return " ".join(re.sub("<[^>]+>", " ", page).split())


def test_books_that_agree_say_so(client: FlaskClient) -> None:
    a_staff(client)
    a_settled_order()

    answer = post(client, f"{PAGE}/{provider().name}")

    assert "بالهللة" in client.get(str(answer.location)).text
    assert "متطابقة" in client.get(PAGE).text


def compared(client: FlaskClient) -> str:
    """Where the office reads what has just been compared; what moved a moment ago may only not be told of yet."""
    with clock.set_to(clock.now() + timedelta(hours=1)):
        return str(post(client, f"{PAGE}/{provider().name}").location)


def test_what_is_missing_and_extra_is_shown_with_its_booking(client: FlaskClient) -> None:
    a_staff(client)
    a_settled_order()
    bend("UPDATE ledger_transaction SET provider_ref = 'nobodys'")
    (sale,) = ledger.transactions(ledger.Search(kind="sale")).rows

    there = compared(client)
    seen = client.get(f"/en{there}").text

    assert all(words in seen for words in ("Missing: the provider", "Extra: the ledger", "nobodys"))
    assert f"/office/ledger/transactions/{sale.transaction.id}" in seen
    assert not any(
        words in seen for words in ("agree to the halala", "are the same", "is known", 'class="notice good"')
    )
    assert "Look into each of them" in seen
    assert all(words in client.get(there).text for words in ("ناقص: عند شركة الدفع", "زائد: في الدفتر"))
    assert "Differences: 2" in client.get(f"/en{PAGE}").text


def test_what_is_altered_is_shown_with_both_sums_and_in_what(client: FlaskClient) -> None:
    a_staff(client)
    order = a_settled_order()
    bend("UPDATE ledger_entry SET amount_minor = amount_minor * 3")

    seen = words_of(client.get(f"/en{compared(client)}").text)

    assert "Altered: both have it, and not the same" in seen
    assert f"Sum SAR {shown(order.total_minor)} SAR {shown(order.total_minor * 3)}" in seen


def test_the_balance_is_shown_beside_ours_with_what_is_on_its_way(client: FlaskClient) -> None:
    a_staff(client)
    order = a_settled_order()
    provider().is_slow = True
    with unit_of_work():
        refund = payments.ask_refund(the_payment(order), 100, once="test", reason="test")
    conversations.carry_out_refund(refund.id)

    there = compared(client)
    seen = words_of(client.get(f"/en{there}").text)

    theirs, ours = shown(order.total_minor - 100), shown(order.total_minor)
    assert f"SAR {theirs} SAR {ours} −SAR 1 SAR 0 SAR 0" in seen
    assert "A refund on its way to the shopper" in seen
    assert "مبلغ مردود في طريقه إلى المشتري" in client.get(there).text
    assert "No differences. What does not match yet is on its way" in seen
    assert "to the halala" not in seen


def test_what_no_movement_explains_and_other_currencies_are_shown(client: FlaskClient) -> None:
    a_staff(client)
    provider().held_beside = {"AED": 12_200}

    seen = words_of(client.get(f"/en{compared(client)}").text)

    assert "122 AED 0 AED 0 AED 0 AED 122 AED" in seen
    assert "something no movement explains" in seen
    assert "to the halala" not in seen
    assert "Differences: 1" in client.get(f"/en{PAGE}").text


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
