"""Another password: one link, once, also when it is used twice at the same moment; everything old ends."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from flask import Flask
from sqlalchemy import func, select

from storefront.community import accounts
from storefront.community.accounts import facts, tokens
from storefront.community.accounts.models import OneTimeToken
from storefront.community.accounts.refusals import LinkIsSpent, WrongPassword
from storefront.community.limits import TooManyTries
from storefront.community.passwords.refusals import PasswordIsTooCommon, PasswordIsTooShort
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.kernel.wording import EmailIsNotValid
from tests.builders.people import HOME, PASSWORD, a_person, a_sign_in, letters, token_told, told

OTHER = "عبارة أخرى تماماً"


def reset_link(user: accounts.User) -> str:
    """The secret of a reset link just sent to somebody."""
    with unit_of_work():
        accounts.ask_reset(user.email, place="home")
        return token_told()


def works(user: accounts.User, password: str) -> bool:
    """Whether a password signs somebody in."""
    try:
        with unit_of_work():
            accounts.sign_in(user.email, password, HOME)
    except accounts.refusals.WrongCredentials:
        return False
    return True


def test_a_forgotten_password_is_replaced(app: Flask) -> None:
    user = a_person()
    link, old_sign_in = reset_link(user), a_sign_in(user)

    with unit_of_work():
        assert accounts.reset(link, OTHER).id == user.id
        assert len(told(facts.PasswordChanged)) == 1
    assert works(user, OTHER)
    assert not works(user, PASSWORD)
    assert accounts.find_signed_in(old_sign_in) is None


def test_nothing_happens_for_an_address_without_an_account(app: Flask) -> None:
    with unit_of_work():
        accounts.ask_reset("nobody@example.com", place="home")
        assert told(facts.ResetAsked) == []

    assert db.session.scalar(select(func.count(OneTimeToken.id))) == 0


def test_a_disabled_account_gets_no_link(app: Flask) -> None:
    user = a_person()
    link = reset_link(user)
    with unit_of_work():
        accounts.disable(user, SYSTEM, reason="")

    with unit_of_work():
        accounts.ask_reset(user.email, place="home")
        assert told(facts.ResetAsked) == []
    with pytest.raises(LinkIsSpent), unit_of_work():
        accounts.reset(link, OTHER)


def test_a_newer_link_ends_the_older(app: Flask) -> None:
    user = a_person()
    older = reset_link(user)
    with clock.set_to(clock.now() + timedelta(minutes=2)):
        newer = reset_link(user)

    with pytest.raises(LinkIsSpent), unit_of_work():
        accounts.reset(older, OTHER)
    with unit_of_work():
        accounts.reset(newer, OTHER)


def test_a_refused_password_leaves_the_link_alive(app: Flask) -> None:
    link = reset_link(a_person())
    for refused, refusal in (("short", PasswordIsTooShort), ("password123456", PasswordIsTooCommon)):
        with pytest.raises(refusal), unit_of_work():
            accounts.reset(link, refused)

    with unit_of_work():
        accounts.reset(link, OTHER)


def test_a_link_lives_for_an_hour(app: Flask) -> None:
    link = reset_link(a_person())

    with clock.set_to(clock.now() + timedelta(minutes=61)), pytest.raises(LinkIsSpent), unit_of_work():
        accounts.reset(link, OTHER)


def test_a_link_is_good_for_its_own_purpose_alone(app: Flask) -> None:
    user = a_person()
    with unit_of_work():
        link = tokens.issue(user.id, tokens.CONFIRM)

    with pytest.raises(LinkIsSpent), unit_of_work():
        accounts.reset(link, OTHER)
    with pytest.raises(LinkIsSpent), unit_of_work():
        accounts.change_email(link)


@pytest.mark.parametrize("token", ["", "x", "\x00", "\ud800", "a" * 10_000, "\u202eabc"])
def test_what_is_no_link_of_ours_is_refused(app: Flask, token: str) -> None:
    with pytest.raises(LinkIsSpent), unit_of_work():
        accounts.reset(token, OTHER)


def test_the_table_holds_no_token(app: Flask) -> None:
    link = reset_link(a_person())

    assert link not in str(db.session.execute(select(OneTimeToken.__table__)).all())


def test_of_twenty_resets_at_once_one_works(app: Flask) -> None:
    link, start = reset_link(a_person()), Barrier(20)

    def attempt(number: int) -> bool:
        with app.app_context():
            start.wait()
            try:
                with unit_of_work():
                    accounts.reset(link, f"{OTHER} {number}")
            except LinkIsSpent:
                return False
            finally:
                db.session.remove()
            return True

    with ThreadPoolExecutor(20) as pool:
        assert sum(pool.map(attempt, range(20))) == 1


def test_a_button_pressed_several_times_at_once_is_one_letter(app: Flask) -> None:
    user, start = a_person(), Barrier(3)

    def press(_: int) -> None:
        with app.app_context():
            start.wait()
            with unit_of_work():
                accounts.ask_reset(user.email, place="home")
            db.session.remove()

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(press, range(3)))
    assert len(letters("reset-password")) == 1


def test_reading_the_letter_confirms_the_address(app: Flask) -> None:
    user = a_person(confirmed=False)
    link = reset_link(user)
    with unit_of_work():
        accounts.reset(link, OTHER)

    assert works(user, OTHER)


def test_a_known_password_is_replaced_and_other_browsers_are_out(app: Flask) -> None:
    user = a_person()
    elsewhere = a_sign_in(user)

    with unit_of_work():
        token = accounts.change_password(user, PASSWORD, OTHER, HOME)
    assert accounts.find_signed_in(token) is not None
    assert accounts.find_signed_in(elsewhere) is None
    assert works(user, OTHER)


def test_changing_asks_for_the_old_password_ten_times_at_most(app: Flask) -> None:
    user = a_person()
    answers = []
    for _ in range(11):
        with unit_of_work():
            try:
                accounts.change_password(user, "wrong", OTHER, HOME)
            except (WrongPassword, TooManyTries) as refusal:
                answers.append(type(refusal))

    assert answers == [WrongPassword] * 10 + [TooManyTries]


def test_links_can_be_asked_for_five_times_an_hour(app: Flask) -> None:
    for email in ("nobody@example.com", a_person().email):
        for place in range(5):
            with unit_of_work():
                accounts.ask_reset(email, place=str(place))
        with pytest.raises(TooManyTries), unit_of_work():
            accounts.ask_reset(email, place="elsewhere")


def test_what_is_no_address_is_refused(app: Flask) -> None:
    with pytest.raises(EmailIsNotValid), unit_of_work():
        accounts.ask_reset("no address", place="home")
