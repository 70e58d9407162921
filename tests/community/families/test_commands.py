"""Registering families, letting them sell, closing their shops."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from storefront.community import families
from storefront.community.families.models import FormerSlug
from storefront.community.families.refusals import NameIsNotUsable, NameIsTaken
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM, VISITOR, Actor
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed, NotNow, ReasonIsMissing
from tests.builders.community import a_city, a_family, a_member, desk

pytestmark = pytest.mark.usefixtures("app")
STAFF = Actor(user_id=None, roles=frozenset({"staff"}))


def registered(name: str = "دار العود", slug: str = "dar-al-oud", **private: Any) -> families.Family:
    return families.register(
        slug=slug,
        city=a_city(),
        district=("النرجس", "An Narjis"),
        words=families.ShopWords(name, "Dar Al Oud", "عود", "Oud"),
        private=families.PrivateFacts(legal_name="نورة", mobile="+966501234567", **private),
        look=("madder", 2015),
    )


def test_a_registered_family_waits_for_approval() -> None:
    family = registered()

    assert family.status == "submitted"
    assert families.FamilyRegistered(family.id) in db.session.info["facts"]


@pytest.mark.parametrize("twin", ["دارالعود", "دارُ العُود", "دار  العـود", "دار العود."])
def test_no_two_shops_look_alike(twin: str) -> None:
    registered("دار العود")

    with pytest.raises(NameIsTaken):
        registered(twin, slug="another")


@pytest.mark.parametrize("name", ["", "   ", "ـــ", "\u200f\u200b", "!!!"])
def test_a_name_nobody_can_read_is_refused(name: str) -> None:
    with pytest.raises(NameIsNotUsable):
        registered(name)


def test_the_name_of_a_closed_shop_is_free_again() -> None:
    registered("دار العود").status = "closed"
    db.session.flush()

    assert registered("دار العود", slug="another").status == "submitted"


def test_a_taken_address_is_numbered() -> None:
    first, second = registered("دار العود"), registered("دار الورد")

    assert (first.slug, second.slug) == ("dar-al-oud", "dar-al-oud-2")


def test_an_address_somebody_once_had_is_never_given_again() -> None:
    family = registered("دار العود", slug="new-house")
    db.session.add(FormerSlug(slug="old-house", family_id=family.id))
    db.session.flush()

    assert registered("دار الورد", slug="old-house").slug == "old-house-2"


@pytest.mark.parametrize("actor", [SYSTEM, STAFF])
def test_the_office_lets_a_family_sell(actor: Actor) -> None:
    family = registered()

    families.activate(family, actor)

    assert family.status == "active"
    assert family.activated_at is not None


def test_nobody_else_lets_a_family_sell_or_stops_it() -> None:
    waiting, selling = registered(), a_family()

    for actor in (VISITOR, Actor(user_id=a_member().id), desk(waiting)):
        with pytest.raises(NotAllowed):
            families.activate(waiting, actor)
        with pytest.raises(NotAllowed):
            families.suspend(selling, actor, reason="لا")
    assert (waiting.status, selling.status) == ("submitted", "active")


def test_only_a_family_that_sells_is_suspended() -> None:
    with pytest.raises(NotNow):
        families.suspend(registered(), STAFF, reason="شكوى")


def test_a_suspended_family_sells_again_when_the_office_says_so() -> None:
    family = a_family()
    families.suspend(family, STAFF, reason="شكوى من شاري")

    families.activate(family, STAFF)

    assert family.status == "active"


def test_a_closed_shop_opens_on_its_day() -> None:
    family = a_family()
    today = clock.today()

    families.close_until(family, today + timedelta(days=1), note=("عمرة", ""))
    closed = families.is_closed(family)
    families.close_until(family, today)

    assert closed
    assert not families.is_closed(family)


def test_closing_is_told_so_that_lists_can_follow() -> None:
    family = a_family()

    families.close_until(family, clock.today() + timedelta(days=3))

    assert families.FamilyShopChanged(family.id) in db.session.info["facts"]


def test_a_member_works_at_a_desk_once() -> None:
    family, person = a_family(), a_member()

    member = families.add_member(family, person.id, role="member")

    assert (member.family_id, member.user_id, member.role) == (family.id, person.id, "member")
    assert families.ids_of_member(person.id) == {family.id}


STAFF = Actor(roles=frozenset({"staff"}))


def test_a_suspended_shop_opens_again_and_keeps_the_day_it_first_opened(app: Flask) -> None:
    family = a_family()
    first = family.activated_at
    families.suspend(family, STAFF, reason="شكاوى")

    with clock.set_to(clock.now() + timedelta(days=3)):
        families.activate(family, STAFF)

    assert (family.status, family.activated_at) == ("active", first)


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_shop_is_not_suspended_without_a_reason(app: Flask, reason: str) -> None:
    family = a_family()

    with pytest.raises(ReasonIsMissing):
        families.suspend(family, STAFF, reason=reason)
    assert family.status == "active"


@pytest.mark.parametrize("actor", [Actor(), Actor(user_id=1, families=frozenset({1}))])
def test_only_staff_open_and_suspend(app: Flask, actor: Actor) -> None:
    family = a_family(status="submitted")

    with pytest.raises(NotAllowed):
        families.activate(family, actor)
    with pytest.raises(NotAllowed):
        families.suspend(family, actor, reason="شكاوى")


def test_a_shop_that_never_opened_is_not_suspended(app: Flask) -> None:
    with pytest.raises(NotNow):
        families.suspend(a_family(status="submitted"), STAFF, reason="شكاوى")
