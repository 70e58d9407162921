"""What happens to accounts becomes letters; the journal keeps no secret of it."""

from flask import Flask
from sqlalchemy import select

from storefront.community import accounts
from storefront.insight.journal import JournalEntry
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.people import HOME, PASSWORD, a_person, letters, token_in_letter


def asked(email: str) -> None:
    with unit_of_work():
        accounts.ask_reset(email, place="home")


def test_every_new_link_has_a_letter_of_its_own(app: Flask) -> None:
    user = a_person()
    asked(user.email)
    asked(user.email)

    first, second = letters("reset-password")
    assert first.values["token"] != second.values["token"]
    assert first.once != second.once
    assert first.values["token"] not in first.once


def test_the_owner_is_told_each_time_somebody_gives_their_address(app: Flask) -> None:
    a_person(email="sara@example.com")
    for name in ("أ ب", "ج د"):
        with unit_of_work():
            accounts.sign_up(accounts.NewPerson("sara@example.com", name, PASSWORD), place="home")

    assert [letter.address for letter in letters("address-known")] == ["sara@example.com"] * 2


def test_both_addresses_hear_of_a_change(app: Flask) -> None:
    user = a_person(email="old@example.com")
    with unit_of_work():
        accounts.ask_email_change(user, "new@example.com", PASSWORD, place="home")
    assert "token" not in letters("email-change-asked")[0].values
    with unit_of_work():
        accounts.change_email(token_in_letter("email-change"))

    told = {(letter.kind, letter.address) for kind in ("email-change", "email-changed") for letter in letters(kind)}
    assert told == {
        ("email-change", "new@example.com"),
        ("email-changed", "new@example.com"),
        ("email-changed", "old@example.com"),
    }


def test_letters_are_written_in_the_language_of_the_person(app: Flask) -> None:
    user = a_person()
    with unit_of_work():
        accounts.set_language(user, "en")
    asked(user.email)

    assert letters("reset-password")[0].language == "en"


def test_a_refused_step_writes_no_letter(app: Flask) -> None:
    user = a_person()
    try:
        with unit_of_work():
            accounts.change_password(user, PASSWORD, "عبارة أخرى تماماً", HOME)
            raise LookupError
    except LookupError:
        pass

    assert letters("password-changed") == []


def test_the_journal_keeps_no_secret(app: Flask) -> None:
    user = a_person(email="old@example.com")
    with unit_of_work():
        accounts.ask_email_change(user, "new@example.com", PASSWORD, place="home")
    with unit_of_work():
        accounts.change_email(token_in_letter("email-change"))
    with unit_of_work():
        accounts.sign_in("new@example.com", PASSWORD, HOME)

    kept = str(db.session.execute(select(JournalEntry.__table__)).all())
    assert "EmailChanged" in kept
    assert "SignedIn" in kept
    for secret in (letters("email-change")[0].values["token"], "example.com", PASSWORD):
        assert secret not in kept
