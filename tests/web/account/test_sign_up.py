"""Signing up: one answer for everybody, a letter for whoever the address belongs to."""

import re
import time

import pytest
from flask import Flask
from sqlalchemy import func, select

from storefront.community import accounts
from storefront.community.notices import Notice
from storefront.kernel.database import db
from storefront.web.letters.people_letters import confirm_address
from tests.builders.browsing import Reader
from tests.builders.hostile import HOSTILE
from tests.builders.people import PASSWORD, a_person, letters, token_in_letter
from tests.conftest import SITE

SARA = {"name": "سارة القحطاني", "email": "sara@example.com", "password": PASSWORD, "agreed": "y"}


def signed_up(reader: Reader, **other: str) -> int:
    """The status of an attempt to sign up."""
    return reader.send("/account/sign-up", {**SARA, **other}, at="/account/sign-up").status_code


def link_in(app: Flask, letter: Notice) -> str:
    """The path of the link as the letter writes it."""
    with app.test_request_context():
        return str(confirm_address(letter.values)["link"]).removeprefix(SITE)


def count_people() -> int:
    return db.session.scalar(select(func.count(accounts.User.id))) or 0


def test_a_visitor_becomes_a_member(app: Flask) -> None:
    reader = Reader(app)
    assert signed_up(reader) == 303
    link = f"/account/confirmation/{token_in_letter('confirm-address')}"
    assert "sara@example.com" in reader.read(link)

    assert reader.send(link, {"password": PASSWORD}, at=link).status_code == 303
    assert reader.is_in


@pytest.mark.parametrize(
    ("way", "led"), [("/account/shop", "/account/shop"), ("//elsewhere.example", "/account/orders")]
)
def test_the_letter_leads_on_in_another_browser_too(app: Flask, way: str, led: str) -> None:
    reader, another = Reader(app), Reader(app)
    reader.send("/account/sign-up", SARA, at=f"/account/sign-up?next={way}")
    link = link_in(app, letters("confirm-address")[-1])

    assert another.send(link, {"password": PASSWORD}, at=link).headers["Location"] == led


def test_the_link_is_short_wherever_it_leads(app: Flask) -> None:
    Reader(app).send("/account/sign-up", SARA, at="/account/sign-up?next=/p/9-%D9%83%D9%84%D9%8A%D8%AC%D8%A7")

    assert "next" not in link_in(app, letters("confirm-address")[-1])


def test_a_link_that_was_changed_leads_nowhere_else(app: Flask) -> None:
    reader = Reader(app)
    signed_up(reader)
    link = f"/account/confirmation/{token_in_letter('confirm-address')}?next=https://elsewhere.example/"

    assert reader.send(link, {"password": PASSWORD}, at=link).headers["Location"] == "/account/orders"


@pytest.mark.parametrize(("language", "kept"), [("", "ar"), ("/en", "en")])
def test_the_language_of_the_page_is_the_language_of_letters(app: Flask, language: str, kept: str) -> None:
    signed_up(Reader(app, language=language))

    assert letters("confirm-address")[0].language == kept


def test_a_taken_address_gets_the_same_bytes(app: Flask) -> None:
    a_person(email="taken@example.com")
    answers = []
    for email in ("taken@example.com", "newcomer@example.com"):
        reader = Reader(app)
        sent = reader.send("/account/sign-up", {**SARA, "email": email}, at="/account/sign-up")
        page = reader.get(sent.headers["Location"])
        cookies = re.sub(r"=[^;]*;", "=;", str(sent.headers.getlist("Set-Cookie")))
        answers.append((sent.status_code, sent.headers["Location"], sent.data, cookies, page.data))

    assert answers[0] == answers[1]
    assert [len(letters(kind)) for kind in ("address-known", "confirm-address")] == [1, 1]


def test_answers_take_the_same_time(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    a_person(email="taken@example.com")
    monkeypatch.setitem(app.config, "STEADY_SECONDS", 60)
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)
    for email in ("taken@example.com", "newcomer@example.com"):
        signed_up(Reader(app), email=email)

    assert len(slept) == 2
    assert all(59 < seconds < 60 for seconds in slept)


@pytest.mark.parametrize("missing", ["name", "email", "password", "agreed"])
@pytest.mark.parametrize("language", ["", "/en"])
def test_everything_is_needed_and_nothing_typed_is_lost(app: Flask, missing: str, language: str) -> None:
    reader = Reader(app, language=language)
    values = {name: value for name, value in SARA.items() if name != missing}
    answer = reader.send("/account/sign-up", values, at="/account/sign-up")

    assert answer.status_code == 422
    assert 'class="error-summary"' in answer.text
    assert f'href="#{missing}"' in answer.text
    assert PASSWORD not in answer.text
    assert missing == "name" or "سارة القحطاني" in answer.text


def test_everything_that_is_wrong_is_said_at_once(app: Flask) -> None:
    reader = Reader(app)

    answer = reader.send("/account/sign-up", {"name": "", "email": "x", "password": "123"}, at="/account/sign-up")

    assert answer.status_code == 422
    for name in ("name", "email", "password", "agreed"):
        assert f'id="{name}-error"' in answer.text, name


@pytest.mark.parametrize("weak", ["short", "password123456", "1234567890", "sara@example.com", "القحطاني 12"])
def test_a_weak_password_is_refused_beside_its_field(app: Flask, weak: str) -> None:
    answer = Reader(app).send("/account/sign-up", {**SARA, "password": weak}, at="/account/sign-up")

    assert answer.status_code == 422
    assert 'id="password-error"' in answer.text
    assert count_people() == 0


@pytest.mark.parametrize("field", ["name", "email", "password"])
def test_hostile_words_get_an_answer(app: Flask, field: str) -> None:
    for number, (kind, words) in enumerate(HOSTILE.items()):
        values = {**SARA, "email": f"{number}@example.com", field: words}
        answer = Reader(app).send("/account/sign-up", values, at="/account/sign-up")

        assert answer.status_code in (303, 422), kind
        assert "<script>alert" not in answer.text
    for name in db.session.scalars(select(accounts.User.name)):
        assert name.isprintable()
        assert len(name) <= 80


def test_rights_and_states_cannot_be_sent_along(app: Flask) -> None:
    planted = {
        "role": "staff",
        "roles": "staff",
        "is_staff": "1",
        "confirmed_at": "2026-01-01",
        "id": "7",
        "user_id": "7",
    }
    signed_up(Reader(app), **planted)

    user = accounts.find_by_email("sara@example.com")
    assert user is not None
    assert user.confirmed_at is None
    assert db.session.scalar(select(func.count()).select_from(accounts.User).where(accounts.User.id == 7)) == 0


def test_nobody_is_made_to_write_letters_without_end(app: Flask) -> None:
    answers = [signed_up(Reader(app, place=f"10.0.0.{number}")) for number in range(6)]

    assert answers == [303] * 5 + [429]


def test_a_forged_request_is_refused(app: Flask) -> None:
    assert Reader(app).post("/account/sign-up", data=SARA).status_code == 400
    assert count_people() == 0


def test_the_stranger_may_sign_up_as_anybody(app: Flask) -> None:
    stranger = Reader(app)
    stranger.sign_in(a_person(email="stranger@example.com").email)

    assert signed_up(stranger) == 303
    assert stranger.is_in
