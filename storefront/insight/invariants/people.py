"""Questions about people and shops: passwords, sign-ins, names."""

from collections.abc import Sequence

from sqlalchemy import or_, select

from storefront.community import accounts, passwords
from storefront.community.accounts import User
from storefront.community.families import Family
from storefront.kernel.database import db


def passwords_that_could_be_read() -> Sequence[str]:
    """Every password is kept by argon2id at its full cost; of erased people nothing is kept."""
    people = db.session.execute(select(User.id, User.password_hash, User.erased_at).order_by(User.id))
    return [
        f"account {number}"
        for number, kept, erased_at in people
        if not (passwords.is_safely_kept(kept) if erased_at is None else kept == accounts.NO_PASSWORD)
    ]


def sign_ins_of_those_shut_out() -> Sequence[str]:
    """Nobody is signed in whose account was disabled or erased."""
    shut = or_(User.disabled_at.is_not(None), User.erased_at.is_not(None))
    statement = select(User.id).where(shut, User.id.in_(accounts.signed_in())).order_by(User.id)
    return [f"account {number}" for number in db.session.scalars(statement)]


def names_with_hidden_letters() -> Sequence[str]:
    """No shop's name holds anything that cannot be seen or that turns the line round."""
    names = db.session.execute(select(Family.id, Family.trade_name_ar, Family.trade_name_en).order_by(Family.id))
    return [f"family {number}" for number, *both in names if not all(name.isprintable() for name in both)]
