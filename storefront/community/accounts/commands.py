"""A person's own facts: name, mobile, language, e-mail address; and what staff may do: rights, disabling."""

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from storefront.community import limits
from storefront.community.accounts import tokens
from storefront.community.accounts.facts import (
    AccountDisabled,
    AccountEnabled,
    AddressAlreadyKnown,
    EmailChangeAsked,
    EmailChanged,
    RoleGranted,
    RoleTaken,
)
from storefront.community.accounts.joining import LANGUAGES, this_minute
from storefront.community.accounts.models import RoleGrant, User
from storefront.community.accounts.queries import find_by_email
from storefront.community.accounts.quotas import LETTER_PERSON, LETTER_PLACE
from storefront.community.accounts.recovering import check_password
from storefront.community.accounts.refusals import LinkIsSpent, RoleIsUnknown
from storefront.community.accounts.signing_in import end_other_sign_ins
from storefront.kernel import clock, wording
from storefront.kernel.actors import SYSTEM, Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.phones import saudi_mobile
from storefront.kernel.refusals import NotAllowed, NotValid

ROLES = ("staff",)  # that operators give and take
ORGANISER = "organiser"  # of whoever acts for a body; it comes and goes with that
LONGEST_REASON = 300


def rename(user: User, name: str) -> None:
    """Another name; raises NameIsNotValid."""
    user.name = wording.name(name)
    db.session.flush()


def set_mobile(user: User, mobile: str) -> None:
    """Another mobile, or none when the text is empty; another one has to be confirmed anew. Raises NotASaudiMobile."""
    number = saudi_mobile(mobile) if mobile.strip() else None
    if number != user.mobile:
        user.mobile, user.mobile_confirmed_at = number, None
    db.session.flush()


def set_language(user: User, language: str) -> None:
    """The language of letters: "ar" or "en"; NotValid for any other."""
    if language not in LANGUAGES:
        raise NotValid()
    user.language = language
    db.session.flush()


def ask_email_change(user: User, email: str, password: str, *, place: str) -> None:
    """A link to the new address, by which the change is made, and a warning to the old one.

    The owner of an address that has an account gets a letter saying so instead of the link; whoever asked cannot tell, not
    by the warning and not by links asked for before, which end alike. Raises EmailIsNotValid, WrongPassword, TooManyTries.
    """
    address = wording.email(email)
    check_password(user, password)
    limits.take(LETTER_PLACE, place)
    limits.take(LETTER_PERSON, address)
    known = find_by_email(address)
    token = tokens.issue(user.id, tokens.NEW_EMAIL, detail=address)
    if token:
        tell(EmailChangeAsked(user.id, address, token, is_taken=known is not None))
    if token and known is not None:
        tell(AddressAlreadyKnown(known.id, this_minute()))


def change_email(token: str) -> User:
    """The new address answered and is the account's from now on; every sign-in and every link ends.

    Raises LinkIsSpent, also when somebody else has taken the address in the meantime.
    """
    user, row = tokens.holder(token, tokens.NEW_EMAIL)
    tokens.use(row)
    before = user.email
    try:
        with db.session.begin_nested():
            user.email, user.confirmed_at = row.detail, clock.now()
    except IntegrityError as error:
        raise LinkIsSpent() from error
    tokens.end(user.id)
    end_other_sign_ins(user.id)
    tell(EmailChanged(user.id, before, clock.now().isoformat()))
    return user


def grant_role(user: User, role: str, actor: Actor) -> None:
    """A right for a person, who signs in again to use it. Only staff and operators may; raises NotAllowed,
    RoleIsUnknown."""
    only_staff(actor)
    if role not in (*ROLES, ORGANISER):
        raise RoleIsUnknown()
    has = select(RoleGrant.id).where(RoleGrant.user_id == user.id, RoleGrant.role == role)
    if db.session.scalar(has):
        return
    db.session.add(RoleGrant(user_id=user.id, role=role, granted_at=clock.now()))
    end_other_sign_ins(user.id)
    db.session.flush()
    tell(RoleGranted(user.id, role, actor.user_id))


def take_role(user: User, role: str, actor: Actor, *, reason: str = "") -> None:
    """Takes a right away; sign-ins end, so that it is gone at once. Raises NotAllowed."""
    only_staff(actor)
    taken = delete(RoleGrant).where(RoleGrant.user_id == user.id, RoleGrant.role == role).returning(RoleGrant.id)
    if db.session.execute(taken).first():
        end_other_sign_ins(user.id)
        tell(RoleTaken(user.id, role, actor.user_id, wording.words(reason, most=LONGEST_REASON)))


def disable(user: User, actor: Actor, *, reason: str) -> None:
    """Nobody gets in any more, and whoever is in is out at once; doing it again changes nothing. Nobody disables
    themselves. Raises NotAllowed."""
    only_staff(actor)
    if actor.user_id == user.id:
        raise NotAllowed()
    if user.disabled_at is None:
        user.disabled_at = clock.now()
        tokens.end(user.id)
        end_other_sign_ins(user.id)
        db.session.flush()
        tell(AccountDisabled(user.id, actor.user_id, wording.words(reason, most=LONGEST_REASON)))


def enable(user: User, actor: Actor, *, reason: str = "") -> None:
    """Undoes `disable`. Raises NotAllowed."""
    only_staff(actor)
    if user.disabled_at is not None:
        user.disabled_at = None
        db.session.flush()
        tell(AccountEnabled(user.id, actor.user_id, wording.words(reason, most=LONGEST_REASON)))


def only_staff(actor: Actor) -> None:
    """Raises NotAllowed for everybody but staff and the operators of the market."""
    if not actor.is_staff and actor != SYSTEM:
        raise NotAllowed()
