"""Changing families: registering, activating, suspending, opening and closing the shop."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select, update

from storefront.community.families.facts import (
    FamilyActivated,
    FamilyRegistered,
    FamilyShopChanged,
    FamilySuspended,
)
from storefront.community.families.models import Family, FamilyFile, FamilyMember, FormerSlug
from storefront.community.families.policy import only_verifiers
from storefront.community.families.queries import is_closed
from storefront.community.families.refusals import NameIsNotUsable, NameIsTaken
from storefront.community.families.states import FAMILY
from storefront.community.regions import City, Region
from storefront.kernel import arabic, clock
from storefront.kernel.actors import RIGHTS, Actor, Right
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotNow, ReasonIsMissing


@dataclass(frozen=True)
class ShopWords:
    """What a family says of itself on its shop page, in both languages (English may be empty)."""

    trade_name_ar: str
    trade_name_en: str
    craft_ar: str
    craft_en: str
    story_ar: str = ""
    story_en: str = ""
    quote_ar: str = ""
    quote_en: str = ""


@dataclass(frozen=True)
class PrivateFacts:
    """What the office and the courier know of a family and no page shows."""

    legal_name: str
    mobile: str  # E.164
    collection_place: str = ""
    vat_number: str | None = None


def register(
    *, slug: str, city: City, district: tuple[str, str], words: ShopWords, private: PrivateFacts, look: tuple[str, int]
) -> Family:
    """A new family, submitted for approval. `look` is the dye of its cloth and the year it began.

    Raises NameIsNotUsable, and NameIsTaken when a living shop's name reads the same.
    """
    skeleton = usable_skeleton(words.trade_name_ar)
    family = Family(
        slug=free_slug(slug),
        skeleton=skeleton,
        **vars(words),
        **vars(private),
        region_id=city.region_id,
        city_id=city.id,
        district_ar=district[0],
        district_en=district[1],
        dye=look[0],
        since_year=look[1],
        status="submitted",
        created_at=clock.now(),
    )
    db.session.add(family)
    db.session.flush()
    db.session.add(FamilyFile(family_id=family.id, languages=[], reached=5, submitted_at=family.created_at))
    tell(FamilyRegistered(family.id))
    return family


def usable_skeleton(trade_name: str, *, but: int | None = None) -> str:
    """How look-alikes of a name would read, for the family `but`; raises NameIsNotUsable, and NameIsTaken by a shop that
    sells or asked to. Two that take one name at the same moment wait for each other here."""
    skeleton = arabic.skeleton(trade_name)
    if not skeleton:
        raise NameIsNotUsable()
    db.session.execute(select(Region.id).order_by(Region.id).limit(1).with_for_update())
    others = (Family.skeleton == skeleton, Family.status.not_in(("draft", "closed")), Family.id != (but or 0))
    if db.session.scalar(select(Family.id).where(*others).limit(1)):
        raise NameIsTaken()
    return skeleton


def free_slug(wish: str) -> str:
    """The wished address, numbered when a family has or once had it."""
    taken = set(db.session.scalars(select(Family.slug).where(Family.slug.startswith(wish, autoescape=True))))
    taken |= set(db.session.scalars(select(FormerSlug.slug).where(FormerSlug.slug.startswith(wish, autoescape=True))))
    return arabic.free_slug(wish, taken)


def add_member(family: Family, user_id: int, *, role: str = "owner", rights: Collection[Right] = ()) -> FamilyMember:
    """Lets a person work at the family's desk; a `member` may do there what the `rights` say."""
    kept = [right for right in RIGHTS if right in rights]
    member = FamilyMember(family_id=family.id, user_id=user_id, role=role, rights=kept, joined_at=clock.now())
    db.session.add(member)
    db.session.flush()
    return member


def move(family: Family, step: str) -> None:
    """One step of a family, by a guarded statement; of two at the same moment one gets NotNow."""
    before = family.status
    FAMILY.check(before, step)
    moved = db.session.scalar(
        update(Family)
        .where(Family.id == family.id, Family.status == before)
        .values(status=step)
        .returning(Family.id)
        .execution_options(synchronize_session=False)
    )
    db.session.refresh(family, ["status"])
    if moved is None:
        raise NotNow(state=family.status, step=step)


def activate(family: Family, actor: Actor) -> None:
    """The family may sell, for the first time or again. Raises NotAllowed for anybody who may not verify families, NotNow
    from a state that does not lead there."""
    only_verifiers(actor, family)
    move(family, "active")
    family.activated_at = family.activated_at or clock.now()
    decided(family)
    tell(FamilyActivated(family.id, actor.user_id))


def decided(family: Family) -> None:
    """Nobody waits for an answer about this family any more: its people may register another."""
    file = db.session.get(FamilyFile, family.id)
    if file:
        file.applicant_id = None


def suspend(family: Family, actor: Actor, *, reason: str) -> None:
    """The family may not sell for now, and reads the reason at its desk; what was ordered goes on. Raises NotAllowed
    for anybody who may not verify families, ReasonIsMissing, NotNow as `activate` does."""
    only_verifiers(actor, family)
    if not reason.strip():
        raise ReasonIsMissing()
    move(family, "suspended")
    tell(FamilySuspended(family.id, actor.user_id, reason))


def close_until(
    family: Family,
    day: date | None,
    *,
    since: date | None = None,
    note: tuple[str, str] = ("", ""),
    by: int | None = None,
) -> None:
    """Closes the shop up to and without a day of Riyadh, at once or from `since` on, with a note for shoppers (Arabic,
    English); None opens it."""
    family.closed_from, family.closed_until = since, day
    family.closed_note_ar, family.closed_note_en = note
    family.shown_closed = is_closed(family)
    tell(FamilyShopChanged(family.id, by))
