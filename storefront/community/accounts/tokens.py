"""Links in letters that work once: hashed, for one purpose, for a limited time, the newest one only."""

import secrets
from datetime import timedelta

from sqlalchemy import delete, select, update

from storefront.community.accounts.models import OneTimeToken, User
from storefront.community.accounts.queries import hashed
from storefront.community.accounts.refusals import LinkIsSpent
from storefront.kernel import clock
from storefront.kernel.database import db

CONFIRM, RESET, NEW_EMAIL, MOBILE = "confirm", "reset", "new-email", "mobile"
MINUTES = {CONFIRM: 3 * 24 * 60, RESET: 60, NEW_EMAIL: 24 * 60, MOBILE: 10}
TWICE_SECONDS = 60  # a button pressed again so soon means the same letter
LONGEST = 100  # longer texts are no tokens of ours


def issue(
    user_id: int, purpose: str, *, detail: str = "", token: str = "", way: str = "", wish: str = ""
) -> str | None:
    """A fresh token (256 bits), or the one that is given, that leads on to `way` and what was wanted there; those of the same
    purpose made before end. None when the same was asked for within the last minute: that letter is on its way, and its link
    must not be dead when it comes."""
    if is_on_its_way(user_id, purpose, detail):
        return None
    end(user_id, purpose)
    token, now = token or secrets.token_urlsafe(32), clock.now()
    db.session.add(
        OneTimeToken(
            user_id=user_id,
            purpose=purpose,
            token_hash=hashed(token),
            detail=detail,
            way=way,
            wish=wish,
            created_at=now,
            expires_at=now + timedelta(minutes=MINUTES[purpose]),
        )
    )
    db.session.flush()
    return token


def is_on_its_way(user_id: int, purpose: str, detail: str) -> bool:
    """Whether a living token of this kind is less than a minute old. Of two who ask at once the second sees the first's: the
    limit on letters to one address has made it wait."""
    just_now = clock.now() - timedelta(seconds=TWICE_SECONDS)
    made = select(OneTimeToken.id).where(
        OneTimeToken.user_id == user_id,
        OneTimeToken.purpose == purpose,
        OneTimeToken.detail == detail,
        OneTimeToken.used_at.is_(None),
        OneTimeToken.created_at > just_now,
    )
    return db.session.scalar(made) is not None


def leads(user_id: int, purpose: str) -> tuple[str, str]:
    """Where the living token of a purpose leads, and what is wanted there; "" and "" where there is none."""
    newest = select(OneTimeToken.way, OneTimeToken.wish).where(
        OneTimeToken.user_id == user_id, OneTimeToken.purpose == purpose, OneTimeToken.used_at.is_(None)
    )
    way, wish = db.session.execute(newest.order_by(OneTimeToken.id.desc()).limit(1)).one_or_none() or ("", "")
    return way, wish


def is_alive(user_id: int, purpose: str, detail: str) -> bool:
    """Whether somebody has a token of this kind that can still be used."""
    mine = (OneTimeToken.user_id == user_id, OneTimeToken.purpose == purpose, OneTimeToken.detail == detail)
    alive = (OneTimeToken.used_at.is_(None), OneTimeToken.expires_at > clock.now())
    return db.session.scalar(select(OneTimeToken.id).where(*mine, *alive).limit(1)) is not None


def forget(user_id: int, purpose: str) -> None:
    """Throws the tokens of a purpose away, used or not; short ones may come again."""
    theirs = delete(OneTimeToken).where(OneTimeToken.user_id == user_id, OneTimeToken.purpose == purpose)
    db.session.execute(theirs.execution_options(synchronize_session=False))


def end(user_id: int, *purposes: str) -> None:
    """Ends the living tokens of these purposes, or of every purpose."""
    living = update(OneTimeToken).where(OneTimeToken.user_id == user_id, OneTimeToken.used_at.is_(None))
    if purposes:
        living = living.where(OneTimeToken.purpose.in_(purposes))
    db.session.execute(living.values(used_at=clock.now()).execution_options(synchronize_session=False))


def holder(token: str, purpose: str) -> tuple[User, OneTimeToken]:
    """Whom a living token was sent to; reading it does not use it. Raises LinkIsSpent."""
    statement = (
        select(User, OneTimeToken)
        .join(OneTimeToken, OneTimeToken.user_id == User.id)
        .where(
            OneTimeToken.token_hash == hashed(token[:LONGEST]),
            OneTimeToken.purpose == purpose,
            OneTimeToken.used_at.is_(None),
            OneTimeToken.expires_at > clock.now(),
            User.disabled_at.is_(None),
            User.erased_at.is_(None),
        )
    )
    found = db.session.execute(statement).one_or_none()
    if found is None:
        raise LinkIsSpent()
    return found[0], found[1]


def use(row: OneTimeToken) -> None:
    """Uses a token up; of two at the same moment one gets LinkIsSpent."""
    used = db.session.execute(
        update(OneTimeToken)
        .where(OneTimeToken.id == row.id, OneTimeToken.used_at.is_(None))
        .values(used_at=clock.now())
        .returning(OneTimeToken.id)
        .execution_options(synchronize_session=False)
    ).scalar_one_or_none()
    if used is None:
        raise LinkIsSpent()
