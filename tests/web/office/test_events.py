"""Hints in the office: filtered, shown without anything secret, followed once more without harm; nobody else's."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask.testing import FlaskClient

from storefront.insight import journal
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.treasury import conversations, hints
from storefront.treasury.hints import ProviderEvent
from tests.builders.browser import post
from tests.builders.card_market import sales
from tests.builders.desk_money import NOBODYS, a_hint, doors
from tests.builders.desks import a_staff
from tests.builders.money import a_settled_order, the_payment

Counting = Callable[[], AbstractContextManager[list[str]]]
LIST = "/office/events"
CANARIES = {
    "client_secret": "pi_canary_secret_1",
    "card": "4242424242424242",
    "signature": "t=1,v1=canary",
    "key": "sk_x",
}


def again(event: ProviderEvent) -> ProviderEvent:
    db.session.rollback()
    db.session.expire_all()
    return hints.get(event.id)


def test_hints_are_filtered_by_provider_and_state(client: FlaskClient) -> None:
    a_staff(client)
    a_settled_order()
    waits, done = a_hint(kind="page.paid"), a_hint(kind="refund.done", topic="refund")
    with unit_of_work():
        hints.close(done.id)

    page = client.get(f"{LIST}?state=done&provider=obedient").text

    assert (f"{LIST}/{done.id}" in page, f"{LIST}/{waits.id}" in page) == (True, False)
    assert "Followed" in client.get(f"/en{LIST}").text
    assert "لا خبر بهذا الوصف" in client.get(f"{LIST}?state=dead").text


def test_without_any_the_page_says_so(client: FlaskClient) -> None:
    a_staff(client)

    assert "لا أخبار بعد" in client.get(f"{LIST}?state=nonsense&provider=nobody").text


def test_one_leads_to_its_payment_and_shows_no_secret_even_if_one_was_kept(client: FlaskClient) -> None:
    a_staff(client)
    order = a_settled_order()
    event = a_hint()
    with unit_of_work() as session:
        session.get_one(ProviderEvent, event.id).payload = {"id": "pi_1", "status": "succeeded", **CANARIES}

    page, english = client.get(f"{LIST}/{event.id}").text, client.get(f"/en{LIST}/{event.id}").text

    assert f"/office/payments/{the_payment(order).id}" in page
    assert ("وصل إلينا" in page, "Reached us" in english, "Delivered" in english) == (True, True, False)
    assert ("pi_1" in page, "succeeded" in page) == (True, True)
    assert [value for value in CANARIES.values() if value in page] == []


def test_followed_once_more_it_changes_nothing_and_is_noted(client: FlaskClient) -> None:
    staff = a_staff(client)
    a_settled_order()
    event = a_hint()
    for _ in range(2):
        conversations.work_off(event.id)
        answer = post(client, f"{LIST}/{event.id}/replay")
        assert (answer.status_code, again(event).state) == (303, "waiting")

    conversations.work_off(event.id)

    assert (again(event).state, sales()) == ("done", 1)
    assert [row.entry.actor_id for row in journal.page(kind="EventReplayed").rows] == [staff, staff]


def test_what_was_given_up_is_followed_again(client: FlaskClient) -> None:
    a_staff(client)
    a_settled_order()
    event = a_hint()
    with unit_of_work():
        hints.close(event.id, "dead")

    post(client, f"{LIST}/{event.id}/replay")

    assert hints.due() == [event.id]


def test_the_list_costs_the_same_however_long_it_is(client: FlaskClient, count_queries: Counting) -> None:
    a_staff(client)
    a_settled_order()
    a_hint()
    with count_queries() as for_one:
        client.get(LIST)
    for _ in range(5):
        a_hint()

    with count_queries() as for_six:
        client.get(LIST)

    assert len(for_six) == len(for_one) <= 6


@pytest.mark.parametrize("enter", NOBODYS)
def test_nobody_else_reads_or_replays_them(client: FlaskClient, enter: Callable[[FlaskClient], object]) -> None:
    a_settled_order()
    event = a_hint()
    conversations.work_off(event.id)
    enter(client)

    assert doors(client, LIST, f"{LIST}/{event.id}") == [403, 403]
    assert post(client, f"{LIST}/{event.id}/replay").status_code == 403
    assert again(event).state == "done"


def test_what_is_no_hint_is_not_found(client: FlaskClient) -> None:
    a_staff(client)

    assert (client.get(f"{LIST}/9999").status_code, post(client, f"{LIST}/9999/replay").status_code) == (404, 404)
