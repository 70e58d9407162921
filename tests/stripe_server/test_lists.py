"""Lists, a page at a time; and ids that become objects."""

from typing import Any

import pytest
import stripe

from . import StripeServer
from .stage import a_session, charge_of, paid, payment_of


def customers(client: stripe.StripeClient, count: int) -> list[str]:
    """So many customers, the newest first."""
    return [client.v1.customers.create({"name": f"{number}"}).id for number in range(count)][::-1]


def ids(page: Any) -> list[str]:
    return [one.id for one in page.data]


def test_pages_follow_each_other(stripe_client: stripe.StripeClient) -> None:
    made = customers(stripe_client, 5)
    listed = stripe_client.v1.customers.list

    first = listed({"limit": 2})
    second = listed({"limit": 2, "starting_after": made[1]})
    last = listed({"limit": 2, "starting_after": made[3]})
    back = listed({"limit": 2, "ending_before": made[3]})

    assert (ids(first), first.has_more) == (made[:2], True)
    assert (ids(second), second.has_more) == (made[2:4], True)
    assert (ids(last), last.has_more) == (made[4:], False)
    assert (ids(back), back.has_more) == (made[1:3], True)
    assert first.url == "/v1/customers"


def test_the_library_turns_the_pages_itself(stripe_client: stripe.StripeClient) -> None:
    made = customers(stripe_client, 7)

    assert [one.id for one in stripe_client.v1.customers.list({"limit": 3}).auto_paging_iter()] == made


def test_ten_are_shown_unless_more_are_asked_for(stripe_client: stripe.StripeClient) -> None:
    customers(stripe_client, 12)

    assert len(stripe_client.v1.customers.list().data) == 10
    assert len(stripe_client.v1.customers.list({"limit": 100}).data) == 12


@pytest.mark.parametrize(
    ("asked", "param"),
    [
        ({"limit": 0}, "limit"),
        ({"limit": 101}, "limit"),
        ({"starting_after": "cus_nobody"}, "starting_after"),
        ({"starting_after": "cus_1", "ending_before": "cus_2"}, None),
        ({"created": {"around": 5}}, "created[around]"),
    ],
)
def test_a_page_that_does_not_exist_is_refused(
    stripe_client: stripe.StripeClient, asked: Any, param: str | None
) -> None:
    with pytest.raises(stripe.InvalidRequestError) as refused:
        stripe_client.v1.customers.list(asked)

    assert refused.value.param == param


def test_lists_can_be_narrowed_by_time(stripe_server: StripeServer, stripe_client: stripe.StripeClient) -> None:
    old = customers(stripe_client, 1)[0]
    now = stripe_server.control.advance(1000)
    new = customers(stripe_client, 1)[0]
    listed = stripe_client.v1.customers.list

    assert ids(listed({"created": {"gte": now}})) == [new]
    assert ids(listed({"created": {"lt": now}})) == [old]
    assert ids(listed({"created": {"gt": now - 2000, "lte": now + 2000}})) == [new, old]
    assert ids(listed({"created": stripe_client.v1.customers.retrieve(old).created})) == [old]


def test_ids_become_objects_where_it_is_asked(stripe_server: StripeServer, stripe_client: stripe.StripeClient) -> None:
    session = paid(stripe_server, stripe_client)
    sessions = stripe_client.v1.checkout.sessions
    deep = sessions.retrieve(
        session.id, {"expand": ["payment_intent.latest_charge.balance_transaction", "line_items", "customer"]}
    )
    listed = sessions.list({"expand": ["data.payment_intent"]})
    plain = sessions.retrieve(session.id)

    booked = charge_of(deep).balance_transaction
    assert isinstance(booked, stripe.BalanceTransaction)
    assert booked.net == 8736
    assert deep.line_items is not None
    assert [line.amount_total for line in deep.line_items.data] == [4550, 4550]
    assert isinstance(listed.data[0].payment_intent, stripe.PaymentIntent)
    assert plain.payment_intent == payment_of(session).id


def test_expanding_works_on_what_is_made_too(stripe_server: StripeServer, stripe_client: stripe.StripeClient) -> None:
    charge = charge_of(paid(stripe_server, stripe_client))

    refund = stripe_client.v1.refunds.create({"charge": charge.id, "expand": ["charge", "balance_transaction"]})
    found = stripe_client.v1.charges.retrieve(charge.id, {"expand": ["refunds"]})

    assert isinstance(refund.charge, stripe.Charge)
    assert refund.charge.refunded
    assert found.refunds is not None
    assert [one.id for one in found.refunds.data] == [refund.id]


@pytest.mark.parametrize("path", ["amount_total", "colour", "metadata.order", "payment_intent.a.b.c.d", "url.x"])
def test_what_cannot_be_expanded_is_refused(stripe_client: stripe.StripeClient, path: str) -> None:
    session = a_session(stripe_client)

    with pytest.raises(stripe.InvalidRequestError) as refused:
        stripe_client.v1.checkout.sessions.retrieve(session.id, {"expand": [path]})

    assert refused.value.param == "expand"
