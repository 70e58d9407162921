"""Signing in and out: one answer for every wrong try, sign-ins that end, an owner no stranger locks out."""

from datetime import timedelta

import pytest
from argon2 import PasswordHasher
from flask import Flask
from sqlalchemy import select

from storefront.community import accounts, passwords
from storefront.community.accounts import Caller, facts
from storefront.community.accounts.models import SignIn
from storefront.community.accounts.refusals import AccountIsDisabled, AddressNotConfirmed, WrongCredentials
from storefront.community.limits import TooManyTries
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.refusals import NotFound, Refusal
from storefront.kernel.units import unit_of_work
from tests.builders.people import HOME, PASSWORD, a_person, a_sign_in, told

STRANGER = Caller(place="elsewhere")


def tried(email: str, password: str, caller: Caller = STRANGER) -> Refusal | None:
    """The refusal of a try whose count is kept, as the web keeps it; None when it was right."""
    with unit_of_work():
        try:
            accounts.sign_in(email, password, caller)
        except Refusal as refusal:
            return refusal
    return None


def test_the_right_password_opens_a_sign_in(app: Flask) -> None:
    user = a_person()

    with unit_of_work():
        token = accounts.sign_in(user.email.upper(), PASSWORD, HOME, remember=True)
    person = accounts.find_signed_in(token)
    assert person is not None
    assert person.id == user.id
    assert token not in str(db.session.execute(select(SignIn.__table__)).all())


@pytest.mark.parametrize("email", ["nobody@example.com", "no address", "", "\x00", "\ud800", "a" * 10_000])
def test_nobody_and_the_wrong_password_get_one_answer(app: Flask, email: str) -> None:
    user = a_person()

    wrong, nobody = tried(user.email, "not the password"), tried(email, "not the password")
    assert type(wrong) is type(nobody) is WrongCredentials
    assert wrong.values == nobody.values


def test_a_password_is_hashed_for_nobody_too(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[str | None] = []
    monkeypatch.setattr(passwords, "matches", lambda kept, _: bool(checked.append(kept)))
    tried(a_person().email, "wrong")
    tried("nobody@example.com", "wrong")

    assert len(checked) == 2
    assert checked[1] is None


def test_ten_wrong_passwords_are_checked_and_no_more(app: Flask) -> None:
    user = a_person()
    answers = [type(tried(user.email, "wrong", Caller(place=str(place)))) for place in range(12)]

    assert answers == [WrongCredentials] * 10 + [TooManyTries] * 2
    assert isinstance(tried(user.email, PASSWORD), TooManyTries)


def test_tries_are_counted_alike_for_people_without_an_account(app: Flask) -> None:
    answers = [type(tried("nobody@example.com", "wrong", Caller(place=str(place)))) for place in range(12)]

    assert answers == [WrongCredentials] * 10 + [TooManyTries] * 2


def test_one_place_may_be_wrong_thirty_times(app: Flask) -> None:
    answers = [type(tried(f"person{number}@example.com", "wrong")) for number in range(32)]

    assert answers == [WrongCredentials] * 30 + [TooManyTries] * 2


def test_a_stranger_cannot_lock_the_owner_out_of_a_known_browser(app: Flask) -> None:
    user = a_person()
    for place in range(12):
        tried(user.email, "wrong", Caller(place=str(place)))
    known = Caller(place="home", device="d1", knows=frozenset({user.id}))

    assert tried(user.email, PASSWORD, known) is None
    assert isinstance(tried(user.email, PASSWORD, Caller("home", device="d1")), TooManyTries)
    assert isinstance(tried(user.email, PASSWORD, Caller("home", device="", knows=frozenset({user.id}))), TooManyTries)


def test_a_stolen_known_browser_may_be_wrong_ten_times(app: Flask) -> None:
    user = a_person()
    known = Caller(place="home", device="d1", knows=frozenset({user.id}))

    assert [type(tried(user.email, "wrong", known)) for _ in range(11)][-2:] == [WrongCredentials, TooManyTries]


def test_right_passwords_are_not_counted(app: Flask) -> None:
    user = a_person()

    assert [tried(user.email, PASSWORD) for _ in range(12)] == [None] * 12


def test_an_older_hash_is_made_anew(app: Flask) -> None:
    user = a_person()
    user.password_hash = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    db.session.commit()
    tried(user.email, PASSWORD)

    assert not passwords.is_outdated(user.password_hash)
    assert tried(user.email, PASSWORD) is None


def test_who_never_confirmed_gets_another_link(app: Flask) -> None:
    user = a_person(confirmed=False)

    with unit_of_work():
        with pytest.raises(AddressNotConfirmed):
            accounts.sign_in(user.email, PASSWORD, HOME)
        assert len(told(facts.ConfirmationAsked)) == 1
    assert isinstance(tried(user.email, "wrong"), WrongCredentials)


def test_a_disabled_account_says_so_only_to_its_owner(app: Flask) -> None:
    user = a_person()
    with unit_of_work():
        accounts.disable(user, SYSTEM, reason="asked for")

    assert isinstance(tried(user.email, PASSWORD), AccountIsDisabled)
    assert isinstance(tried(user.email, "wrong"), WrongCredentials)


def test_signing_out_ends_the_sign_in(app: Flask) -> None:
    token = a_sign_in(a_person())
    person = accounts.find_signed_in(token)
    assert person is not None
    with unit_of_work():
        accounts.sign_out(person.sign_in_id)
        accounts.sign_out(person.sign_in_id)

    assert accounts.find_signed_in(token) is None


def test_a_person_ends_their_own_sign_ins_alone(app: Flask) -> None:
    mine, theirs = a_person(), a_person()
    a_sign_in(mine)
    token = a_sign_in(theirs)
    row = accounts.sign_ins_of(theirs.id)[0]

    with pytest.raises(NotFound), unit_of_work():
        accounts.end_sign_in(mine.id, row.id)
    with unit_of_work():
        assert accounts.end_other_sign_ins(mine.id) == 1
    assert accounts.find_signed_in(token) is not None


@pytest.mark.parametrize(
    ("remember", "later", "alive"),
    [
        (False, timedelta(hours=11), True),
        (False, timedelta(hours=13), False),
        (True, timedelta(days=13), True),
        (True, timedelta(days=15), False),
    ],
)
def test_a_sign_in_ends_by_itself(app: Flask, remember: bool, later: timedelta, alive: bool) -> None:
    token = a_sign_in(a_person(), remember=remember)

    with clock.set_to(clock.now() + later):
        assert (accounts.find_signed_in(token) is not None) is alive


def test_a_sign_in_in_use_lasts_thirty_days_and_no_longer(app: Flask) -> None:
    start, token = clock.now(), a_sign_in(a_person())
    for day in (10, 20, 29):
        with clock.set_to(start + timedelta(days=day)), unit_of_work():
            person = accounts.find_signed_in(token)
            assert person is not None
            accounts.note_seen(person.sign_in_id)

    with clock.set_to(start + timedelta(days=31)):
        assert accounts.find_signed_in(token) is None
