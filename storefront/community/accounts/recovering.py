"""Another password: after the old one was forgotten, or in place of it."""

from storefront.community import limits, passwords
from storefront.community.accounts import tokens
from storefront.community.accounts.facts import AddressConfirmed, PasswordChanged, ResetAsked
from storefront.community.accounts.models import User
from storefront.community.accounts.queries import find_by_email
from storefront.community.accounts.quotas import CHECK_PASSWORD, LETTER_PERSON, LETTER_PLACE
from storefront.community.accounts.refusals import WrongPassword
from storefront.community.accounts.signing_in import Caller, end_other_sign_ins, open_sign_in
from storefront.kernel import clock, wording
from storefront.kernel.database import db
from storefront.kernel.facts import tell


def ask_reset(email: str, *, place: str, way: str = "") -> None:
    """A letter with a link to choose another password, which leads on to `way`, if the address has an account; nobody learns
    whether it has.

    Raises EmailIsNotValid, TooManyTries (counted alike for every address).
    """
    address = wording.email(email)
    limits.take(LETTER_PLACE, place)
    limits.take(LETTER_PERSON, address)
    user = find_by_email(address)
    token = tokens.issue(user.id, tokens.RESET, way=way) if user and user.disabled_at is None else None
    if user and token:
        tell(ResetAsked(user.id, token))


def reset(token: str, password: str) -> User:
    """The new password holds; the link, every other link and every sign-in have ended. Whose account it is.

    Raises LinkIsSpent and the refusals of passwords.check, which leave the link alive.
    """
    user, row = tokens.holder(token, tokens.RESET)
    passwords.check(password, about=(user.name, user.email))
    tokens.use(row)
    if user.confirmed_at is None:  # who reads the letters owns the address
        user.confirmed_at = clock.now()
        tell(AddressConfirmed(user.id))
    put(user, password)
    return user


def change_password(user: User, old: str, new: str, caller: Caller) -> str:
    """Another password, asked for by its owner. Every sign-in ends; the token of a fresh one is returned.

    Raises WrongPassword, TooManyTries and the refusals of passwords.check.
    """
    passwords.check(new, about=(user.name, user.email))
    check_password(user, old)
    put(user, new)
    return open_sign_in(user, caller, remember=True)


def check_password(user: User, password: str) -> None:
    """Whether it is really this person, before something that cannot be undone. Raises WrongPassword, TooManyTries."""
    limits.take(CHECK_PASSWORD, str(user.id))
    if not passwords.matches(user.password_hash, password):
        raise WrongPassword()
    limits.give_back(CHECK_PASSWORD, str(user.id))


def put(user: User, password: str) -> None:
    """Keeps a password that was checked, and ends whatever the old one or an old letter opened."""
    user.password_hash = passwords.hashed(password)
    tokens.end(user.id)
    end_other_sign_ins(user.id)
    db.session.flush()
    tell(PasswordChanged(user.id, clock.now().isoformat()))
