"""Signing in and out: a password proved within limits, and sign-ins that can be ended one by one."""

import secrets
from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import select, update

from storefront.community import limits, passwords
from storefront.community.accounts import tokens
from storefront.community.accounts.facts import ConfirmationAsked, SignedIn, SignedOut
from storefront.community.accounts.models import SignIn, User
from storefront.community.accounts.queries import find_by_email, hashed, living
from storefront.community.accounts.quotas import LETTER_PERSON, SIGN_IN_ACCOUNT, SIGN_IN_DEVICE, SIGN_IN_PLACE
from storefront.community.accounts.refusals import (
    AccountIsDisabled,
    AddressNotConfirmed,
    WrongCredentials,
    WrongPassword,
)
from storefront.kernel import clock, wording
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotFound

DAYS_REMEMBERED = 30
HOURS_NOT_REMEMBERED = 12
SEEN_AGAIN_MINUTES = 10  # how exactly the last use of a sign-in is noted
LONGEST_LABEL = 200


@dataclass(frozen=True)
class Caller:
    """From where somebody asks to be let in; made by the web, since the core sees no request.

    `place` stands for the network address; `device` is the secret name of a browser that was signed in before, and
    `knows` the accounts it was signed in to: such a browser is not locked out by what strangers try.
    """

    place: str
    browser: str = ""
    device: str = ""
    knows: frozenset[int] = field(default_factory=frozenset)


def sign_in(email: str, password: str, caller: Caller, *, remember: bool = False, way: str = "", wish: str = "") -> str:
    """Lets somebody in: the secret token of a new sign-in. Wrong tries are counted, so the caller keeps its work.

    Raises WrongCredentials, TooManyTries; with the right password AccountIsDisabled or AddressNotConfirmed (then a new
    link is on its way, which leads on to `way` and what is wanted there).
    """
    try:
        address = wording.email(email)
        user = find_by_email(address)
    except wording.EmailIsNotValid:
        address, user = email, None
    try:
        prove(user, address, password, caller)
    except WrongPassword as error:
        raise WrongCredentials() from error
    if user is None or user.disabled_at is not None:
        raise AccountIsDisabled()
    if user.confirmed_at is None:
        limits.take(LETTER_PERSON, address)
        ask_confirmation(user, way, wish)
        raise AddressNotConfirmed()
    return open_sign_in(user, caller, remember=remember)


def ask_confirmation(user: User, way: str = "", wish: str = "") -> None:
    """Sends the link with which the address is confirmed, and which leads on to `way` or where the one before led, if none
    left within the last minute; links sent before end."""
    way, wish = (way, wish) if way else tokens.leads(user.id, tokens.CONFIRM)
    token = tokens.issue(user.id, tokens.CONFIRM, way=way, wish=wish)
    if token:
        tell(ConfirmationAsked(user.id, token))


def prove(user: User | None, email: str, password: str, caller: Caller) -> None:
    """Checks a password within the limits of the account and the place, or of the known device alone.

    Does the same for people without an account. Raises WrongPassword, TooManyTries.
    """
    known = user is not None and bool(caller.device) and user.id in caller.knows
    if known:
        counts = [(SIGN_IN_DEVICE, f"{caller.device}:{email}")]
    else:  # the place first, so that a busy place does not use up an account's tries
        counts = [(SIGN_IN_PLACE, caller.place), (SIGN_IN_ACCOUNT, email)]
    for limit, about in counts:
        limits.take(limit, about)
    if not passwords.matches(user.password_hash if user else None, password):
        raise WrongPassword()
    for limit, about in counts:
        limits.give_back(limit, about)
    if user and passwords.is_outdated(user.password_hash):
        user.password_hash = passwords.hashed(password)
        db.session.flush()


def open_sign_in(user: User, caller: Caller, *, remember: bool) -> str:
    """A new sign-in of a person; its secret token. Lasts 30 days when remembered, otherwise 12 hours."""
    token, now = secrets.token_urlsafe(32), clock.now()
    lasts = timedelta(days=DAYS_REMEMBERED) if remember else timedelta(hours=HOURS_NOT_REMEMBERED)
    row = SignIn(user_id=user.id, token_hash=hashed(token), browser=wording.line(caller.browser)[:LONGEST_LABEL])
    row.created_at, row.seen_at, row.expires_at = now, now, now + lasts
    db.session.add(row)
    db.session.flush()
    tell(SignedIn(user.id, row.id))
    return token


def sign_out(sign_in_id: int) -> None:
    """Ends a sign-in; doing it again changes nothing."""
    row = db.session.get(SignIn, sign_in_id)
    if row and row.ended_at is None:
        row.ended_at = clock.now()
        db.session.flush()
        tell(SignedOut(row.user_id, row.id))


def end_sign_in(user_id: int, sign_in_id: int) -> None:
    """Ends one sign-in of a person; raises NotFound for anybody else's or one that has ended."""
    mine = select(SignIn.id).where(SignIn.id == sign_in_id, SignIn.user_id == user_id, *living())
    if db.session.scalar(mine) is None:
        raise NotFound()
    sign_out(sign_in_id)


def end_other_sign_ins(user_id: int, *, but: int = 0) -> int:
    """Ends every sign-in of a person but one (none is spared by default); how many there were."""
    ended = db.session.execute(
        update(SignIn)
        .where(SignIn.user_id == user_id, SignIn.id != but, SignIn.ended_at.is_(None))
        .values(ended_at=clock.now())
        .returning(SignIn.id)
        .execution_options(synchronize_session=False)
    )
    return len(ended.all())


def note_seen(sign_in_id: int) -> None:
    """Notes that a sign-in is used, at most every ten minutes."""
    now = clock.now()
    long_ago = now - timedelta(minutes=SEEN_AGAIN_MINUTES)
    db.session.execute(
        update(SignIn)
        .where(SignIn.id == sign_in_id, SignIn.seen_at < long_ago)
        .values(seen_at=now)
        .execution_options(synchronize_session=False)
    )
