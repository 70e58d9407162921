"""Taking along what the market knows of a person, and being forgotten."""

from typing import Any

from sqlalchemy import delete, select

from storefront.community.accounts.facts import AccountErased
from storefront.community.accounts.models import Consent, OneTimeToken, RoleGrant, SignIn, User
from storefront.community.accounts.queries import roles_of
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.facts import tell

NOWHERE = "erased.invalid"  # RFC 2606: no such domain ever is
NO_PASSWORD = "-"  # noqa: S105 - what no password hashes to


def erase(user: User) -> None:
    """Forgets a person: name, address, mobile, password, sign-ins, consents. The row stays, so that
    what was sold still has a buyer without a name. Other packages forget their part when they hear of it, or refuse."""
    before = user.email
    for table in (Consent, OneTimeToken, RoleGrant, SignIn):
        db.session.execute(delete(table).where(table.user_id == user.id).execution_options(synchronize_session=False))
    user.name, user.mobile, user.mobile_confirmed_at, user.password_hash = "", None, None, NO_PASSWORD
    user.email = f"{user.id}@{NOWHERE}"
    user.erased_at = clock.now()
    db.session.flush()
    tell(AccountErased(user.id, before))


def export(user: User) -> dict[str, Any]:
    """Everything this package knows of a person, as plain values; times in UTC (ISO 8601). Never secrets."""
    sign_ins = db.session.scalars(select(SignIn).where(SignIn.user_id == user.id).order_by(SignIn.id))
    consents = db.session.scalars(select(Consent).where(Consent.user_id == user.id).order_by(Consent.id))
    return {
        **plain(user, "name", "email", "mobile", "mobile_confirmed_at", "language", "created_at", "confirmed_at"),
        "roles": sorted(roles_of(user.id)),
        "signed_in_browsers": [plain(row, "browser", "created_at", "seen_at", "ended_at") for row in sign_ins],
        "consents": [plain(row, "purpose", "wording", "given_at", "withdrawn_at") for row in consents],
    }


def plain(row: object, *columns: str) -> dict[str, Any]:
    """Some columns of a row; times as text."""
    values = {column: getattr(row, column) for column in columns}
    return {column: value.isoformat() if hasattr(value, "isoformat") else value for column, value in values.items()}
