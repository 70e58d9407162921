"""A family tells who it is, step by step: kept one by one, refused in words, sent once, answered, given up."""

from typing import Any

import pytest
from sqlalchemy import select

from storefront.community import families
from storefront.community.families import Family, FamilyFile, refusals
from storefront.community.families.models import FamilyMember
from storefront.kernel import wording
from storefront.kernel.actors import VISITOR, Actor
from storefront.kernel.database import db
from storefront.kernel.phones import NotASaudiMobile
from storefront.kernel.refusals import NotAllowed, NotFound, Refusal
from tests.builders.community import a_family, a_member, desk
from tests.builders.registering import OFFICE, a_draft, a_submitted, a_where, a_who

pytestmark = pytest.mark.usefixtures("app")
registering = families.registering


def test_the_first_step_makes_a_draft_with_its_owner() -> None:
    applicant = a_draft(trade_name=("دار الكليجا", "Kleija House"))
    family, file = applicant.family, families.file_of(applicant.family.id)

    assert (family.status, family.slug, family.mobile) == ("draft", "kleija-house", "+966559876543")
    assert (file.applicant_id, file.members, file.languages, file.reached) == (
        applicant.person.id,
        3,
        ["ar", "sign"],
        1,
    )
    assert families.is_owner(applicant.person.id, family.id)
    assert families.FamilyBegun(family.id, applicant.person.id) in db.session.info["facts"]


def test_a_name_without_english_makes_an_arabic_address() -> None:
    assert a_draft(trade_name=("دار الكليجا", "")).family.slug == "دار-الكليجا"


def test_a_person_registers_one_family_after_the_other() -> None:
    applicant = a_draft()

    with pytest.raises(refusals.RegistrationIsOpen):
        registering.begin(a_who(), applicant.actor)
    registering.give_up(applicant.family, applicant.actor)

    assert a_draft(of=applicant.person).family.status == "draft"


def test_a_visitor_registers_nothing() -> None:
    with pytest.raises(NotAllowed):
        registering.begin(a_who(), VISITOR)


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        ({"trade_name": ("  ", "")}, refusals.NameIsNotUsable),
        ({"trade_name": ("ا" * 81, "")}, wording.TextIsTooLong),
        ({"legal_name": "م"}, wording.NameIsNotValid),
        ({"mobile": "0112345678"}, NotASaudiMobile),
        ({"city_id": 0}, NotFound),
        ({"since_year": 1700}, refusals.YearIsNotValid),
        ({"since_year": 9999}, refusals.YearIsNotValid),
        ({"members": 0}, refusals.MembersAreNotValid),
        ({"skills": "ت" * 301}, wording.TextIsTooLong),
    ],
)
def test_what_cannot_be_so_is_refused(told: dict[str, Any], refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        a_draft(**told)


@pytest.mark.parametrize("words", ["دار 0551234567", "دار ٠٥٥ ١٢٣ ٤٥٦٧", "دار a@b.example", "دار www.dar.example"])
@pytest.mark.parametrize("place", [0, 1])
def test_what_everybody_will_read_leads_nobody_elsewhere(words: str, place: int) -> None:
    applicant, craft = a_draft(), families.registering.Craft
    family, actor = applicant.family, applicant.actor
    pair = (words, "") if place == 0 else ("دار", words)

    for step in (
        lambda: registering.tell_who(family, a_who(trade_name=pair), actor),
        lambda: registering.tell_where(family, a_where(district=pair), actor),
        lambda: registering.tell_craft(family, craft(pair), actor),
        lambda: registering.tell_craft(family, craft(("حلوى", ""), pair), actor),
    ):
        with pytest.raises(wording.NoContactsInPublic):
            step()


def test_a_name_of_a_selling_shop_is_taken_and_one_of_a_draft_is_not() -> None:
    a_family(name=("بيت نورة", ""))
    a_draft(trade_name=("دار مزنة", ""))

    with pytest.raises(refusals.NameIsTaken):
        a_draft(trade_name=("بيت نوره", ""))
    assert a_draft(trade_name=("دار مزنة", "")).family.status == "draft"


def test_of_two_drafts_with_one_name_the_first_that_is_sent_has_it() -> None:
    first, second = (a_draft(trade_name=("دار مزنة", "")) for _ in range(2))
    registering.submit(first.family, first.actor)

    with pytest.raises(refusals.NameIsTaken):
        registering.submit(second.family, second.actor)


def test_a_step_is_told_otherwise_and_the_address_follows_the_name() -> None:
    applicant = a_draft(trade_name=("دار الكليجا", "Kleija House"))

    registering.tell_who(applicant.family, a_who(trade_name=("دار المعمول", "Maamoul House")), applicant.actor)
    kept = applicant.family.slug
    registering.tell_who(applicant.family, a_who(trade_name=("دار المعمول", "Maamoul House")), applicant.actor)

    assert (kept, applicant.family.slug) == ("maamoul-house", "maamoul-house")


def test_the_second_and_third_step_are_kept() -> None:
    family, actor = (applicant := a_draft()).family, applicant.actor
    registering.tell_where(family, a_where(), actor)
    registering.tell_craft(family, registering.Craft(("كليجا", "Kleija"), ("من جدتنا", "")), actor)

    assert (family.district_ar, family.collects, family.by_courier) == ("النرجس", True, False)
    assert (family.craft_ar, family.story_ar) == ("كليجا", "من جدتنا")
    assert [place.slug for place in families.places.places_of(family.id)] == ["home", "fairs"]
    assert families.file_of(family.id).reached == registering.WHAT


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        ({"places": frozenset({"home", "moon"})}, refusals.PlaceIsUnknown),
        ({"collects": False, "by_courier": False}, refusals.NoWayToHandOver),
        ({"district": ("ح" * 81, "")}, wording.TextIsTooLong),
    ],
)
def test_a_second_step_that_cannot_be_so_is_refused(told: dict[str, Any], refusal: type[Refusal]) -> None:
    applicant = a_draft()

    with pytest.raises(refusal):
        registering.tell_where(applicant.family, a_where(**told), applicant.actor)


