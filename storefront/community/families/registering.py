"""A family tells who it is, step by step: its own row is the draft. Sending it, answering the office, giving it up.

What it makes is in goods/crafts, its documents in permits, what vouches for it in affiliations.
"""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from storefront.community.cloths import DYES
from storefront.community.families import places
from storefront.community.families.closing import forget
from storefront.community.families.commands import add_member, free_slug, move, usable_skeleton
from storefront.community.families.facts import FamilyBegun, FamilyClosed, FamilySubmitted
from storefront.community.families.models import (
    Family,
    FamilyFile,
    FamilyQuestion,
)
from storefront.community.families.refusals import (
    AnswerIsMissing,
    CraftIsMissing,
    MembersAreNotValid,
    NoWayToHandOver,
    RegistrationIsClosed,
    RegistrationIsOpen,
    YearIsNotValid,
)
from storefront.community.regions import city
from storefront.kernel import arabic, clock, wording
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.phones import saudi_mobile
from storefront.kernel.refusals import N_, NotAllowed

LANGUAGES = {
    "ar": N_("العربية"),
    "en": N_("الإنجليزية"),
    "ur": N_("الأردية"),
    "sign": N_("لغة الإشارة"),
    "other": N_("لغة أخرى"),
}
EDITABLE = ("draft", "needs_info")  # the states in which what was told may be told otherwise
WHO, WHERE, WHAT, DOCUMENTS, PRODUCT = 1, 2, 3, 4, 5  # the five steps
FIRST_YEAR = 1900
MOST_MEMBERS = 50
MOST_NAME, MOST_DISTRICT, MOST_PLACE, MOST_SKILLS = 80, 80, 300, 300
MOST_CRAFT, MOST_STORY, MOST_WORDS = 120, 2_000, 600


@dataclass(frozen=True)
class Who:
    """The first step. `trade_name` is Arabic and English (may be empty); the mobile in any form people write it in; the year 0
    where the family does not say since when."""

    trade_name: tuple[str, str]
    legal_name: str
    city_id: int
    mobile: str
    since_year: int
    members: int
    languages: frozenset[str] = frozenset()
    skills: str = ""


@dataclass(frozen=True)
class Where:
    """The second step: the places of the list by slug, the district, where exactly goods are collected (private)."""

    places: frozenset[str]
    district: tuple[str, str]
    collection_place: str
    collects: bool
    by_courier: bool


@dataclass(frozen=True)
class Craft:
    """What a family says of what it makes; pairs are Arabic and English, the English may be empty."""

    craft: tuple[str, str]
    story: tuple[str, str] = ("", "")


def begin(who: Who, actor: Actor) -> Family:
    """A person's family as a draft, with them as its owner. Raises NotAllowed for a visitor, RegistrationIsOpen while
    another of theirs is not decided (pressed twice, too), and what speaks against the step (see `written`)."""
    if actor.user_id is None:
        raise NotAllowed()
    columns, told = written(who)
    if find_of_applicant(actor.user_id):
        raise RegistrationIsOpen()
    family = Family(slug=free_slug(wished(who)), **columns, district_ar="", district_en="", craft_ar="", craft_en="")
    family.dye, family.status, family.created_at = dye_of(family.skeleton), "draft", clock.now()
    db.session.add(family)
    db.session.flush()
    file = FamilyFile(family_id=family.id, applicant_id=actor.user_id, reached=WHO, **told)
    try:
        with db.session.begin_nested():
            db.session.add(file)
    except IntegrityError:
        raise RegistrationIsOpen() from None
    add_member(family, actor.user_id)
    tell(FamilyBegun(family.id, actor.user_id))
    return family


def find_of_applicant(user_id: int) -> int | None:
    """The family a person is registering: begun, sent or asked about, not decided yet."""
    return db.session.scalar(select(FamilyFile.family_id).where(FamilyFile.applicant_id == user_id))


def wished(who: Who) -> str:
    """The address a shop would like: of its English name, else of its Arabic one."""
    english = arabic.slug(who.trade_name[1].lower())
    return english if english.isascii() and english else arabic.slug(who.trade_name[0]) or "shop"


def dye_of(skeleton: str) -> str:
    """The ground colour a family's cloth begins with; the same for the same name."""
    return list(DYES)[sum(map(ord, skeleton)) % len(DYES)]


def written(who: Who, family_id: int | None = None) -> tuple[dict[str, object], dict[str, object]]:
    """The columns of the family and of its file. Raises NameIsNotUsable, NameIsTaken, NameIsNotValid (legal name),
    TextIsTooLong, NoContactsInPublic (trade name), NotASaudiMobile, YearIsNotValid, MembersAreNotValid, NotFound (city)."""
    names = [wording.words(name, most=MOST_NAME) for name in who.trade_name]
    wording.check_public(*names)
    skeleton = usable_skeleton(names[0], but=family_id)
    place = city(who.city_id)
    if who.since_year and not FIRST_YEAR <= who.since_year <= clock.today().year:
        raise YearIsNotValid()
    if not 1 <= who.members <= MOST_MEMBERS:
        raise MembersAreNotValid()
    columns: dict[str, object] = {
        "skeleton": skeleton,
        "trade_name_ar": names[0],
        "trade_name_en": names[1],
        "legal_name": wording.name(who.legal_name),
        "region_id": place.region_id,
        "city_id": place.id,
        "mobile": saudi_mobile(who.mobile),
        "since_year": who.since_year,
    }
    skills = wording.words(who.skills, most=MOST_SKILLS)
    spoken = [one for one in LANGUAGES if one in who.languages]
    return columns, {"members": who.members, "languages": spoken, "skills": skills}


