"""flask accounts: the first member of staff."""

from flask import Flask
from sqlalchemy import func, select

from storefront.community import accounts
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.people import HOME, PASSWORD, letters


def added(app: Flask, *words: str, typed: str = f"{PASSWORD}\n{PASSWORD}\n") -> tuple[int, str]:
    """Exit code and words of the command."""
    result = app.test_cli_runner().invoke(args=["accounts", "add", *words], input=typed)
    db.session.rollback()
    return result.exit_code, result.output


def test_an_operator_makes_a_member_of_staff(app: Flask) -> None:
    code, words = added(app, "Office@Example.com", "--role", "staff", "--name", "مكتب السوق")

    assert code == 0, words
    assert PASSWORD not in words
    with unit_of_work():
        token = accounts.sign_in("office@example.com", PASSWORD, HOME)
    person = accounts.find_signed_in(token)
    assert person is not None
    assert (person.name, person.roles, person.is_confirmed) == ("مكتب السوق", {"staff"}, True)
    assert letters("confirm-address") == []


def test_what_is_refused_is_said_and_nothing_is_kept(app: Flask) -> None:
    for words, typed in (
        (("no address",), f"{PASSWORD}\n{PASSWORD}\n"),
        (("a@example.com",), "short\nshort\n"),
        (("a@example.com", "--role", "king"), ""),
        (("a@example.com",), f"{PASSWORD}\nanother\n"),
    ):
        code, _ = added(app, *words, typed=typed)
        assert code != 0
    assert db.session.scalar(select(func.count(accounts.User.id))) == 0


def test_an_address_is_taken_once(app: Flask) -> None:
    added(app, "office@example.com")
    code, words = added(app, "office@example.com", "--role", "staff")

    assert code == 1
    assert "EmailIsTaken" in words
    user = accounts.find_by_email("office@example.com")
    assert user is not None
    assert accounts.export(user)["roles"] == []
