"""Where a family's money goes: naming and changing the account, holding payouts up and letting them go on."""

import unicodedata
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from storefront.community import accounts
from storefront.kernel import clock, ibans, wording
from storefront.kernel.actors import SYSTEM, Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotNow, ReasonIsMissing
from storefront.treasury.recipients import policy
from storefront.treasury.recipients.facts import PayoutAccountGiven, PayoutsHeld, PayoutsReleased
from storefront.treasury.recipients.models import PayoutHold, Recipient
from storefront.treasury.recipients.queries import living_holds, recipient_of
from storefront.treasury.recipients.refusals import AlreadyHeld, HolderIsNotValid

REASON_LENGTH = 300
HOLD_DAYS = 3  # after a family named another account
BETWEEN = " .'’-"  # what may stand between the letters of a name
BANK_FILE = "bank_file"


@dataclass(frozen=True)
class Account:
    """What a family says of its account, as it was typed."""

    holder: str
    iban: str


def give_account(family_id: int, account: Account, actor: Actor, *, password: str) -> Recipient:
    """Where the family's money goes from now on. Whoever says so proves it by their password; a changed account is paid
    to only after three days, so that the letter about it is read first.

    Raises NotAllowed, HolderIsNotValid, IbanIsNotSaudi, IbanIsNotValid, WrongPassword, TooManyTries.
    """
    policy.only_its_owner(actor, family_id)
    holder, number = holder_name(account.holder), ibans.kept(account.iban)
    accounts.check_password(accounts.get(actor.user_id or 0), password)
    known = recipient_of(family_id, lock=True)
    if known is not None and (known.holder, known.iban) == (holder, number):
        return known
    return change(known, holder, number, actor) if known else begin(family_id, holder, number, actor)


def begin(family_id: int, holder: str, number: str, actor: Actor) -> Recipient:
    """The first account of a family. Raises NotNow when somebody else of it named one at this very moment."""
    now = clock.now()
    first = Recipient(family_id=family_id, holder=holder, iban=number, provider=BANK_FILE, given_at=now, ready_at=now)
    first.given_by = actor.user_id
    try:
        with db.session.begin_nested():
            db.session.add(first)
    except IntegrityError as error:
        raise NotNow() from error
    tell(PayoutAccountGiven(family_id, actor.user_id, again=False, at=now.isoformat()))
    return first


def change(known: Recipient, holder: str, number: str, actor: Actor) -> Recipient:
    """Another account, or only the name on it put right."""
    now, another = clock.now(), known.has_account and known.iban != number
    if another or not known.has_account:
        known.ready_at = now + timedelta(days=HOLD_DAYS) if another else now
        known.provider, known.provider_ref, known.opening_ref = BANK_FILE, None, None
    known.holder, known.iban, known.given_at, known.given_by = holder, number, now, actor.user_id
    db.session.flush()
    tell(PayoutAccountGiven(known.family_id, actor.user_id, again=another, at=now.isoformat()))
    return known


def note_opening(family_id: int, ref: str, holder: str, actor: Actor) -> None:
    """A provider opens an account for a family; until it may receive, the money goes where it went before. Raises
    NotAllowed."""
    policy.only_its_owner(actor, family_id)
    known = recipient_of(family_id, lock=True) or begin_opening(family_id, ref, holder, actor)
    known.opening_ref = ref


def begin_opening(family_id: int, ref: str, holder: str, actor: Actor) -> Recipient:
    """The first account of a family is being opened, by somebody else of it perhaps at this very moment: both are led to
    the same."""
    first = Recipient(family_id=family_id, holder=holder, iban="", provider=BANK_FILE, given_at=clock.now())
    first.given_by, first.opening_ref = actor.user_id, ref
    try:
        with db.session.begin_nested():
            db.session.add(first)
    except IntegrityError:
        known = recipient_of(family_id, lock=True)
        if known is None:
            raise
        return known
    return first


def note_standing(family_id: int, provider: str, ref: str, *, able: bool) -> None:
    """What a provider says of a family's account with it. One that may receive for the first time is paid to from now on,
    after three days when the money went elsewhere before; to one that may not (any more) nothing is paid."""
    known, now = recipient_of(family_id, lock=True), clock.now()
    if known is None:
        return
    if known.opening_ref == ref and able:
        again = known.has_account
        known.ready_at = now + timedelta(days=HOLD_DAYS) if again else now
        known.provider, known.provider_ref, known.opening_ref, known.iban = provider, ref, None, ""
        known.given_at = now
        db.session.flush()
        tell(PayoutAccountGiven(family_id, known.given_by, again=again, at=now.isoformat()))
    elif (known.provider, known.provider_ref) == (provider, ref) and able != (known.ready_at is not None):
        known.ready_at = now if able else None


def holder_name(text: str) -> str:
    """A name as banks keep it: letters and what joins them. Raises HolderIsNotValid."""
    try:
        plain = wording.name(text)
    except wording.NameIsNotValid as error:
        raise HolderIsNotValid() from error
    if not plain[0].isalpha() or not all(belongs(letter) for letter in plain):
        raise HolderIsNotValid()
    return plain


def belongs(letter: str) -> bool:
    """Whether a sign may stand in the name of an account; no figure does, and nothing a spreadsheet would calculate."""
    return letter.isalpha() or letter in BETWEEN or unicodedata.combining(letter) > 0


def hold(family_id: int, actor: Actor, *, reason: str, subject: str = "") -> PayoutHold:
    """Nothing is paid out to the family for now, or nothing of one sale (`subject`), and the family reads why.

    Raises NotAllowed, ReasonIsMissing, AlreadyHeld.
    """
    if actor != SYSTEM:
        policy.only_staff(actor, family_id)
    words = reason.strip()[:REASON_LENGTH]
    if not words:
        raise ReasonIsMissing()
    held = PayoutHold(family_id=family_id, subject=subject, reason=words, held_at=clock.now(), held_by=actor.user_id)
    try:
        with db.session.begin_nested():
            db.session.add(held)
    except IntegrityError as error:
        raise AlreadyHeld() from error
    tell(PayoutsHeld(family_id, subject, actor.user_id, words))
    return held


def release(family_id: int, actor: Actor, *, subject: str = "") -> None:
    """What was held up goes on with the next Sunday. Raises NotAllowed, NotNow when nothing is held."""
    if actor != SYSTEM:
        policy.only_staff(actor, family_id)
    if subject not in living_holds(family_id):  # also for words no database would take
        raise NotNow()
    released = db.session.execute(
        update(PayoutHold)
        .where(PayoutHold.family_id == family_id, PayoutHold.subject == subject, PayoutHold.released_at.is_(None))
        .values(released_at=clock.now(), released_by=actor.user_id)
        .returning(PayoutHold.id)
        .execution_options(synchronize_session=False)
    ).scalar_one_or_none()
    if released is None:
        raise NotNow()
    tell(PayoutsReleased(family_id, subject, actor.user_id))
