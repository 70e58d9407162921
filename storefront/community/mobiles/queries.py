"""Which mobiles are confirmed."""

from sqlalchemy import select

from storefront.community import accounts
from storefront.community.accounts import User
from storefront.kernel.database import db


def confirmed(user_id: int) -> str | None:
    """The mobile (E.164) of a member who has proved that it is theirs and whose account is open."""
    theirs = (User.id == user_id, User.mobile_confirmed_at.is_not(None), User.disabled_at.is_(None))
    return db.session.scalar(select(User.mobile).where(*theirs))


def code_waits(user: User) -> bool:
    """Whether a code that was sent to the mobile of an account can still be typed."""
    return bool(user.mobile) and accounts.tokens.is_alive(user.id, accounts.tokens.MOBILE, user.mobile or "")
