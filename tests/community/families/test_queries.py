"""Reading families: what visitors find, what they do not."""

import pytest
from flask import Flask

from storefront.community import families, regions
from storefront.community.families.models import FormerSlug
from storefront.community.families.refusals import ShopIsGone
from storefront.kernel import memory
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.refusals import NotFound
from tests.builders.community import a_city, a_family, a_member, a_region

pytestmark = pytest.mark.usefixtures("app")
UNSEEN = ("draft", "submitted", "needs_info", "verified", "suspended", "closed")


def test_a_selling_family_is_found_with_its_places() -> None:
    family = a_family()
    db.session.expunge_all()

    found = families.shop(family.slug)

    city, region = regions.place(found.city_id)
    assert (city.name_en, region.slug) == ("Riyadh", "riyadh")


@pytest.mark.parametrize("status", UNSEEN)
def test_a_family_that_does_not_sell_is_not_found(status: str) -> None:
    family = a_family(status=status)
    family.status = status
    db.session.add(FormerSlug(slug="once-upon", family_id=family.id))
    db.session.flush()

    for address in (family.slug, "once-upon"):
        with pytest.raises(NotFound):
            families.shop(address)


def test_of_a_shop_that_was_open_and_is_closed_it_is_said_so() -> None:
    family = a_family()
    families.closing.close(family, SYSTEM, reason="طلب أهلها ذلك")
    db.session.add(FormerSlug(slug="once-upon", family_id=family.id))
    db.session.flush()

    for address in (family.slug, "once-upon"):
        with pytest.raises(ShopIsGone):
            families.shop(address)


def test_an_address_of_the_past_leads_to_the_family() -> None:
    family = a_family()
    db.session.add(FormerSlug(slug="once-upon", family_id=family.id))
    db.session.flush()

    assert families.shop("once-upon").id == family.id


def test_the_list_shows_families_that_sell_the_newest_first() -> None:
    first, second, gone = a_family(), a_family(), a_family()
    families.suspend(gone, SYSTEM, reason="شكوى")

    page = families.active()

    assert [family.id for family in page.rows] == [second.id, first.id]
    assert page.total == 2


def test_the_newest_are_few_and_of_one_region_when_asked() -> None:
    first, second = a_family(), a_family()
    there = a_family(city=a_city(name=("أبها", "Abha"), region=a_region(code="SA-14", slug="asir")))
    families.suspend(a_family(), SYSTEM, reason="شكوى")

    assert [family.id for family in families.newest(size=2)] == [there.id, second.id]
    assert [family.id for family in families.newest(region_id=first.region_id, size=9)] == [second.id, first.id]


def test_how_many_sell_is_remembered_for_a_while() -> None:
    a_family()
    families.suspend(a_family(), SYSTEM, reason="شكوى")
    before = families.how_many()
    a_family()

    remembered = families.how_many()
    memory.forget_all()

    assert (before, remembered, families.how_many()) == (1, 1, 2)


def test_the_list_of_a_region_holds_no_other() -> None:
    a_family()
    abha = a_city(name=("أبها", "Abha"), region=a_region(code="SA-14", slug="asir"))
    mine = a_family(city=abha)

    page = families.active(region_id=abha.region_id)

    assert [family.id for family in page.rows] == [mine.id]
    assert page.total == 1


def test_pages_of_families_follow_each_other_without_a_gap() -> None:
    made = [a_family().id for _ in range(26)]

    pages = [families.active(number=number) for number in (1, 2, 3)]

    assert [family.id for page in pages for family in page.rows] == made[::-1]
    assert [(page.total, page.pages) for page in pages] == [(26, 2)] * 3


def test_the_office_sees_every_state() -> None:
    a_family()
    waiting = a_family(status="submitted")

    assert families.in_state().total == 2
    assert [family.id for family in families.in_state("submitted").rows] == [waiting.id]


def test_a_person_has_the_desks_they_work_at_and_no_other() -> None:
    mine, other = a_family(), a_family()
    person, stranger = a_member(of=mine), a_member(of=other)

    assert families.ids_of_member(person.id) == {mine.id}
    assert [family.id for family in families.of_member(person.id)] == [mine.id]
    assert list(families.member_ids(mine.id)) == [person.id]
    assert families.ids_of_member(stranger.id) == {other.id}


def test_what_somebody_may_do_is_known_for_each_desk_that_is_not_theirs() -> None:
    mine, other = a_family(), a_family()
    person = a_member(of=mine)
    families.add_member(other, person.id, role="member", rights=["money", "orders"])

    for acts in (False, True):
        assert families.desks_of(person.id, acts=acts) == ({mine.id, other.id}, {other.id: {"orders", "money"}})
    assert families.members(other.id)[0].rights == ["orders", "money"]


def test_the_site_map_names_families_that_sell() -> None:
    family = a_family()
    a_family(status="submitted")

    assert list(families.active_slugs()) == [family.slug]


def test_a_family_is_got_in_any_state_but_must_exist() -> None:
    family = a_family(status="submitted")

    assert families.get(family.id).city.name_en == "Riyadh"
    with pytest.raises(NotFound):
        families.get(family.id + 1)


def names(status: str | None = None, words: str = "") -> set[str]:
    return {family.trade_name_ar for family in families.in_state(status, words=words).rows}


def test_families_are_listed_and_counted_by_state(app: Flask) -> None:
    a_family(name=("بيت نورة", "Bayt Noura"))
    a_family(name=("دار مزنة", "Muznah's House"), status="submitted")

    assert names("submitted") == {"دار مزنة"}
    assert names() == {"بيت نورة", "دار مزنة"}
    assert families.counts() == {"active": 1, "submitted": 1}


@pytest.mark.parametrize("words", ["نوره", "noura", "بيت"])
def test_a_family_is_found_by_part_of_its_name(app: Flask, words: str) -> None:
    a_family(name=("بيت نورة", "Bayt Noura"))
    a_family(name=("دار مزنة", "Muznah's House"))

    assert names(words=words) == {"بيت نورة"}


def test_both_must_be_so(app: Flask) -> None:
    a_family(name=("بيت نورة", "Bayt Noura"))

    assert names("submitted", "نورة") == set()
