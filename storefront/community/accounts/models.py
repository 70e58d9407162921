"""People who sign in: accounts, roles, sign-ins that can be ended, one-time tokens, consents."""

from datetime import datetime

from sqlalchemy import String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storefront.kernel.database import Base, key, name, ref, stamp, word


class User(Base):
    """A person with an account. `email` is kept as it is compared: trimmed and in lower case."""

    __tablename__ = "user_account"

    id: Mapped[key]
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[name]
    password_hash: Mapped[str] = mapped_column(String(200))
    mobile: Mapped[word | None]  # E.164
    mobile_confirmed_at: Mapped[datetime | None]  # a code that was sent to it came back
    language: Mapped[str] = mapped_column(String(2), default="ar")
    created_at: Mapped[stamp]
    confirmed_at: Mapped[datetime | None]  # the e-mail address answered
    disabled_at: Mapped[datetime | None]
    erased_at: Mapped[datetime | None]


class RoleGrant(Base):
    """A right given to a person, such as staff."""

    __tablename__ = "role_grant"
    __table_args__ = (UniqueConstraint("user_id", "role"),)

    id: Mapped[key]
    user_id: Mapped[int] = ref("user_account.id", on_delete="CASCADE")
    role: Mapped[word]
    granted_at: Mapped[stamp]


class SignIn(Base):
    """One signed-in browser. The cookie carries the token, the row keeps its hash; ending the row signs it out at once."""

    __tablename__ = "sign_in"

    id: Mapped[key]
    user_id: Mapped[int] = ref("user_account.id", on_delete="CASCADE")
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    browser: Mapped[name]
    created_at: Mapped[stamp]
    seen_at: Mapped[stamp]
    expires_at: Mapped[stamp]
    ended_at: Mapped[datetime | None]


class OneTimeToken(Base):
    """A link in a letter that works once: confirm, reset, change of address."""

    __tablename__ = "one_time_token"

    id: Mapped[key]
    user_id: Mapped[int] = ref("user_account.id", on_delete="CASCADE")
    purpose: Mapped[word]
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    detail: Mapped[str] = mapped_column(String(254), default="")  # such as the new address
    way: Mapped[str] = mapped_column(Text, default="")  # the path its reader was on their way to
    wish: Mapped[word] = mapped_column(default="")  # what they wanted there, as the web writes it
    created_at: Mapped[stamp]
    expires_at: Mapped[stamp]
    used_at: Mapped[datetime | None]


class Consent(Base):
    """That a person agreed to something, when, to which wording, and when it was taken back."""

    __tablename__ = "consent"

    id: Mapped[key]
    user_id: Mapped[int] = ref("user_account.id", on_delete="CASCADE")
    purpose: Mapped[word]
    wording: Mapped[word]
    given_at: Mapped[stamp]
    withdrawn_at: Mapped[datetime | None]
