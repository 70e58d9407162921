"""What happens to accounts becomes letters; a link's secret travels in its letter and nowhere else."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from storefront.community import accounts
from storefront.community.accounts import facts
from storefront.community.notices import Notice
from storefront.goods import follows, restocks
from storefront.insight.journal import JournalEntry
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.facts import Fact
from storefront.kernel.units import unit_of_work
from storefront.reactions import REACTIONS, account_letters
from tests.builders.community import a_member
from tests.builders.people import HOME, PASSWORD, a_person, letters, token_in_letter

pytestmark = pytest.mark.usefixtures("app")
OLD, NEW, SECRET = "old@example.com", "new@example.com", "the-secret-of-the-link"
AT = "2026-03-01T09:00:00"

# the fact, without its person, and the letters that follow: kind, to whom, whether with the secret
LETTERS = (
    (facts.ConfirmationAsked, {"token": SECRET}, [("confirm-address", OLD, True)]),
    (facts.AddressAlreadyKnown, {"at": AT}, [("address-known", OLD, False)]),
    (facts.ResetAsked, {"token": SECRET}, [("reset-password", OLD, True)]),
    (facts.PasswordChanged, {"at": AT}, [("password-changed", OLD, False)]),
    (
        facts.EmailChangeAsked,
        {"email": NEW, "token": SECRET},
        [("email-change", NEW, True), ("email-change-asked", OLD, False)],
    ),
    (
        facts.EmailChangeAsked,
        {"email": NEW, "token": SECRET, "is_taken": True},
        [("email-change-asked", OLD, False)],
    ),
    (facts.EmailChanged, {"email": NEW, "at": AT}, [("email-changed", NEW, False), ("email-changed", OLD, False)]),
    (restocks.Restocked, {"wish_id": 7, "variant_id": 1}, [("restocked", OLD, False)]),
    (follows.FollowedGoodsShown, {"at": AT, "product_ids": (1, 2)}, [("followed-goods", OLD, False)]),
)


def written() -> list[Notice]:
    return list(db.session.scalars(select(Notice).order_by(Notice.id)))


def react(fact: Fact) -> None:
    for reaction in REACTIONS[type(fact)]:
        if reaction.__module__ == account_letters.__name__:
            reaction(fact)


@pytest.mark.parametrize(("kind", "values", "letters"), LETTERS, ids=lambda one: getattr(one, "__name__", ""))
def test_each_fact_has_its_letters(kind: type[Fact], values: dict[str, str], letters: list[tuple]) -> None:  # type: ignore[type-arg]
    person = a_member(email=OLD)

    react(kind(user_id=person.id, **values))

    assert [(row.kind, row.address, row.values.get("token") == SECRET) for row in written()] == letters
    assert {row.values["user_id"] for row in written()} == {person.id}
    assert not [row.once for row in written() if SECRET in row.once]


@pytest.mark.parametrize(("kind", "values", "letters"), LETTERS, ids=lambda one: getattr(one, "__name__", ""))
def test_the_same_occasion_is_told_once(kind: type[Fact], values: dict[str, str], letters: list[tuple]) -> None:  # type: ignore[type-arg]
    fact = kind(user_id=a_member(email=OLD).id, **values)

    react(fact)
    react(fact)

    assert len(written()) == len(letters)


def test_every_letter_of_an_account_is_tested_here() -> None:
    told = {kind for kind, row in REACTIONS.items() if any(one.__module__ == account_letters.__name__ for one in row)}

    assert told == {kind for kind, _, _ in LETTERS}


def asked(email: str, *, minutes: int = 0) -> None:
    with clock.set_to(clock.now() + timedelta(minutes=minutes)), unit_of_work():
        accounts.ask_reset(email, place="home")


def test_every_new_link_has_a_letter_of_its_own(app: Flask) -> None:
    user = a_person()
    asked(user.email)
    asked(user.email, minutes=2)

    first, second = letters("reset-password")
    assert first.values["token"] != second.values["token"]
    assert first.once != second.once
    assert first.values["token"] not in first.once


def test_the_owner_is_told_each_time_somebody_gives_their_address_but_not_of_one_press_twice(app: Flask) -> None:
    a_person(email="sara@example.com")
    began = clock.now().replace(second=0)
    for name, seconds in (("أ ب", 10), ("أ ب", 11), ("ج د", 70)):
        with clock.set_to(began + timedelta(seconds=seconds)), unit_of_work():
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


def test_an_account_the_office_has_closed_hears_of_no_goods() -> None:
    user = a_member(email=OLD)
    user.disabled_at = clock.now()

    account_letters.restocked(restocks.Restocked(7, user.id, 1))
    account_letters.followed_goods_shown(follows.FollowedGoodsShown(user.id, AT, (1,)))

    assert written() == []
