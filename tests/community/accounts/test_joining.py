"""Joining: an account waits for its address, and nobody learns who has one."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from storefront.community import accounts
from storefront.community.accounts import Caller, NewPerson, facts
from storefront.community.accounts.models import OneTimeToken, SignIn
from storefront.community.accounts.refusals import AddressNotConfirmed, EmailIsTaken, LinkIsSpent, WrongPassword
from storefront.community.limits import TooManyTries
from storefront.community.passwords.refusals import PasswordIsTooShort
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.kernel.wording import EmailIsNotValid, NameIsNotValid
from tests.builders.people import HOME, PASSWORD, a_person, letters, token_told, told

SARA = NewPerson(" Sara@Example.com", " سارة ", PASSWORD, "en", agreed="2026-11")


LATER = timedelta(minutes=2)  # more than a button pressed twice


def signed_up(new: NewPerson = SARA) -> str:
    """Signs somebody up; the secret of the confirming link."""
    with unit_of_work():
        accounts.sign_up(new, place="home")
        return token_told()


def test_a_new_account_waits_for_its_address(app: Flask) -> None:
    signed_up()

    user = accounts.find_by_email("sara@example.com")
    assert user is not None
    assert (user.name, user.language, user.confirmed_at) == ("سارة", "en", None)
    assert db.session.scalar(select(accounts.Consent.wording)) == "2026-11"


def test_the_password_is_kept_as_a_hash_alone(app: Flask) -> None:
    signed_up()

    row = db.session.execute(select(accounts.User.__table__)).one()
    assert PASSWORD not in str(row)
    assert row.password_hash.startswith("$argon2id$")


def test_confirming_signs_in(app: Flask) -> None:
    link = signed_up()

    with unit_of_work():
        token = accounts.confirm(link, PASSWORD, HOME)
    person = accounts.find_signed_in(token)
    assert person is not None
    assert person.is_confirmed


def test_nobody_confirms_an_account_another_made_in_their_name(app: Flask) -> None:
    link = signed_up()

    with pytest.raises(WrongPassword), unit_of_work():
        accounts.confirm(link, "a password of the owner", HOME)
    assert accounts.find_by_email("sara@example.com").confirmed_at is None


def test_a_link_works_once(app: Flask) -> None:
    link = signed_up()
    with unit_of_work():
        accounts.confirm(link, PASSWORD, HOME)

    with pytest.raises(LinkIsSpent), unit_of_work():
        accounts.confirm(link, PASSWORD, HOME)
    assert db.session.scalar(select(func.count(SignIn.id))) == 1


def test_the_owner_of_a_known_address_is_told_and_nothing_changes(app: Flask) -> None:
    user = a_person(email="sara@example.com", name="سارة الأصل")

    with unit_of_work():
        accounts.sign_up(SARA, place="home")
        assert [fact.user_id for fact in told(facts.AddressAlreadyKnown)] == [user.id]
        assert told(facts.ConfirmationAsked) == []
    db.session.refresh(user)
    assert user.name == "سارة الأصل"
    assert db.session.scalar(select(func.count(OneTimeToken.id))) == 0


def test_an_account_never_confirmed_is_begun_anew_and_its_old_link_ends(app: Flask) -> None:
    first = signed_up()
    with clock.set_to(clock.now() + LATER):
        second = signed_up(NewPerson("sara@example.com", "سارة القحطاني", "عبارة أخرى تماماً"))

    with pytest.raises(LinkIsSpent), unit_of_work():
        accounts.confirm(first, PASSWORD, HOME)
    with unit_of_work():
        accounts.confirm(second, "عبارة أخرى تماماً", HOME)
    assert accounts.find_by_email("sara@example.com").name == "سارة القحطاني"


def test_a_button_pressed_twice_is_one_letter_and_its_link_lives(app: Flask) -> None:
    link = signed_up()
    for _ in range(3):
        with unit_of_work():
            accounts.sign_up(SARA, place="home")
    with pytest.raises(AddressNotConfirmed), unit_of_work():
        accounts.sign_in("sara@example.com", PASSWORD, HOME)

    assert len(letters("confirm-address")) == 1
    with unit_of_work():
        assert accounts.confirm(link, PASSWORD, HOME)


@pytest.mark.parametrize(
    ("new", "refusal"),
    [
        (NewPerson("a@example.com", "", PASSWORD), NameIsNotValid),
        (NewPerson("a@example", "سارة", PASSWORD), EmailIsNotValid),
        (NewPerson("a@example.com", "سارة", "short"), PasswordIsTooShort),
    ],
)
def test_what_is_not_valid_is_refused(app: Flask, new: NewPerson, refusal: type[Exception]) -> None:
    with pytest.raises(refusal), unit_of_work():
        accounts.sign_up(new, place="home")

    assert db.session.scalar(select(func.count(accounts.User.id))) == 0


def test_one_address_gets_at_most_five_letters_an_hour(app: Flask) -> None:
    for place in range(5):
        with unit_of_work():
            accounts.sign_up(SARA, place=str(place))

    with pytest.raises(TooManyTries), unit_of_work():
        accounts.sign_up(SARA, place="elsewhere")


def test_an_operator_adds_a_confirmed_account(app: Flask) -> None:
    with unit_of_work():
        user = accounts.add(SARA)
        assert told(facts.ConfirmationAsked) == []
    with unit_of_work():
        assert accounts.sign_in(user.email, PASSWORD, Caller("home"))
    with pytest.raises(EmailIsTaken), unit_of_work():
        accounts.add(SARA)
    assert user.created_at <= clock.now()
