"""A forgotten password: asking, and choosing another by the link."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask

from tests.builders.browsing import TOKEN, Reader, a_member_reading
from tests.builders.hostile import HOSTILE
from tests.builders.people import PASSWORD, a_person, letters, token_in_letter
from tests.builders.reading import page

OTHER = "عبارة أخرى تماماً"


def ask(reader: Reader, email: str) -> int:
    return reader.send("/account/reset", {"email": email}, at="/account/reset").status_code


def a_link(app: Flask, email: str) -> str:
    """The path of a fresh link."""
    assert ask(Reader(app), email) == 303
    return f"/account/reset/{token_in_letter('reset-password')}"


@pytest.mark.parametrize("language", ["", "/en"])
def test_another_password_is_chosen(app: Flask, language: str) -> None:
    elsewhere, user = a_member_reading(app)
    link, reader = a_link(app, user.email), Reader(app, language=language)
    for _ in range(2):
        assert user.email in reader.read(link)
    answer = reader.send(link, {"new": OTHER}, at=link)

    assert answer.headers["Location"] == f"{language}/account/sign-in"
    assert not elsewhere.is_in
    assert reader.sign_in(user.email).status_code == 422
    assert reader.sign_in(user.email, OTHER).status_code == 303


def test_who_forgot_it_on_a_way_goes_on_there(app: Flask) -> None:
    user, reader, way = a_person(), Reader(app), "/c/bukhoor"
    (link,) = [
        one["href"] for one in page(reader.get(f"/account/sign-in?next={way}")).all("a") if "reset" in one["href"]
    ]
    reader.send("/account/reset", {"email": user.email}, at=link)
    letter = f"/account/reset/{token_in_letter('reset-password')}"

    answer = reader.send(letter, {"new": OTHER}, at=letter)

    assert answer.headers["Location"] == f"/account/sign-in?next={way}"


def test_the_letter_leads_on_in_another_browser_too(app: Flask) -> None:
    user, way, another = a_person(), "/account/addresses", Reader(app)
    Reader(app).send("/account/reset", {"email": user.email}, at=f"/account/reset?next={way}")
    letter = f"/account/reset/{token_in_letter('reset-password')}"

    assert another.send(letter, {"new": OTHER}, at=letter).headers["Location"] == f"/account/sign-in?next={way}"


def test_no_other_house_is_a_way(app: Flask) -> None:
    user, reader = a_person(), Reader(app)
    reader.send("/account/reset", {"email": user.email}, at="/account/reset?next=https://elsewhere.example/")
    letter = f"/account/reset/{token_in_letter('reset-password')}"

    assert reader.send(letter, {"new": OTHER}, at=letter).headers["Location"] == "/account/sign-in"


def test_nobody_learns_who_has_an_account(app: Flask) -> None:
    a_person(email="member@example.com")
    answers = []
    for email in ("member@example.com", "nobody@example.com"):
        reader = Reader(app)
        sent = reader.send("/account/reset", {"email": email}, at="/account/reset")
        answers.append(
            (sent.status_code, sent.headers["Location"], sent.data, reader.get("/account/reset/letter").data)
        )

    assert answers[0] == answers[1]
    assert [letter.address for letter in letters("reset-password")] == ["member@example.com"]


def test_answers_take_the_same_time(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(app.config, "STEADY_SECONDS", 60)
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)
    for email in (a_person().email, "nobody@example.com"):
        ask(Reader(app), email)

    assert len(slept) == 2


def test_of_parallel_resets_with_one_link_one_works(app: Flask) -> None:
    user = a_person()
    link = a_link(app, user.email)
    readers = [Reader(app) for _ in range(4)]
    tokens = [TOKEN.search(reader.read(link))[1] for reader in readers]

    def attempt(number: int) -> int:
        with app.app_context():
            values = {"new": f"{OTHER} {number}", "csrf_token": tokens[number]}
            return readers[number].client.post(link, data=values).status_code

    with ThreadPoolExecutor(4) as pool:
        answers = sorted(pool.map(attempt, range(4)))
    assert answers == [303, 410, 410, 410]


def test_the_browser_that_used_the_link_is_not_locked_out(app: Flask) -> None:
    user, owner = a_person(), Reader(app)
    link = a_link(app, user.email)
    for number in range(12):
        Reader(app, place=f"10.0.0.{number}").sign_in(user.email, "wrong")
    owner.send(link, {"new": OTHER}, at=link)

    assert owner.sign_in(user.email, OTHER).status_code == 303


def test_a_weak_password_leaves_the_link_alive(app: Flask) -> None:
    user, reader = a_person(), Reader(app)
    link = a_link(app, user.email)
    answer = reader.send(link, {"new": "short"}, at=link)

    assert answer.status_code == 422
    assert 'id="new-error"' in answer.text
    assert reader.send(link, {"new": OTHER}, at=link).status_code == 303


def test_five_letters_an_hour_and_the_same_for_nobody(app: Flask) -> None:
    for email in (a_person().email, "nobody@example.com"):
        answers = [ask(Reader(app, place=f"10.0.0.{number}"), email) for number in range(6)]
        assert answers == [303] * 5 + [429]


def test_a_request_in_the_name_of_another_host_is_refused(app: Flask) -> None:
    reader, user = Reader(app), a_person()
    answer = reader.send("/account/reset", {"email": user.email}, at="/account/reset", Host="evil.example")

    assert answer.status_code == 400
    assert letters("reset-password") == []


def test_the_stranger_and_a_forged_request_change_nothing(app: Flask) -> None:
    user = a_person()
    link = a_link(app, user.email)
    stranger, _ = a_member_reading(app)

    assert stranger.post(link, data={"new": OTHER}).status_code == 400
    assert stranger.get("/account/reset/x").status_code == 410
    assert Reader(app).sign_in(user.email, PASSWORD).status_code == 303


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_words_get_an_answer(app: Flask, kind: str) -> None:
    user, reader = a_person(), Reader(app)
    link = a_link(app, user.email)

    assert reader.send("/account/reset", {"email": HOSTILE[kind]}, at="/account/reset").status_code == 422
    assert reader.send(link, {"new": HOSTILE[kind]}, at=link).status_code in (303, 422)