def test_a_family_may_sell_nowhere_else_and_need_not_know_since_when() -> None:
    applicant = a_draft(since_year=0)

    registering.tell_where(applicant.family, a_where(places=frozenset()), applicant.actor)

    assert (applicant.family.since_year, families.places.places_of(applicant.family.id)) == (0, [])
    assert families.file_of(applicant.family.id).reached == registering.WHERE


def test_without_words_there_is_no_craft() -> None:
    applicant = a_draft()

    with pytest.raises(refusals.CraftIsMissing):
        registering.tell_craft(applicant.family, registering.Craft((" ", "")), applicant.actor)


def test_strangers_and_the_office_tell_nothing_for_a_family() -> None:
    family = a_draft().family

    for actor in (VISITOR, OFFICE, Actor(user_id=a_member().id), desk(a_family())):
        with pytest.raises(NotAllowed):
            registering.tell_where(family, a_where(), actor)


def test_what_was_sent_is_not_told_otherwise_and_not_sent_again() -> None:
    applicant = a_submitted()
    family, actor = applicant.family, applicant.actor

    for act in (
        lambda: registering.tell_who(family, a_who(), actor),
        lambda: registering.submit(family, actor),
        lambda: registering.give_up(family, actor),
    ):
        with pytest.raises(refusals.RegistrationIsClosed):
            act()
    assert families.file_of(family.id).submitted_at is not None
    assert families.FamilySubmitted(family.id, applicant.person.id, again=False) in db.session.info["facts"]


def test_a_question_is_answered_on_sending_again() -> None:
    applicant = a_submitted()
    families.deciding.ask(applicant.family, OFFICE, words="أين تطبخون؟")

    with pytest.raises(refusals.AnswerIsMissing):
        registering.submit(applicant.family, applicant.actor, answer="  ")
    registering.submit(applicant.family, applicant.actor, answer="في مطبخ البيت")

    (question,) = families.questions_of(applicant.family.id)
    assert (applicant.family.status, question.answer, question.answered_by) == (
        "submitted", "في مطبخ البيت", applicant.person.id,
    )  # fmt: skip


def test_a_registration_that_is_given_up_leaves_nothing_private() -> None:
    applicant = a_draft()
    registering.tell_where(applicant.family, a_where(), applicant.actor)

    registering.give_up(applicant.family, applicant.actor)

    row = db.session.get_one(Family, applicant.family.id, populate_existing=True)
    file = db.session.get_one(FamilyFile, row.id, populate_existing=True)
    assert (row.status, row.legal_name, row.mobile, row.collection_place) == ("closed", "", "", "")
    assert (file.applicant_id, file.members, file.languages, file.skills) == (None, None, [], "")
    assert not db.session.scalar(select(FamilyMember.id).where(FamilyMember.family_id == row.id))
    families.check_may_leave(applicant.person.id)


def test_the_registrations_of_two_people_are_their_own() -> None:
    one, other = a_draft(), a_draft()

    assert registering.find_of_applicant(one.person.id) == one.family.id
    assert registering.find_of_applicant(other.person.id) == other.family.id
