"""Leaving: everything is given along, nothing of the person stays."""

import json

import pytest
from flask import Flask
from sqlalchemy import text

from storefront.community import accounts
from storefront.community.accounts import NewPerson, facts
from storefront.kernel.database import Base, db
from storefront.kernel.refusals import NotFound
from storefront.kernel.units import unit_of_work
from tests.builders.people import HOME, PASSWORD, a_person, a_sign_in, token_told, told


def rows_that_mention(canary: str) -> list[str]:
    """The tables in which a word stands anywhere."""
    found = []
    for table in Base.metadata.sorted_tables:
        rows = db.session.execute(text(f'SELECT * FROM "{table.name}"')).all()
        if canary in str(rows):
            found.append(table.name)
    return found


def a_whole_member() -> accounts.User:
    """A person with everything an account can hold."""
    with unit_of_work():
        accounts.sign_up(NewPerson("canary@example.com", "زرقاء اليمامة", PASSWORD, agreed="2026-11"), place="home")
        link = token_told()
    with unit_of_work():
        accounts.confirm(link, PASSWORD, HOME)
    user = accounts.find_by_email("canary@example.com")
    assert user is not None
    with unit_of_work():
        accounts.set_mobile(user, "0501234567")
    return user


def test_everything_the_package_knows_is_given_along(app: Flask) -> None:
    known = json.loads(json.dumps(accounts.export(a_whole_member()), ensure_ascii=False))

    assert known["name"] == "زرقاء اليمامة"
    assert (known["email"], known["mobile"]) == ("canary@example.com", "+966501234567")
    assert known["consents"][0]["wording"] == "2026-11"
    assert known["signed_in_browsers"][0]["browser"] == "Firefox · Linux"


def test_no_secret_is_given_along(app: Flask) -> None:
    user = a_whole_member()
    token = a_sign_in(user)

    told_all = json.dumps(accounts.export(user))
    assert "argon2" not in told_all
    assert "hash" not in told_all
    assert token not in told_all


def test_nothing_of_the_person_stays(app: Flask) -> None:
    user = a_whole_member()
    token = a_sign_in(user)
    with unit_of_work():
        accounts.erase(user)
        assert [fact.email for fact in told(facts.AccountErased)] == ["canary@example.com"]
        db.session.info["facts"].clear()

    assert accounts.find_signed_in(token) is None
    assert accounts.find_by_email("canary@example.com") is None
    for canary in ("زرقاء", "canary@", "966501234567", "Firefox", "argon2"):
        assert set(rows_that_mention(canary)) <= {"notice"}, canary
    with pytest.raises(NotFound):
        accounts.get(user.id)


def test_the_address_is_free_again(app: Flask) -> None:
    user = a_whole_member()
    with unit_of_work():
        accounts.erase(user)

    again = a_person(email="canary@example.com")
    assert again.id != user.id