def tell_who(family: Family, who: Who, actor: Actor) -> None:
    """The first step otherwise. Raises NotAllowed, RegistrationIsClosed, and what speaks against it (see `written`)."""
    file = hold(family, actor)
    columns, told = written(who, family.id)
    for name, value in columns.items():
        setattr(family, name, value)
    for name, value in told.items():
        setattr(file, name, value)
    wish = wished(who)
    if family.slug.rstrip("-0123456789") != wish.rstrip("-0123456789"):
        family.slug = free_slug(wish)
    reach(file, WHO)


def tell_where(family: Family, where: Where, actor: Actor) -> None:
    """The second step. Raises NotAllowed, RegistrationIsClosed, PlaceIsUnknown, NoWayToHandOver, TextIsTooLong,
    NoContactsInPublic (in the district)."""
    file = hold(family, actor)
    if not (where.collects or where.by_courier):
        raise NoWayToHandOver()
    district_ar, district_en = (wording.words(name, most=MOST_DISTRICT) for name in where.district)
    wording.check_public(district_ar, district_en)
    family.district_ar, family.district_en = district_ar, district_en
    family.collection_place = wording.words(where.collection_place, most=MOST_PLACE)
    family.collects, family.by_courier = where.collects, where.by_courier
    places.name_places(family.id, where.places)
    reach(file, WHERE)


def tell_craft(family: Family, craft: Craft, actor: Actor) -> None:
    """The words of the third step. Raises NotAllowed, RegistrationIsClosed, CraftIsMissing, TextIsTooLong,
    NoContactsInPublic."""
    file = hold(family, actor)
    words = [wording.words(text, most=MOST_CRAFT) for text in craft.craft]
    if not words[0]:
        raise CraftIsMissing()
    stories = [wording.words(text, most=MOST_STORY) for text in craft.story]
    wording.check_public(*words, *stories)
    family.craft_ar, family.craft_en = words
    family.story_ar, family.story_en = stories
    reach(file, WHAT)


def pass_documents(family: Family, actor: Actor) -> None:
    """The fourth step was looked at. Raises NotAllowed, RegistrationIsClosed."""
    reach(hold(family, actor), DOCUMENTS)


def submit(family: Family, actor: Actor, *, answer: str = "") -> None:
    """The family asks to sell; when the office had asked something, with the answer. That every step is whole is for the
    caller to know. Raises NotAllowed, RegistrationIsClosed, AnswerIsMissing, NameIsTaken, TextIsTooLong."""
    hold(family, actor)
    family.skeleton = usable_skeleton(family.trade_name_ar, but=family.id)
    again = family.status == "needs_info"
    if again:
        take_answer(family.id, wording.words(answer, most=MOST_WORDS), actor)
    move(family, "submitted")
    file = db.session.get_one(FamilyFile, family.id)
    file.submitted_at = file.submitted_at or clock.now()
    tell(FamilySubmitted(family.id, actor.user_id, again))


def take_answer(family_id: int, words: str, actor: Actor) -> None:
    """What the family says to the open question. Raises AnswerIsMissing."""
    if not words:
        raise AnswerIsMissing()
    open_ = select(FamilyQuestion).where(FamilyQuestion.family_id == family_id, FamilyQuestion.answered_at.is_(None))
    question = db.session.scalars(open_).one()
    question.answer, question.answered_at, question.answered_by = words, clock.now(), actor.user_id


def give_up(family: Family, actor: Actor) -> None:
    """Its own people take a registration back: what was private of it is forgotten, and nobody works there any more.
    Raises NotAllowed, RegistrationIsClosed."""
    hold(family, actor)
    move(family, "closed")
    forget(family)
    tell(FamilyClosed(family.id, actor.user_id, "", given_up=True))


def hold(family: Family, actor: Actor) -> FamilyFile:
    """The file of a family whose registration is open, held until this unit ends, so that what the office does meanwhile
    waits. Raises NotAllowed for anybody but its own people, RegistrationIsClosed."""
    if not actor.owns(family.id):
        raise NotAllowed()
    db.session.refresh(family, ["status"], with_for_update=True)
    if family.status not in EDITABLE:
        raise RegistrationIsClosed(state=family.status)
    return db.session.get_one(FamilyFile, family.id, populate_existing=True)


def reach(file: FamilyFile, step: int) -> None:
    file.reached = max(file.reached, step)
    db.session.flush()
