"""Becoming a member: signing up, and showing that the e-mail address is one's own."""

from dataclasses import dataclass

from sqlalchemy.exc import IntegrityError

from storefront.community import limits, passwords
from storefront.community.accounts import tokens
from storefront.community.accounts.facts import AddressAlreadyKnown, AddressConfirmed, SignedUp
from storefront.community.accounts.models import Consent, User
from storefront.community.accounts.queries import find_by_email
from storefront.community.accounts.quotas import LETTER_PERSON, LETTER_PLACE
from storefront.community.accounts.refusals import EmailIsTaken
from storefront.community.accounts.signing_in import Caller, ask_confirmation, open_sign_in, prove
from storefront.kernel import clock, wording
from storefront.kernel.database import db
from storefront.kernel.facts import tell

LANGUAGES = ("ar", "en")
PRIVACY = "privacy"  # the purpose of the consent everybody gives


@dataclass(frozen=True)
class NewPerson:
    """What somebody writes to become a member. `agreed` names the wording of the privacy page they agreed to,
    `way` the path of the market they were on their way to, `wish` what they wanted there: the letter may be opened in another
    browser."""

    email: str
    name: str
    password: str
    language: str = "ar"
    agreed: str = ""
    way: str = ""
    wish: str = ""


def sign_up(new: NewPerson, *, place: str) -> None:
    """A new account that waits for its address to be confirmed, and a letter with the link.

    When the address has an account already, its owner gets a letter saying so and nothing else happens; whoever asked
    cannot tell the two apart. An account never confirmed is begun anew. `place` stands for the network address.
    Raises NameIsNotValid, EmailIsNotValid, the refusals of passwords.check, TooManyTries.
    """
    name, email = wording.name(new.name), wording.email(new.email)
    passwords.check(new.password, about=(name, email))
    limits.take(LETTER_PLACE, place)
    limits.take(LETTER_PERSON, email)
    kept = passwords.hashed(new.password)
    known = find_by_email(email)
    if known is None or known.confirmed_at is None:
        begin(known, name, email, kept, new)
    else:
        tell(AddressAlreadyKnown(known.id, this_minute()))


def this_minute() -> str:
    """Names an occasion of which there is one a minute, so that a button pressed twice is one letter."""
    return clock.now().replace(second=0, microsecond=0).isoformat()


def begin(known: User | None, name: str, email: str, kept: str, new: NewPerson) -> None:
    """Writes an unconfirmed account, or writes it over, and asks for the confirmation."""
    user = known or User(email=email, name=name, password_hash=kept, language="ar", created_at=clock.now())
    user.name, user.password_hash = name, kept
    user.language = new.language if new.language in LANGUAGES else "ar"
    if known is None:
        try:
            with db.session.begin_nested():
                db.session.add(user)
        except IntegrityError:  # a twin of this request was first; its letter is on its way
            return
        tell(SignedUp(user.id))
    if new.agreed:
        db.session.add(Consent(user_id=user.id, purpose=PRIVACY, wording=new.agreed, given_at=clock.now()))
    db.session.flush()
    ask_confirmation(user, new.way, new.wish)


def confirm(token: str, password: str, caller: Caller, *, remember: bool = False) -> str:
    """The address is the person's own: they are signed in, and the secret token of the sign-in is returned.

    The password is asked for, so that nobody confirms an account another made in their name. Raises LinkIsSpent,
    WrongPassword, TooManyTries.
    """
    user, row = tokens.holder(token, tokens.CONFIRM)
    prove(user, user.email, password, caller)
    tokens.use(row)
    user.confirmed_at = clock.now()
    db.session.flush()
    tell(AddressConfirmed(user.id))
    return open_sign_in(user, caller, remember=remember)


def add(new: NewPerson) -> User:
    """An account made by an operator or for the demo market: confirmed from the start, no letter.

    Raises NameIsNotValid, EmailIsNotValid, the refusals of passwords.check, EmailIsTaken.
    """
    name, email = wording.name(new.name), wording.email(new.email)
    passwords.check(new.password, about=(name, email))
    if find_by_email(email):
        raise EmailIsTaken()
    user = User(email=email, name=name, password_hash=passwords.hashed(new.password), language=new.language)
    user.created_at = user.confirmed_at = clock.now()
    db.session.add(user)
    db.session.flush()
    tell(SignedUp(user.id))
    return user
