"""Entering bodies and appointing their officers: the office's work."""

from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from storefront.community import accounts
from storefront.community.bodies import refusals
from storefront.community.bodies.facts import BodyEdited, BodyEntered, OfficerAppointed, OfficerDismissed
from storefront.community.bodies.models import Body, BodyOfficer
from storefront.community.regions import Region
from storefront.kernel import arabic, clock, wording
from storefront.kernel.actors import SYSTEM, Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotAllowed, NotFound, ReasonIsMissing

KINDS = ("chamber", "association", "charity", "authority", "university", "company")
MOST_NAME, MOST_ABOUT, MOST_REASON = 120, 2000, 200


@dataclass(frozen=True)
class BodyWords:
    """What is said of a body: its kind, its names and what it is (Arabic, English), the region it works in."""

    kind: str
    name: tuple[str, str]
    about: tuple[str, str]
    region_id: int


def enter(words: BodyWords, actor: Actor) -> Body:
    """A body in the register. Raises NotAllowed for anybody but staff, KindIsUnknown, BodyNameIsMissing, BodyNameIsTaken,
    TextIsTooLong, NotFound (region)."""
    only_staff(actor)
    body = Body(entered_at=clock.now(), entered_by=actor.user_id)
    put(body, words)
    body.slug = arabic.slug(body.name_en.lower()) or arabic.slug(body.name_ar)
    try:
        with db.session.begin_nested():
            db.session.add(body)
    except IntegrityError as error:
        raise refusals.BodyNameIsTaken() from error
    tell(BodyEntered(body.id, body.kind, actor.user_id))
    return body


def edit(body: Body, words: BodyWords, actor: Actor) -> None:
    """It is so from now on; its address stays. Raises as `enter` does."""
    only_staff(actor)
    put(body, words)
    db.session.flush()
    tell(BodyEdited(body.id, actor.user_id))


def put(body: Body, words: BodyWords) -> None:
    if words.kind not in KINDS:
        raise refusals.KindIsUnknown()
    names = [wording.words(text, most=MOST_NAME) for text in words.name]
    if not all(names):
        raise refusals.BodyNameIsMissing()
    if db.session.get(Region, words.region_id) is None:
        raise NotFound()
    body.kind, body.region_id = words.kind, words.region_id
    body.name_ar, body.name_en = names
    body.about_ar, body.about_en = (wording.paragraphs(text, most=MOST_ABOUT) for text in words.about)


def appoint(body: Body, email: str, actor: Actor) -> BodyOfficer:
    """Whoever has this address acts for the body from now on, and signs in again to do so. Raises NotAllowed, EmailIsNotValid,
    PersonIsUnknown, ActsAlready."""
    only_staff(actor)
    user = accounts.find_member(wording.email(email))
    if user is None:
        raise refusals.PersonIsUnknown()
    row = BodyOfficer(body_id=body.id, user_id=user.id, appointed_at=clock.now(), appointed_by=actor.user_id)
    try:
        with db.session.begin_nested():
            db.session.add(row)
    except IntegrityError as error:
        raise refusals.ActsAlready() from error
    accounts.grant_role(user, accounts.ORGANISER, actor)
    tell(OfficerAppointed(body.id, user.id, actor.user_id, clock.now().isoformat()))
    return row


def dismiss(body: Body, user_id: int, actor: Actor, *, reason: str) -> None:
    """Somebody acts for the body no more, and is out at once. Raises NotAllowed, ReasonIsMissing, NotFound for who does not act
    for it."""
    only_staff(actor)
    words = wording.words(reason, most=MOST_REASON)
    if not words:
        raise ReasonIsMissing()
    mine = (BodyOfficer.body_id == body.id, BodyOfficer.user_id == user_id)
    if db.session.execute(delete(BodyOfficer).where(*mine).returning(BodyOfficer.id)).first() is None:
        raise NotFound()
    if db.session.scalar(select(BodyOfficer.id).where(BodyOfficer.user_id == user_id).limit(1)) is None:
        accounts.take_role(accounts.get(user_id), accounts.ORGANISER, actor, reason=words)
    tell(OfficerDismissed(body.id, user_id, actor.user_id, words, clock.now().isoformat()))


def forget_member(user_id: int) -> None:
    """Somebody who goes acts for nobody any more."""
    db.session.execute(delete(BodyOfficer).where(BodyOfficer.user_id == user_id))


def only_officers(actor: Actor, body_id: int) -> None:
    """Raises NotAllowed for who does not act for the body."""
    if not actor.acts_for(body_id) and actor != SYSTEM:
        raise NotAllowed()


def only_staff(actor: Actor) -> None:
    """Raises NotAllowed for everybody but staff and the operators of the market."""
    if not actor.is_staff and actor != SYSTEM:
        raise NotAllowed()
