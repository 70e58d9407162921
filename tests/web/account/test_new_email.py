"""The link that makes a new address the account's own."""

import pytest
from flask import Flask

from storefront.community import accounts
from storefront.kernel.units import unit_of_work
from tests.builders.browsing import Reader, a_member_reading
from tests.builders.people import PASSWORD, a_person, letters, token_in_letter


def a_link(user: accounts.User) -> str:
    """The path of a fresh link to new@example.com."""
    with unit_of_work():
        accounts.ask_email_change(user, "new@example.com", PASSWORD, place="home")
    return f"/account/new-email/{token_in_letter('email-change')}"


@pytest.mark.parametrize("language", ["", "/en"])
def test_the_new_address_holds_and_every_browser_is_out(app: Flask, language: str) -> None:
    elsewhere, user = a_member_reading(app, email="old@example.com")
    link, reader = a_link(user), Reader(app, language=language)
    for _ in range(2):
        assert "new@example.com" in reader.read(link)
    assert reader.send(link, at=link).headers["Location"] == f"{language}/account/sign-in"

    assert not elsewhere.is_in
    assert reader.sign_in("new@example.com").status_code == 303
    assert Reader(app).sign_in("old@example.com").status_code == 422
    assert sorted(letter.address for letter in letters("email-changed")) == ["new@example.com", "old@example.com"]


def test_a_link_works_once(app: Flask) -> None:
    link, reader = a_link(a_person()), Reader(app)
    reader.send(link, at=link)

    assert reader.send(link).status_code == 410
    assert reader.get(link).status_code == 410


def test_a_forged_request_changes_nothing(app: Flask) -> None:
    user = a_person()
    before, link = user.email, a_link(user)

    assert Reader(app).post(link).status_code == 400
    assert user.email == before


def test_the_stranger_finds_no_link_by_guessing(app: Flask) -> None:
    stranger, _ = a_member_reading(app)

    for guess in ("x", "%ED%A0%80", "a" * 10_000):
        assert stranger.get(f"/account/new-email/{guess}").status_code == 410
        assert stranger.send(f"/account/new-email/{guess}").status_code == 410
    assert stranger.get("/account/new-email/%00").status_code == 404
