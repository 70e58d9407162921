"""Reading accounts: who a sign-in belongs to, a person by id or address."""

import hashlib
from dataclasses import dataclass

from sqlalchemy import select

from storefront.community.accounts.models import RoleGrant, SignIn, User
from storefront.kernel import clock
from storefront.kernel.database import db


@dataclass(frozen=True)
class Person:
    """Somebody with an account, as pages need them: plain values, no password."""

    id: int
    name: str
    email: str
    language: str
    is_confirmed: bool
    roles: frozenset[str]
    sign_in_id: int = 0


def hashed(token: str) -> str:
    """What is kept of a secret token: its SHA-256, so that the table is of no use to a thief."""
    return hashlib.sha256(token.encode()).hexdigest()


def find_signed_in(token: str) -> Person | None:
    """Whom a living sign-in belongs to: not ended, not expired, the account neither disabled nor erased."""
    statement = (
        select(User, SignIn.id)
        .join(SignIn, SignIn.user_id == User.id)
        .where(
            SignIn.token_hash == hashed(token),
            SignIn.ended_at.is_(None),
            SignIn.expires_at > clock.now(),
            User.disabled_at.is_(None),
            User.erased_at.is_(None),
        )
    )
    found = db.session.execute(statement).one_or_none()
    return person_of(found[0], sign_in_id=found[1]) if found else None


def person_of(user: User, *, sign_in_id: int = 0) -> Person:
    """A person as plain values, with the roles granted to them."""
    roles = db.session.scalars(select(RoleGrant.role).where(RoleGrant.user_id == user.id))
    return Person(
        id=user.id,
        name=user.name,
        email=user.email,
        language=user.language,
        is_confirmed=user.confirmed_at is not None,
        roles=frozenset(roles),
        sign_in_id=sign_in_id,
    )
