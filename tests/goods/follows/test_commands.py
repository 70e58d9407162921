"""Following families: one letter a day at most, with all that is new and can be seen."""

from datetime import timedelta

import pytest

from storefront.community.families import Family
from storefront.goods import catalogue, follows
from storefront.goods.catalogue import Product
from storefront.goods.follows import commands
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.refusals import NotFound
from tests.builders.community import a_family, a_member, desk
from tests.builders.goods import a_product
from tests.builders.people import told
from tests.builders.trade import heard

pytestmark = pytest.mark.usefixtures("app")
HOUR = timedelta(hours=1)


def follower(*of: Family) -> int:
    """A member who follows these families; their id."""
    member = a_member()
    for family in of:
        follows.follow(member.id, family.id)
    return member.id


def shown(of: Family, *, hours: int) -> Product:
    """A family shows something so many hours from now."""
    with clock.set_to(clock.now() + hours * HOUR):
        return a_product(of=of)


def news(*, hours: int) -> list[tuple[int, tuple[int, ...]]]:
    """Who is told of what, so many hours from now."""
    with clock.set_to(clock.now() + hours * HOUR):
        heard()
        while follows.take_due():
            pass
        return [(fact.user_id, fact.product_ids) for fact in told(follows.FollowedGoodsShown)]


def test_whoever_follows_hears_once_of_all_that_is_new() -> None:
    family, other = a_family(), a_family()
    a_product(of=family)
    member = follower(family, other)
    first, second = shown(family, hours=2), shown(other, hours=3)
    shown(a_family(), hours=3)

    assert news(hours=20) == []
    assert news(hours=26) == [(member, (second.id, first.id))]
    assert news(hours=27) == []


def test_between_two_letters_lies_a_day() -> None:
    family = a_family()
    member = follower(family)
    first = shown(family, hours=2)
    assert news(hours=30) == [(member, (first.id,))]

    second = shown(family, hours=31)

    assert news(hours=53) == []
    assert news(hours=55) == [(member, (second.id,))]


@pytest.mark.parametrize("how", ["hidden", "archived"])
def test_what_cannot_be_seen_is_no_news(how: str) -> None:
    family = a_family()
    follower(family)
    product = shown(family, hours=2)
    if how == "hidden":
        catalogue.hide(product, SYSTEM, reason="صورة غير واضحة")
    else:
        catalogue.publication.archive(product, desk(family))

    assert news(hours=26) == []


def test_following_and_leaving_twice_is_once() -> None:
    family = a_family()
    member = follower(family, family)
    assert list(follows.families_of(member)) == [family]
    assert follows.followers(family.id) == 1

    for _ in range(2):
        follows.leave(member, family.id)

    assert not follows.follows(member, family.id)
    assert follows.followers(family.id) == 0


def test_a_family_that_does_not_sell_cannot_be_followed() -> None:
    for family_id in (a_family(status="suspended").id, 999_999):
        with pytest.raises(NotFound):
            follows.follow(a_member().id, family_id)


def test_nobody_follows_everybody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "MOST_FOLLOWED", 1)
    family = a_family()
    member = follower(family)

    with pytest.raises(follows.TooManyFollowed):
        follows.follow(member, a_family().id)
    follows.follow(member, family.id)
