"""The office puts right what was not paid as it was asked for: sends it back or takes it on, with a reason, once."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from storefront.insight import journal
from storefront.kernel import units
from storefront.treasury import alarms
from storefront.treasury.gateways import ProviderDown
from tests.builders.browser import post
from tests.builders.desk_money import NOBODYS, doors
from tests.builders.desks import a_staff
from tests.builders.money import as_it_is, the_attempt, the_payment
from tests.builders.providers import provider
from tests.treasury.conversations.test_differing import Order, differing, refunds_of

REASON = "راجعنا الدفعة مع شركة الدفع"


def page_of(order: Order) -> str:
    return f"/office/attempts/{the_attempt(order).id}/difference"


def payment_page(order: Order) -> str:
    return f"/office/payments/{the_payment(order).id}"


def test_alarm_and_payment_lead_to_the_question_and_the_answer_ends_the_alarm(client: FlaskClient) -> None:
    staff, order = a_staff(client), differing()
    (alarm,) = alarms.open_alarms()
    pages = [client.get(path).text for path in (f"/office/alarms/{alarm.id}", payment_page(order))]

    shown = client.get(page_of(order)).text
    done = post(client, page_of(order), act="back", reason=REASON)

    assert [page_of(order) in page for page in pages] == [True, True]
    assert "يختلف عن المطلوب: المبلغ" in shown
    assert (done.status_code, done.location) == (303, payment_page(order))
    assert [(one.state, one.reason) for one in refunds_of(order)] == [("asked", "differs")]
    units.abandon()
    assert alarms.open_alarms() == []
    assert [row.entry.actor_id for row in journal.page(kind="DifferenceDecided").rows] == [staff]
    assert page_of(order) not in client.get(payment_page(order)).text


def test_what_came_under_another_name_is_taken_on(client: FlaskClient) -> None:
    a_staff(client)
    order = differing(reference="somebody-else:1")

    done = post(client, page_of(order), act="take", reason=REASON)

    assert (done.status_code, the_payment(order).state) == (303, "settled")
    assert as_it_is(order).confirmed_at is not None


def test_sent_again_it_is_said_that_it_was_decided(client: FlaskClient) -> None:
    a_staff(client)
    order = differing()

    answers = [post(client, page_of(order), act="back", reason=REASON) for _ in range(3)]

    text = client.get(payment_page(order)).text
    assert [one.location for one in answers] == [payment_page(order)] * 3
    assert (text.count("المبلغ في طريقه إلى صاحبه"), text.count("بُتّ في هذا المبلغ من قبل")) == (1, 2)
    assert len(refunds_of(order)) == 1


def test_what_cannot_be_is_said_in_words_and_nothing_changes(client: FlaskClient) -> None:
    a_staff(client)
    order = differing()

    wrong = post(client, page_of(order), act="take", reason=REASON)
    said = client.get(str(wrong.location)).text
    provider().fail_next("fetch", ProviderDown("no_answer"))
    away = client.get(str(post(client, page_of(order), act="back", reason=REASON).location)).text
    empty = post(client, page_of(order), act="burn", reason="")

    assert "المبلغ غير ثمن الطلب، فلا يُقبل عنه" in said
    assert "لم تجب شركة الدفع الآن" in away
    assert (empty.status_code, "اختاروا ما يُفعل به" in empty.text, "اكتبوا السبب" in empty.text) == (422, True, True)
    assert (the_attempt(order).state, refunds_of(order)) == ("refused", [])
    assert "اختيار غير صحيح" not in empty.text


@pytest.mark.parametrize("enter", NOBODYS)
def test_nobody_else_decides(client: FlaskClient, enter: Callable[[FlaskClient], object]) -> None:
    order = differing()
    enter(client)

    assert doors(client, page_of(order)) == [403]
    assert post(client, page_of(order), act="back", reason=REASON).status_code == 403
    assert the_attempt(order).state == "refused"


def test_what_is_no_attempt_is_not_found(client: FlaskClient) -> None:
    a_staff(client)

    assert doors(client, "/office/attempts/999999/difference") == [404]
