"""The links of the demo market: made once, when their time has come, and every few orders of their family carried by one."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from storefront.community.families import Family
from storefront.demo import passed_on, year
from storefront.demo.passed_on import OLD, PassedOn
from storefront.goods import sharing
from storefront.kernel import clock
from storefront.kernel.units import unit_of_work
from storefront.trade import carts
from tests.builders.community import a_family, a_member
from tests.builders.goods import a_product, variant_of
from tests.builders.trade import a_cart

pytestmark = pytest.mark.usefixtures("app")


def a_stage(monkeypatch: pytest.MonkeyPatch) -> tuple[Family, PassedOn]:
    """A family with goods and a person at its desk, in the place of those of the demo."""
    with clock.set_to(clock.now() - timedelta(days=200)), unit_of_work():
        family = a_family()
        for _ in range(4):
            a_product(of=family, stock=9)
        owner = a_member(of=family)
    monkeypatch.setattr(passed_on, "SHOWN_FAMILY", family.slug)
    monkeypatch.setattr(passed_on, "OTHERS", ())
    people: Any = SimpleNamespace(owners={family.slug: owner})
    return family, PassedOn(people)


def a_wish(family: Family) -> year.Wish:
    variant = variant_of(a_product(of=family))
    ware = year.Ware(variant.id, family.id, family.city_id, clock.now(), 0, 1.0)
    return year.Wish(clock.now(), year.SHOPPERS[0], (ware,), "cash", "done")


def test_they_are_made_once_and_not_before_their_time(monkeypatch: pytest.MonkeyPatch) -> None:
    family, links = a_stage(monkeypatch)

    links.tell_until(clock.now() - timedelta(days=300))
    before = sharing.page(family.id).total
    for _ in range(2):
        links.tell_until(clock.now())

    assert before == 0
    assert sorted(one.kind for one in sharing.page(family.id).rows) == ["basket"] * 3 + ["product", "shop"]
    assert all(sharing.lines(one.code) for one in sharing.page(family.id, "baskets").rows)


def test_every_few_orders_come_by_one_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    family, links = a_stage(monkeypatch)
    links.tell_until(clock.now())
    wish, other = a_wish(family), a_wish(a_family())

    carried = [links.carried(wish).via for _ in range(6)]

    assert [bool(via) for via in carried] == [True, False, False] * 2
    assert carried[0] != carried[3]
    assert links.carried(other) == other


def test_a_ready_basket_goes_into_the_shoppers_own(monkeypatch: pytest.MonkeyPatch) -> None:
    family, links = a_stage(monkeypatch)
    links.tell_until(clock.now())
    link, cart = sharing.page(family.id, "baskets").rows[0], a_cart()

    year.come_by(link.code, cart)

    inside = [piece.line.quantity for part in carts.basket(cart).parts for piece in part.pieces]
    assert inside == [line.quantity for line in sharing.lines(link.code)]
    assert (cart.share_code, bool(inside)) == (link.code, True)


def test_one_is_closed_by_today(monkeypatch: pytest.MonkeyPatch) -> None:
    family, links = a_stage(monkeypatch)
    links.tell_until(clock.now())

    for _ in range(2):
        links.close_old()

    assert [one.name for one in sharing.every(family.id) if one.closed_at] == [OLD]
