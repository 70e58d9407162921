"""Reading accounts: who a sign-in belongs to, a person by id or address, their browsers."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, func, literal, or_, select

from storefront.community.accounts.models import RoleGrant, SignIn, User
from storefront.kernel import clock, patterns
from storefront.kernel.database import db
from storefront.kernel.paging import PAGE_SIZE, Page
from storefront.kernel.refusals import NotFound

NOTHING: ColumnElement[int] = literal(0)
IDLE_DAYS = 14  # a sign-in nobody used for so long has ended


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
    waiting: int = 0  # what `find_signed_in` was asked to count beside


def hashed(token: str) -> str:
    """What is kept of a secret token: its SHA-256, so that the table is of no use to a thief."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def living() -> tuple[ColumnElement[bool], ...]:
    """What makes a sign-in count: not ended, not too old, used lately."""
    return _living(**_moments())


def _moments() -> dict[str, datetime]:
    now = clock.now()
    return {"now": now, "used_since": now - timedelta(days=IDLE_DAYS)}


def _living(now: Any, used_since: Any) -> tuple[ColumnElement[bool], ...]:
    return SignIn.ended_at.is_(None), SignIn.expires_at > now, SignIn.seen_at > used_since


@cache
def _signed_in(waiting: ColumnElement[int]) -> Select[User, int, str, int]:
    """Made once: every page of a member asks it, and making it took longer than asking it."""
    moments = _living(bindparam("now"), bindparam("used_since"))
    return (
        select(User, SignIn.id, RoleGrant.role, waiting)
        .join(SignIn, SignIn.user_id == User.id)
        .outerjoin(RoleGrant, RoleGrant.user_id == User.id)
        .where(SignIn.token_hash == bindparam("token"), *moments, User.disabled_at.is_(None), User.erased_at.is_(None))
    )


def find_signed_in(token: str, *, waiting: ColumnElement[int] = NOTHING) -> Person | None:
    """Whom a living sign-in belongs to, with the rights granted to them: not ended, not expired, the account neither
    disabled nor erased. One query, since every page of a member asks it; `waiting` is a number of theirs to be read in the
    same one (of `User.id`)."""
    asked = {"token": hashed(token), **_moments()}
    found = db.session.execute(_signed_in(waiting), asked).all()
    if not found:
        return None
    user, sign_in_id, _, number = found[0]
    return Person(
        id=user.id,
        name=user.name,
        email=user.email,
        language=user.language,
        is_confirmed=user.confirmed_at is not None,
        roles=frozenset(role for _, _, role, _ in found if role),
        sign_in_id=sign_in_id,
        waiting=number,
    )


def signed_in() -> Select[int]:
    """The accounts with a living sign-in, to be looked for among."""
    return select(SignIn.user_id).where(*living())


def roles_of(user_id: int) -> frozenset[str]:
    """The rights granted to a person."""
    return frozenset(db.session.scalars(select(RoleGrant.role).where(RoleGrant.user_id == user_id)))


def is_held(role: str) -> bool:
    """Whether anybody has this right and can sign in."""
    open_ones = User.disabled_at.is_(None), User.erased_at.is_(None)
    holders = select(RoleGrant.id).join(User, User.id == RoleGrant.user_id).where(RoleGrant.role == role, *open_ones)
    return db.session.scalar(holders.limit(1)) is not None


def roles_among(user_ids: Sequence[int]) -> dict[int, frozenset[str]]:
    """The rights granted to each of these people, in one query; people without any are left out."""
    found: dict[int, set[str]] = {}
    for grant in db.session.scalars(select(RoleGrant).where(RoleGrant.user_id.in_(user_ids))):
        found.setdefault(grant.user_id, set()).add(grant.role)
    return {user_id: frozenset(roles) for user_id, roles in found.items()}


def found(words: str, *, number: int = 1) -> Page[User]:
    """A page of the people whose name or e-mail address has these words in it, the newest first; for the office."""
    part = patterns.part_of(words)
    like = or_(User.name.ilike(part, escape=patterns.ESCAPE), User.email.ilike(part, escape=patterns.ESCAPE))
    where = (like, User.erased_at.is_(None))
    total = db.session.scalar(select(func.count(User.id)).where(*where)) or 0
    statement = select(User).where(*where).order_by(User.id.desc()).limit(PAGE_SIZE).offset(PAGE_SIZE * (number - 1))
    return Page(db.session.scalars(statement).all(), number, total)


def get(user_id: int) -> User:
    """The account with this id; raises NotFound, also for one that was erased."""
    found = db.session.get(User, user_id)
    if found is None or found.erased_at is not None:
        raise NotFound()
    return found


def find_by_email(email: str) -> User | None:
    """The account of an address as it is compared (see wording.email)."""
    return db.session.scalar(select(User).where(User.email == email, User.erased_at.is_(None)))


def find_member(email: str) -> User | None:
    """Whose address this is, if they have proved it and may sign in; for whoever is to be given something to do."""
    user = find_by_email(email)
    return user if user and user.confirmed_at is not None and user.disabled_at is None else None


def sign_ins_of(user_id: int) -> Sequence[SignIn]:
    """The browsers a person is signed in with, the one used last first."""
    statement = select(SignIn).where(SignIn.user_id == user_id, *living()).order_by(SignIn.seen_at.desc(), SignIn.id)
    return db.session.scalars(statement).all()
