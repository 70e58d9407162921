"""A shop page: kept as a draft that changes nothing, published by the owner as it was seen, with nothing that leads away."""

from dataclasses import replace

import pytest

from storefront.community import families, shop_pages
from storefront.community.families import Family
from storefront.community.shop_pages import ShopPage
from storefront.community.shop_pages.refusals import (
    DraftHasChanged,
    DraftIsAnothers,
    LookIsNotKnown,
    NoContactsInPublic,
)
from storefront.kernel import wording
from storefront.kernel.actors import RIGHTS, VISITOR, Actor
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed, NotNow
from tests.builders.community import a_family, a_member
from tests.builders.teams import a_mate, actor_of

pytestmark = pytest.mark.usefixtures("app")
PAGE = ShopPage(
    ("خوص", "Palm weaving"),
    ("نخوص منذ زمن.\n\n\n\nأمّي علّمتني.", ""),
    ("من سعف نخلنا", ""),
    "palm.3",
    frozenset({"ar", "sign"}),
    ("تعليم الخوص", ""),
)


def owner_of(family: Family) -> Actor:
    return Actor(user_id=a_member(of=family).id, families=frozenset({family.id}))


def test_a_draft_changes_nothing_until_it_is_published() -> None:
    family = a_family()
    owner = owner_of(family)

    shop_pages.keep(family, PAGE, owner, seen=0)

    assert (family.craft_ar, family.dye, family.story_ar) == ("بخور ومعمول", "madder", "")
    shop_pages.publish(family, owner, seen=1)
    assert (family.craft_ar, family.dye, family.languages) == ("خوص", "palm.3", ["ar", "sign"])
    assert family.story_ar == "نخوص منذ زمن.\n\nأمّي علّمتني."
    assert shop_pages.find_draft(family.id) is None
    assert families.FamilyShopChanged(family.id, owner.user_id) in db.session.info["facts"]


def test_only_the_owner_publishes_and_only_its_people_write() -> None:
    family = a_family()
    owner, helper = owner_of(family), a_member()
    families.add_member(family, helper.id, role="member", rights=RIGHTS)
    member = Actor(user_id=helper.id, families=frozenset({family.id}))

    shop_pages.keep(family, PAGE, member, seen=0)

    with pytest.raises(NotAllowed):
        shop_pages.publish(family, member, seen=1)
    for act in (lambda: shop_pages.keep(family, PAGE, VISITOR, seen=1), lambda: shop_pages.discard(family, VISITOR)):
        with pytest.raises(NotAllowed):
            act()
    shop_pages.publish(family, owner, seen=1)
    with pytest.raises(DraftHasChanged):  # pressed twice
        shop_pages.publish(family, owner, seen=1)


def test_nobody_overwrites_or_publishes_what_they_have_not_seen() -> None:
    family = a_family()
    owner = owner_of(family)
    shop_pages.keep(family, PAGE, owner, seen=0)
    shop_pages.keep(family, replace(PAGE, craft=("سدو", "")), owner, seen=1)

    with pytest.raises(DraftHasChanged):
        shop_pages.keep(family, PAGE, owner, seen=1)
    with pytest.raises(DraftHasChanged):
        shop_pages.publish(family, owner, seen=1)

    draft = shop_pages.find_draft(family.id)
    assert draft is not None
    assert (draft.craft_ar, draft.version) == ("سدو", 2)


@pytest.mark.parametrize(
    ("page", "refusal"),
    [
        (replace(PAGE, craft=(" ", "Palm")), families.refusals.CraftIsMissing),
        (replace(PAGE, look="palm.6"), LookIsNotKnown),
        (replace(PAGE, look="tartan"), LookIsNotKnown),
        (replace(PAGE, story=("اتصلوا على ٠٥٠ ١٢٣ ٤٥٦٧", "")), NoContactsInPublic),
        (replace(PAGE, quote=("", "see www.example.test")), NoContactsInPublic),
        (replace(PAGE, skills=("حسابنا @bayt_noura", "")), NoContactsInPublic),
        (replace(PAGE, quote=("ك" * 201, "")), wording.TextIsTooLong),
    ],
)
def test_what_cannot_stand_on_a_page(page: ShopPage, refusal: type[Exception]) -> None:
    family = a_family()

    with pytest.raises(refusal):
        shop_pages.keep(family, page, owner_of(family), seen=0)


def test_a_family_that_does_not_sell_has_no_page() -> None:
    family = a_family(status="submitted")

    with pytest.raises(NotNow):
        shop_pages.keep(family, PAGE, owner_of(family), seen=0)


def test_who_began_a_draft_and_the_owner_throw_it_away_and_no_other() -> None:
    family = a_family()
    owner = owner_of(family)
    helper, other = (actor_of(a_mate(family, ["shop"]), family, ["shop"]) for _ in range(2))

    for beginner, stays_for, goes_for in ((owner, helper, owner), (helper, other, helper), (helper, other, owner)):
        shop_pages.keep(family, PAGE, beginner, seen=0)
        shop_pages.keep(family, PAGE, stays_for, seen=1)
        with pytest.raises(DraftIsAnothers):
            shop_pages.discard(family, stays_for)
        shop_pages.discard(family, goes_for)

    assert shop_pages.find_draft(family.id) is None


def test_a_draft_is_thrown_away() -> None:
    family = a_family()
    owner = owner_of(family)
    shop_pages.keep(family, PAGE, owner, seen=0)

    shop_pages.discard(family, owner)
    shop_pages.discard(family, owner)

    assert shop_pages.find_draft(family.id) is None
