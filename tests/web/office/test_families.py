"""Families in the office: found, opened, suspended with a reason; private facts only for a reason, never unnoticed."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask.testing import FlaskClient

from storefront.community import families
from storefront.community.families import Family
from storefront.goods import shelves
from storefront.insight import journal
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.community import a_family, a_member
from tests.builders.desks import a_desk, a_parcel, a_staff, a_stranger
from tests.builders.goods import a_product

Counting = Callable[[], AbstractContextManager[list[str]]]
LIST = "/office/families"
REASON = "شكاوى متكررة من تأخر الطلبات"
PRIVATE = ("نورة بنت عبدالله آل سعيد", "+966501234567", "الباب الأزرق")


def a_new_family(**family: object) -> Family:
    with unit_of_work():
        return a_family(**family)  # type: ignore[arg-type]


def status_of(family: Family) -> str:
    db.session.rollback()
    return db.session.get_one(Family, family.id, populate_existing=True).status


def noted(family: Family, kind: str) -> list[tuple[int | None, str]]:
    db.session.rollback()
    rows = journal.page(kind=kind, subjects=[f"family:{family.id}"]).rows
    return [(row.entry.actor_id, row.entry.reason) for row in rows]


@pytest.mark.parametrize("who", ["visitor", "stranger", "family"])
def test_only_the_office_comes_in(client: FlaskClient, who: str) -> None:
    {"visitor": lambda _: None, "stranger": a_stranger, "family": a_desk}[who](client)

    assert client.get(LIST).status_code == (303 if who == "visitor" else 403)


def test_families_are_found_by_state_and_name(client: FlaskClient) -> None:
    a_staff(client)
    a_new_family(name=("بيت نورة", "Bayt Noura"))
    a_new_family(name=("دار مزنة", "Muznah's House"), status="submitted")

    waiting, named = client.get(f"{LIST}?status=submitted").text, client.get(f"{LIST}?q=نوره").text

    assert "دار مزنة" in waiting
    assert "بيت نورة" not in waiting
    assert "بيت نورة" in named
    assert "دار مزنة" not in named


@pytest.mark.parametrize("query", ["q=%25", "status=nonsense", "page=-3", "q=" + "x" * 5000, "q=%00%FF", "q=لا+أحد"])
def test_nonsense_finds_a_page(client: FlaskClient, query: str) -> None:
    a_staff(client)

    assert client.get(f"{LIST}?{query}").status_code == 200


def test_the_list_costs_the_same_however_long_it_is(client: FlaskClient, count_queries: Counting) -> None:
    a_staff(client)
    a_new_family()
    with count_queries() as for_one:
        client.get(LIST)
    for _ in range(4):
        a_new_family()

    with count_queries() as for_five:
        client.get(LIST)

    assert len(for_five) == len(for_one) <= 9


def test_the_page_of_a_family_keeps_private_facts_to_itself(client: FlaskClient) -> None:
    a_staff(client)
    family = a_new_family()

    for prefix in ("", "/en"):
        page = client.get(f"{prefix}{LIST}/{family.id}").text
        assert [fact for fact in PRIVATE if fact in page] == []


def test_private_facts_are_read_for_a_reason_and_that_is_noted(client: FlaskClient) -> None:
    staff = a_staff(client)
    family = a_new_family()

    answer = post(client, f"{LIST}/{family.id}/private-facts", **{"reading-reason": "اتصال بشأن طلب متأخر"})

    assert answer.status_code == 200
    assert [fact for fact in PRIVATE if fact not in answer.text] == []
    assert answer.headers["Cache-Control"] == "no-store"
    assert noted(family, "PrivateFactsRead") == [(staff, "اتصال بشأن طلب متأخر")]


@pytest.mark.parametrize("reason", ["", "   ", "لا", "ط" * 201])
def test_without_a_reason_nothing_private_is_told_and_nothing_noted(client: FlaskClient, reason: str) -> None:
    a_staff(client)
    family = a_new_family()

    answer = post(client, f"{LIST}/{family.id}/private-facts", **{"reading-reason": reason})

    assert answer.status_code == 422
    assert [fact for fact in PRIVATE if fact in answer.text] == []
    assert noted(family, "PrivateFactsRead") == []


def test_a_family_is_approved_and_its_goods_appear(client: FlaskClient) -> None:
    staff = a_staff(client)
    family = a_new_family(status="submitted")
    with unit_of_work():
        product = a_product(of=family)

    answer = post(client, f"{LIST}/{family.id}/opening")

    assert answer.location == f"{LIST}/{family.id}"
    assert status_of(family) == "active"
    assert noted(family, "FamilyActivated") == [(staff, "")]
    assert shelves.card(product.id) is not None


def test_a_family_is_suspended_with_a_reason_and_opened_again(client: FlaskClient) -> None:
    staff = a_staff(client)
    family = a_new_family()

    post(client, f"{LIST}/{family.id}/suspension", **{"suspension-reason": REASON})
    suspended = status_of(family)
    page = client.get(f"{LIST}/{family.id}").text
    post(client, f"{LIST}/{family.id}/opening")

    assert suspended == "suspended"
    assert REASON in page
    assert noted(family, "FamilySuspended") == [(staff, REASON)]
    assert status_of(family) == "active"


def test_without_a_reason_no_family_is_suspended(client: FlaskClient) -> None:
    a_staff(client)
    family = a_new_family()

    answer = post(client, f"{LIST}/{family.id}/suspension", **{"suspension-reason": " "})

    assert answer.status_code == 422
    assert 'id="suspension-reason-error"' in answer.text
    assert status_of(family) == "active"


def test_somebody_elses_faster_decision_is_told_and_not_undone(client: FlaskClient) -> None:
    a_staff(client)
    family = a_new_family()
    post(client, f"{LIST}/{family.id}/suspension", **{"suspension-reason": REASON})

    answer = post(client, f"{LIST}/{family.id}/suspension", **{"suspension-reason": "سبب آخر"})

    assert answer.status_code == 303
    assert len(noted(family, "FamilySuspended")) == 1


def test_nobody_decides_on_a_family_of_their_own(client: FlaskClient) -> None:
    staff = a_staff(client)
    family = a_new_family(status="submitted")
    with unit_of_work():
        families.add_member(families.get(family.id), staff)

    assert post(client, f"{LIST}/{family.id}/opening").status_code == 403
    assert status_of(family) == "submitted"


@pytest.mark.parametrize("act", ["opening", "suspension", "private-facts"])
def test_the_stranger_and_the_family_decide_nothing(client: FlaskClient, act: str) -> None:
    family = a_new_family()
    with unit_of_work():
        owner = a_member(of=family)
    reasons = {"suspension-reason": REASON, "reading-reason": REASON}

    for enter in (a_stranger, lambda browser: a_desk(browser)):
        enter(client)
        assert post(client, f"{LIST}/{family.id}/{act}", **reasons).status_code == 403
    assert status_of(family) == "active"
    assert owner.id not in dict(noted(family, "PrivateFactsRead"))


def test_a_family_that_does_not_exist_is_not_found(client: FlaskClient) -> None:
    a_staff(client)

    assert client.get(f"{LIST}/999999").status_code == 404


def test_a_familys_page_stands_in_both_languages(client: FlaskClient) -> None:
    a_staff(client)
    family = a_new_family()

    assert "ما يراه الجميع" in client.get(f"{LIST}/{family.id}").text
    assert "What everybody sees" in client.get(f"/en{LIST}/{family.id}").text


def test_the_office_closes_a_shop_for_good_once_nothing_is_under_way(client: FlaskClient) -> None:
    staff = a_staff(client)
    family, busy = a_new_family(), a_new_family()
    parcel = a_parcel(busy)

    refused = post(client, f"{LIST}/{busy.id}/closure", **{"closure-reason": REASON})
    wordless = post(client, f"{LIST}/{family.id}/closure", **{"closure-reason": ""})
    answer = post(client, f"{LIST}/{family.id}/closure", **{"closure-reason": REASON})

    assert (refused.status_code, wordless.status_code, answer.status_code) == (409, 422, 303)
    assert parcel.reference in refused.text
    assert (status_of(busy), status_of(family)) == ("active", "closed")
    assert noted(family, "ShopClosed") == [(staff, REASON)]
    assert "إغلاق الدكّة نهائياً" not in client.get(f"{LIST}/{family.id}").text
