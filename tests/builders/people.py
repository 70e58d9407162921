"""People with real passwords, each made in a unit of work of its own; what they are told stays to be looked at."""

from functools import cache

from flask import Flask, current_app
from flask.sessions import SecureCookieSessionInterface
from sqlalchemy import select

from storefront.community import notices
from storefront.community.accounts import Caller, User, facts, grant_role
from storefront.community.accounts.signing_in import open_sign_in
from storefront.community.notices import Notice
from storefront.community.passwords import hashed
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.facts import Fact
from storefront.kernel.units import unit_of_work
from tests.builders import numbers

PASSWORD = "نخلة في الفناء الخلفي"
HOME = Caller(place="home", browser="Firefox · Linux")


@cache
def hash_of(password: str) -> str:
    """Hashing costs what it must; one hash serves every member of a test run."""
    return hashed(password)


def a_person(
    *,
    email: str = "",
    name: str = "سارة القحطاني",
    password: str = PASSWORD,
    roles: tuple[str, ...] = (),
    confirmed: bool = True,
) -> User:
    """A person with an account."""
    now = clock.now()
    user = User(email=email or f"person{next(numbers)}@example.com", name=name, language="ar", created_at=now)
    user.password_hash, user.confirmed_at = hash_of(password), now if confirmed else None
    with unit_of_work() as session:
        session.add(user)
        session.flush()
        for role in roles:
            grant_role(user, role, SYSTEM)
    return user


def a_sign_in(user: User, *, remember: bool = True) -> str:
    """The secret token of a living sign-in."""
    with unit_of_work():
        return open_sign_in(user, HOME, remember=remember)


def cookie_of(app: Flask, user: User) -> str:
    """What the session cookie says in a browser in which somebody has signed in."""
    signer = SecureCookieSessionInterface().get_signing_serializer(app)
    assert signer is not None
    return str(signer.dumps({"_user_id": a_sign_in(user), "_fresh": True}))


def told(kind: type[Fact]) -> list[Fact]:
    """The facts of a kind told in this unit of work so far."""
    return [fact for fact in db.session.info.get("facts", []) if isinstance(fact, kind)]


def token_told() -> str:
    """The secret of the last link told in this unit of work."""
    links = (facts.ConfirmationAsked, facts.ResetAsked, facts.EmailChangeAsked)
    return next(fact.token for fact in reversed(db.session.info["facts"]) if isinstance(fact, links))


def letters(kind: str) -> list[Notice]:
    """The letters of a kind that wait in the outbox, the oldest first."""
    return list(db.session.scalars(select(Notice).where(Notice.kind == kind).order_by(Notice.id)))


def token_in_letter(kind: str) -> str:
    """The secret of the link in the last letter of a kind."""
    return str(letters(kind)[-1].values["token"])


def stop_link(user: User, kind: str = "followed-goods") -> str:
    """The secret with which letters of a kind to this member are ended."""
    topic = notices.topics.OF_KIND[kind]
    return notices.choices.stop_token(user.id, topic, str(current_app.config["SECRET_KEY"]))


def confirm_mobile(user: User, number: str = "+966501234567") -> User:
    """A mobile of a member that was confirmed."""
    user.mobile, user.mobile_confirmed_at = number, clock.now()
    db.session.flush()
    return user
