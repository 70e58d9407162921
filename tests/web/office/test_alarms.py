"""Alarms in the office: read with what can be looked up, closed once with the way they ended, and by nobody else."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask.testing import FlaskClient

from storefront.insight import journal
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.treasury import alarms
from storefront.treasury.alarms import Alarm
from tests.builders.bank import imported
from tests.builders.browser import post
from tests.builders.desk_money import a_dispute, a_found_refund, a_paid_parcel, order_of
from tests.builders.desks import a_desk, a_relative_of_the_office, a_staff, a_stranger
from tests.builders.money import a_settled_order, the_attempt

Counting = Callable[[], AbstractContextManager[list[str]]]
LIST = "/office/alarms"
REASON = "اتصلنا بشركة الدفع وأُعيد المبلغ"


def raised(kind: str = "provider-locked", subject: str = "provider:stripe", **values: str) -> Alarm:
    with unit_of_work():
        alarms.raise_alarm(kind, subject, **{"provider": "stripe", **values})
    return alarms.open_alarms()[-1]


def noted(alarm: Alarm) -> list[tuple[int | None, str]]:
    db.session.rollback()
    rows = journal.page(kind="AlarmClosed", subjects=[f"alarm:{alarm.id}"]).rows
    return [(row.entry.actor_id, row.entry.reason) for row in rows]


def test_alarms_are_read_in_the_readers_language_and_the_office_begins_with_their_number(client: FlaskClient) -> None:
    a_staff(client)
    raised()
    raised("refund-failed", "refund:7", code="card_gone")

    arabic, english, start = (client.get(page).text for page in (LIST, f"/en{LIST}", "/office"))

    assert "شركة الدفع Stripe لا تقبل مفتاحنا" in arabic
    assert ("card_gone" in arabic, "سبب آخر عند شركة الدفع" in arabic) == (False, True)
    assert "card_gone" in client.get(f"{LIST}/{alarms.open_alarms()[-1].id}").text
    assert "does not take our key" in english
    assert f'class="wants" href="{LIST}"' in start


def test_without_any_the_page_says_so(client: FlaskClient) -> None:
    a_staff(client)

    assert "لا شيء ينتظر" in client.get(LIST).text
    assert f'class="wants" href="{LIST}"' not in client.get("/office").text


def test_each_names_its_order_and_its_sum_and_leads_to_where_it_is_seen_to(client: FlaskClient) -> None:
    a_staff(client)
    first, second = a_paid_parcel(), a_paid_parcel()
    a_dispute(first)
    found = a_found_refund(second, 1_050)

    page = client.get(LIST).text
    alarm = next(one for one in alarms.open_alarms() if one.subject == f"refund:{found.id}")

    whole = str(order_of(first).total_minor // 100)
    for parcel, riyals in ((first, whole), (second, "10.50")):
        told = rf'{order_of(parcel).reference}</bdi></a></td><td class="num"[^/]*?{re.escape(riyals)}'
        assert re.search(told, page)
    assert f'href="/office/refunds/{found.id}"' in client.get(f"{LIST}/{alarm.id}").text


def test_an_alarm_leads_to_the_names_its_payment_has_elsewhere(client: FlaskClient) -> None:
    order = a_settled_order()
    attempt = the_attempt(order)
    alarm = raised("paid-twice", f"attempt:{attempt.id}")
    a_staff(client)

    page = client.get(f"{LIST}/{alarm.id}").text

    for known in (order.reference, attempt.payment_ref, attempt.session_ref, attempt.once):
        assert str(known) in page


def test_closing_one_needs_its_end_and_keeps_it(client: FlaskClient) -> None:
    staff, alarm = a_staff(client), raised()

    empty = post(client, f"{LIST}/{alarm.id}/closing", reason="")
    closed = post(client, f"{LIST}/{alarm.id}/closing", reason=REASON)

    assert (empty.status_code, closed.status_code, closed.location) == (422, 303, LIST)
    assert noted(alarm) == [(staff, REASON)]
    assert REASON in client.get(LIST).text
    assert REASON in client.get(f"{LIST}/{alarm.id}").text
    assert alarms.count_open() == 0


def test_who_comes_second_reads_that_it_is_closed(client: FlaskClient) -> None:
    staff, alarm = a_staff(client), raised()
    post(client, f"{LIST}/{alarm.id}/closing", reason=REASON)

    again = post(client, f"{LIST}/{alarm.id}/closing", reason="غيره من السبب")

    assert (again.status_code, again.location) == (303, f"{LIST}/{alarm.id}")
    assert noted(alarm) == [(staff, REASON)]
    assert "أُغلق التنبيه قبل هذه الخطوة" in client.get(again.location).text


def test_what_people_wrote_stays_text(client: FlaskClient) -> None:
    a_staff(client)
    alarm = raised("provider-refused", "provider:x:<em>", provider="<i>x</i>", code="<script>alert(1)</script>")

    page = client.get(f"{LIST}/{alarm.id}").text + client.get(LIST).text

    assert [word for word in ("<script>alert", "<i>x</i>", "<em>") if word in page] == []


def test_the_list_costs_the_same_however_long_it_is(client: FlaskClient, count_queries: Counting) -> None:
    a_staff(client)
    raised("paid-late", "attempt:99")
    with count_queries() as for_one:
        client.get(LIST)
    for number in range(6):
        raised("paid-late", f"attempt:{number}")

    with count_queries() as for_seven:
        client.get(LIST)

    assert len(for_seven) == len(for_one) <= 9


@pytest.mark.parametrize("path", [f"{LIST}/999999", f"{LIST}/0", f"{LIST}/x"])
def test_what_is_no_alarm_is_not_found(client: FlaskClient, path: str) -> None:
    a_staff(client)

    assert client.get(path).status_code == 404


@pytest.mark.parametrize("enter", [a_stranger, a_desk])
def test_nobody_else_reads_or_closes_them(client: FlaskClient, enter: Callable[[FlaskClient], object]) -> None:
    alarm = raised()
    enter(client)

    answers = [
        client.get(LIST),
        client.get(f"{LIST}/{alarm.id}"),
        post(client, f"{LIST}/{alarm.id}/closing", reason=REASON),
    ]

    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert alarms.count_open() == 1


@pytest.mark.parametrize(("prefix", "words"), [("", "ولا نعرف لأي طلب"), ("/en", "nobody knows for which order")])
def test_a_sum_that_nobody_can_place_leads_to_its_page(client: FlaskClient, prefix: str, words: str) -> None:
    a_staff(client)
    (credit,) = imported((12_350, "SARIE INCOMING", "FT2"))

    alarm = alarms.open_alarms()[0].id
    listed, page = client.get(f"{prefix}{LIST}").text, client.get(f"{prefix}{LIST}/{alarm}").text

    assert words in listed
    assert "123.50" in listed
    assert f'href="{prefix}/office/bank/credits/{credit.id}"' in page


def test_nobody_closes_one_about_their_own_family(client: FlaskClient) -> None:
    parcel = a_paid_parcel()
    a_dispute(parcel)
    a_relative_of_the_office(client, parcel.family)
    (alarm,) = alarms.open_alarms()

    answer = post(client, f"/en{LIST}/{alarm.id}/closing", reason=REASON)

    assert (answer.status_code, len(alarms.open_alarms())) == (403, 1)
    assert "Another person of the office decides about it." in answer.text
    assert REASON in answer.text
