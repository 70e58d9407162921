"""Registrations in the office: who waits, the file opened and noted, asked back, verified, opened, declined; by nobody else."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta

import pytest
from flask.testing import FlaskClient

from storefront.community import affiliations, families
from storefront.community.families import Family
from storefront.insight import journal
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.community import a_family
from tests.builders.desks import a_desk, a_staff, a_stranger
from tests.builders.reading import page
from tests.builders.registering import LEGAL_NAME, NUMBER, a_document, a_submitted

Counting = Callable[[], AbstractContextManager[list[str]]]
LIST = "/office/applications"
PRIVATE = (LEGAL_NAME, "+966559876543", "الباب الأخضر", NUMBER, "الضمان الاجتماعي")


def a_registration() -> Family:
    with unit_of_work():
        family = a_submitted().family
        affiliations.keep(family.id, {"social-security"}, consent=True)
        return family


def status_of(family: Family) -> str:
    db.session.rollback()
    return db.session.get_one(Family, family.id, populate_existing=True).status


@pytest.mark.parametrize("who", ["visitor", "stranger", "family"])
def test_only_the_office_comes_in(client: FlaskClient, who: str) -> None:
    family = a_registration()
    {"visitor": lambda _: None, "stranger": a_stranger, "family": a_desk}[who](client)

    for path in (LIST, f"{LIST}/{family.id}"):
        assert client.get(path).status_code == (303 if who == "visitor" else 403)
    for act in ("reading", "question", "verification", "closing"):
        assert post(client, f"{LIST}/{family.id}/{act}").status_code == (303 if who == "visitor" else 403)
    assert status_of(family) == "submitted"


def test_who_waits_stands_in_the_queue(client: FlaskClient) -> None:
    a_staff(client)
    empty = client.get(LIST).text
    family = a_registration()
    with unit_of_work():
        renewing, selling = a_family(name=("بيت نورة", "")), a_family(name=("دار مزنة", ""))
        a_document(renewing, state="waiting")
        a_document(selling)

    shown = client.get(LIST).text

    assert "لا أحد ينتظر" in empty
    assert family.trade_name_ar in shown
    assert "بيت نورة" in shown
    assert "دار مزنة" not in shown
    assert client.get("/office").text.count(f'href="{LIST}"') >= 3


def test_the_queue_stands_in_the_order_in_which_things_were_sent(client: FlaskClient) -> None:
    a_staff(client)
    now = clock.now()
    with unit_of_work():
        old, young = a_family(name=("بيت نورة", "")), a_family(name=("دار مزنة", ""))
    with clock.set_to(now - timedelta(days=300)), unit_of_work():
        a_document(old)  # confirmed long ago
    with clock.set_to(now - timedelta(days=2)), unit_of_work():
        a_document(young, state="waiting")
    with clock.set_to(now - timedelta(days=1)):
        asking = a_registration()
    with unit_of_work():
        a_document(old, state="waiting")

    rows = page(client.get(LIST)).one("nav", class_="waiting-list").all("a")

    sent = [now - timedelta(days=2), now - timedelta(days=1), now]
    assert [row["href"] for row in rows] == [f"{LIST}/{one.id}" for one in (young, asking, old)]
    assert [datetime.fromisoformat(row.one("time")["datetime"]).date() for row in rows] == [one.date() for one in sent]


def test_a_document_in_a_file_says_when_it_was_sent(client: FlaskClient) -> None:
    a_staff(client)
    with unit_of_work():
        family = a_family()
    sent = clock.now() - timedelta(days=2)
    with clock.set_to(sent), unit_of_work():
        a_document(family, state="waiting")

    shown = page(client.get(f"/en{LIST}/{family.id}")).one("li", class_="document")

    assert "Sent" in shown.words
    assert sent.isoformat() in [one["datetime"] for one in shown.all("time")]


def test_nothing_private_is_told_before_the_file_is_opened_and_everything_after(client: FlaskClient) -> None:
    officer, family = a_staff(client), a_registration()
    closed = [client.get(f"{prefix}{LIST}/{family.id}").text for prefix in ("", "/en")]

    answer = post(client, f"{LIST}/{family.id}/reading")
    opened = client.get(f"{LIST}/{family.id}").text

    assert [word for word in PRIVATE if word in "".join(closed)] == []
    assert [word for word in PRIVATE if word not in opened] == []
    (row,) = journal.page(kind="PrivateFactsRead", subjects=[f"family:{family.id}"]).rows
    assert (answer.location, row.entry.actor_id) == (f"{LIST}/{family.id}", officer)


def test_the_family_is_asked_and_its_answer_stands_on_the_page(client: FlaskClient) -> None:
    a_staff(client)
    family = a_registration()

    empty = post(client, f"{LIST}/{family.id}/question", **{"question-words": " "})
    asked = post(client, f"{LIST}/{family.id}/question", **{"question-words": "أين تطبخون؟"})
    again = post(client, f"{LIST}/{family.id}/question", **{"question-words": "ومتى؟"})

    assert (empty.status_code, asked.status_code, again.status_code) == (422, 303, 303)
    assert [one.words for one in families.questions_of(family.id)] == ["أين تطبخون؟"]
    assert "لم تجب بعد" in client.get(f"{LIST}/{family.id}").text


@pytest.mark.parametrize(
    ("act", "typed", "after"),
    [
        ("verification", {}, "verified"),
        ("closing", {"closing-reason": "خارج المملكة"}, "closed"),
        ("closing", {"closing-reason": ""}, "submitted"),
    ],
)
def test_it_is_decided(client: FlaskClient, act: str, typed: dict[str, str], after: str) -> None:
    a_staff(client)
    family = a_registration()

    post(client, f"{LIST}/{family.id}/{act}", **typed)

    assert status_of(family) == after


def test_it_is_opened_from_the_same_page(client: FlaskClient) -> None:
    a_staff(client)
    family = a_registration()

    answer = post(client, f"/office/families/{family.id}/opening", next="applications")

    assert (answer.location, status_of(family)) == (f"{LIST}/{family.id}", "active")
    assert f'href="/f/{family.slug}"' in client.get(answer.location).text


def test_nobody_reads_or_decides_on_a_family_of_their_own(client: FlaskClient) -> None:
    officer, family = a_staff(client), a_registration()
    with unit_of_work():
        families.add_member(families.get(family.id), officer)

    assert post(client, f"{LIST}/{family.id}/reading").status_code == 403
    assert post(client, f"{LIST}/{family.id}/verification").status_code == 403
    assert "فتح الملف للتحقق" not in client.get(f"{LIST}/{family.id}").text


def test_the_queue_costs_the_same_however_long_it_is(client: FlaskClient, count_queries: Counting) -> None:
    a_staff(client)
    a_registration()
    with count_queries() as for_one:
        client.get(LIST)
    for _ in range(3):
        a_registration()

    with count_queries() as for_four:
        client.get(LIST)

    assert len(for_four) == len(for_one) <= 9


@pytest.mark.parametrize("path", [f"{LIST}/999999", f"{LIST}/x"])
def test_what_does_not_exist_is_not_found(client: FlaskClient, path: str) -> None:
    a_staff(client)

    assert client.get(path).status_code == 404
