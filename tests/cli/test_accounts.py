"""flask accounts: the first member of staff; accounts shut, opened again, rights taken."""

from flask import Flask
from sqlalchemy import func, select

from storefront.community import accounts
from storefront.insight import journal
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.people import HOME, PASSWORD, a_person, a_sign_in, letters


def added(app: Flask, *words: str, typed: str = f"{PASSWORD}\n{PASSWORD}\n") -> tuple[int, str]:
    """Exit code and words of the command."""
    result = app.test_cli_runner().invoke(args=["accounts", "add", *words], input=typed)
    db.session.rollback()
    return result.exit_code, result.output


def ran(app: Flask, *words: str) -> tuple[int, str]:
    """Exit code and words of a command that asks nothing."""
    result = app.test_cli_runner().invoke(args=["accounts", *words])
    db.session.rollback()
    db.session.expire_all()
    return result.exit_code, result.output


def noted(kind: str) -> list[str]:
    """The reasons the journal keeps of a kind of entry."""
    return [row.entry.reason for row in journal.page(kind=kind).rows]


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
        code, said = added(app, *words, typed=typed)
        assert code != 0
        assert said.isascii(), "an operator reads English"
    assert db.session.scalar(select(func.count(accounts.User.id))) == 0


def test_an_address_is_taken_once(app: Flask) -> None:
    added(app, "office@example.com")
    code, words = added(app, "office@example.com", "--role", "staff")

    assert code == 1
    assert "There is an account with the address office@example.com already." in words
    user = accounts.find_by_email("office@example.com")
    assert user is not None
    assert accounts.export(user)["roles"] == []


def test_an_account_is_shut_and_opened_again_for_a_reason(app: Flask) -> None:
    user = a_person(email="sara@example.com")
    token = a_sign_in(user)

    shut, words = ran(app, "disable", "Sara@Example.com", "--reason", "بلاغ")
    out = accounts.find_signed_in(token)
    opened, _ = ran(app, "enable", "sara@example.com", "--reason", "خطأ في البلاغ")

    assert (shut, opened, out) == (0, 0, None)
    assert "disabled" in words
    assert accounts.get(user.id).disabled_at is None
    assert (noted("AccountDisabled"), noted("AccountEnabled")) == (["بلاغ"], ["خطأ في البلاغ"])


def test_a_right_is_taken_at_once(app: Flask) -> None:
    user = a_person(email="office@example.com", roles=("staff",))
    token = a_sign_in(user)

    code, _ = ran(app, "take-role", "office@example.com", "--role", "staff", "--reason", "ترك العمل")

    assert (code, accounts.find_signed_in(token)) == (0, None)
    assert accounts.roles_among([user.id]) == {}
    assert noted("RoleTaken") == ["ترك العمل"]


def test_without_a_reason_or_an_account_nothing_is_done(app: Flask) -> None:
    a_person(email="sara@example.com")

    assert ran(app, "disable", "sara@example.com")[0] == 2
    assert ran(app, "disable", "sara@example.com", "--reason", " ")[0] == 2
    assert ran(app, "take-role", "sara@example.com", "--role", "staff", "--reason", "بلاغ") == (
        1,
        "Error: sara@example.com is not staff.\n",
    )
    code, words = ran(app, "disable", "nobody@example.com", "--reason", "بلاغ")
    assert (code, "no account" in words) == (1, True)
    assert noted("AccountDisabled") == []
