"""Asking for a code and typing it."""

import secrets

from storefront.community import accounts, limits
from storefront.community.limits import Limit
from storefront.community.mobiles.facts import MobileCodeAsked, MobileConfirmed
from storefront.community.mobiles.refusals import MobileIsMissing, WrongCode
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.facts import tell

FIGURES = 6
ASK_PERSON = Limit("mobile-code:person", 5, 60)  # codes asked for by one account
ASK_MOBILE = Limit("mobile-code:mobile", 8, 24 * 60)  # codes to one number, whoever asks
TRY = Limit("mobile-code:try", 5, 15)  # wrong ones typed


def ask_code(user: accounts.User) -> None:
    """A code to the mobile of the account, good for ten minutes; the one before ends, unless it is less than a minute old: that
    one is on its way. Nothing for a mobile that is confirmed. Raises MobileIsMissing, TooManyTries."""
    if user.mobile is None:
        raise MobileIsMissing()
    if user.mobile_confirmed_at is not None:
        return
    limits.take(ASK_PERSON, str(user.id))
    limits.take(ASK_MOBILE, user.mobile)
    if accounts.tokens.is_on_its_way(user.id, accounts.tokens.MOBILE, user.mobile):
        return
    code = f"{secrets.randbelow(10**FIGURES):0{FIGURES}d}"
    accounts.tokens.forget(user.id, accounts.tokens.MOBILE)
    accounts.tokens.issue(user.id, accounts.tokens.MOBILE, detail=user.mobile, token=named(user, code))
    tell(MobileCodeAsked(user.id, code, clock.now().isoformat()))


def confirm(user: accounts.User, code: str) -> None:
    """The code that was sent is typed: the mobile is theirs. Raises WrongCode and TooManyTries; wrong ones count."""
    limits.take(TRY, str(user.id))
    try:
        _, row = accounts.tokens.holder(named(user, code), accounts.tokens.MOBILE)
        accounts.tokens.use(row)
    except accounts.refusals.LinkIsSpent as error:
        raise WrongCode() from error
    limits.give_back(TRY, str(user.id))
    user.mobile_confirmed_at = clock.now()
    db.session.flush()
    tell(MobileConfirmed(user.id))


def named(user: accounts.User, code: str) -> str:
    """A code by itself says nothing: it is of one account and one number."""
    return f"{user.id}:{user.mobile}:{code}"
