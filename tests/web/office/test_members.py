"""People in the office: found when asked for, shut out and let in again for a reason, never oneself."""

import pytest
from flask.testing import FlaskClient

from storefront.community import accounts
from storefront.community.accounts import User
from storefront.insight import journal
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.browser import Browser, post
from tests.builders.community import a_family, a_member, sign_in
from tests.builders.desks import a_desk, a_staff, a_stranger

LIST = "/office/members"
REASON = "بلاغ عن احتيال في طلبين"


def a_person_with(**told: object) -> User:
    with unit_of_work():
        return a_member(**told)  # type: ignore[arg-type]


def is_disabled(user: User) -> bool:
    db.session.rollback()
    return db.session.get_one(User, user.id, populate_existing=True).disabled_at is not None


@pytest.mark.parametrize("who", ["visitor", "stranger", "family"])
def test_only_the_office_comes_in(client: FlaskClient, who: str) -> None:
    user = a_person_with()
    {"visitor": lambda _: None, "stranger": a_stranger, "family": a_desk}[who](client)

    assert client.get(LIST).status_code == (303 if who == "visitor" else 403)
    assert post(client, f"{LIST}/{user.id}/disabling", reason=REASON).status_code in (303, 403)
    assert not is_disabled(user)


def test_nobody_is_listed_unasked_and_whoever_is_asked_for_is_found(client: FlaskClient) -> None:
    a_staff(client)
    user = a_person_with(name="نورة القحطاني", email="noura@example.com")

    unasked, named, addressed = (client.get(LIST + query).text for query in ("", "?q=نوره", "?q=NOURA@"))

    assert "نورة القحطاني" not in unasked
    assert [f"{LIST}/{user.id}" in found for found in (named, addressed)] == [True, True]


@pytest.mark.parametrize("query", ["q=%25", "page=-3&q=a", "q=" + "x" * 5000, "q=%00%FF", "q=لا+أحد"])
def test_nonsense_finds_a_page(client: FlaskClient, query: str) -> None:
    a_staff(client)

    assert client.get(f"{LIST}?{query}").status_code == 200


def test_rights_desks_and_state_are_told_in_both_languages(client: FlaskClient) -> None:
    a_staff(client)
    with unit_of_work():
        user = a_member(of=a_family(name=("بيت نورة", "Bayt Noura")), role="staff")

    arabic, english = (client.get(f"{prefix}{LIST}/{user.id}").text for prefix in ("", "/en"))

    assert [one for one in ("موظف في المكتب", "بيت نورة", "يمكنه الدخول") if one not in arabic] == []
    assert [one for one in ("Bayt Noura", "Can sign in", "Disable the account") if one not in english] == []


def test_a_person_is_shut_out_at_once_and_let_in_again(client: FlaskClient) -> None:
    officer, user = a_staff(client), a_person_with()
    theirs = Browser(client.application, client.application.response_class)
    sign_in(theirs, user)

    answer = post(client, f"{LIST}/{user.id}/disabling", reason=REASON)
    shut, reads = is_disabled(user), theirs.get("/account/orders").status_code
    post(client, f"{LIST}/{user.id}/enabling", reason="تبيّن أن البلاغ خطأ")

    assert (answer.location, shut, reads) == (f"{LIST}/{user.id}", True, 303)
    assert not is_disabled(user)
    notes = journal.page(subjects=[f"user:{user.id}"]).rows
    assert [(row.entry.kind, row.entry.actor_id, row.entry.reason) for row in notes] == [
        ("AccountEnabled", officer, "تبيّن أن البلاغ خطأ"),
        ("AccountDisabled", officer, REASON),
    ]


@pytest.mark.parametrize("step", ["disabling", "enabling"])
def test_a_decision_needs_a_reason(client: FlaskClient, step: str) -> None:
    a_staff(client)
    user = a_person_with()

    answer = post(client, f"{LIST}/{user.id}/{step}", reason="")

    assert answer.status_code == 422
    assert "اكتبوا السبب" in answer.text
    assert not is_disabled(user)


def test_nobody_shuts_themselves_out(client: FlaskClient) -> None:
    officer = a_staff(client)

    own_page = client.get(f"{LIST}/{officer}").text
    answer = post(client, f"{LIST}/{officer}/disabling", reason=REASON)

    assert "هذا حسابكم" in own_page
    assert answer.status_code == 403
    assert not is_disabled(accounts.get(officer))


def test_nobody_is_found_under_a_number_nobody_has(client: FlaskClient) -> None:
    a_staff(client)

    assert client.get(f"{LIST}/999999").status_code == 404
