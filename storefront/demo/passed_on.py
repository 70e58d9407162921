"""Links and ready baskets of a few families of the demo market, made at their desks, and the orders that came by them."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from storefront.community.families import Family
from storefront.demo.people import SHOWN_FAMILY, People, family_of
from storefront.demo.year import Wish
from storefront.goods import sharing
from storefront.goods.catalogue import Product
from storefront.goods.sharing import ShareLink
from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.units import unit_of_work

AGO = timedelta(days=150)  # when the first of them were made
OTHERS = ("sawani-al-malqa",)  # families beside the shown one that pass links on
EVERY = 3  # of their orders since then, one came by a link
GROUPS = ("مجموعة العائلة", "جارات الحي")
ASKED = ("أم خالد", "حفل التخرج")
OLD = "هدايا رمضان"  # a basket that is closed by now


class PassedOn:
    """Makes the links when the time has come, and says by which of them the next order of their family came."""

    def __init__(self, people: People) -> None:
        self.people, self.at = people, clock.now() - AGO
        self.codes: dict[int, list[str]] = defaultdict(list)
        self.told: dict[int, int] = defaultdict(int)

    def tell_until(self, moment: datetime) -> None:
        """What was made by this moment."""
        if self.codes or moment < self.at:
            return
        with clock.set_to(self.at), unit_of_work():
            for slug in (SHOWN_FAMILY, *OTHERS):
                family = family_of(slug)
                self.codes[family.id] = links_of(
                    family, Actor(self.people.owners[slug].id, families=frozenset({family.id}))
                )

    def carried(self, wish: Wish) -> Wish:
        """The same order; every few of a family with links came by one, by turns."""
        codes = self.codes.get(wish.wares[0].family_id, [])
        if not codes:
            return wish
        number = self.told[wish.wares[0].family_id]
        self.told[wish.wares[0].family_id] += 1
        return replace(wish, via=codes[number // EVERY % len(codes)]) if number % EVERY == 0 else wish

    def close_old(self) -> None:
        """One basket is not handed out any more."""
        for family_id in self.codes:
            desk = Actor(families=frozenset({family_id}))
            for link in sharing.every(family_id):
                if link.name == OLD and link.closed_at is None:
                    sharing.close(link, desk)


def links_of(family: Family, owner: Actor) -> list[str]:
    """A family's links and ready baskets; the codes by which orders come."""
    shown = [one for one in sharing.choice(family.id).rows if one.published_at and one.published_at <= clock.now()]
    goods = [one for one in shown if one.personal_max == 0][:4]
    make: Callable[..., ShareLink] = sharing.make
    made = [make(family, sharing.SHOP, owner, name=GROUPS[0])]
    if goods:
        made.append(make(family, sharing.PRODUCT, owner, product=goods[0], name=GROUPS[1]))
    for place, name in enumerate((*ASKED, OLD) if goods else ()):
        made.append(filled(family, owner, name, goods[place : place + 2] or goods[:1]))
    return [*(one.code for one in made), sharing.ensure_shop(family.id)]


def filled(family: Family, owner: Actor, name: str, goods: list[Product]) -> ShareLink:
    """A ready basket with some goods."""
    link = sharing.make(family, sharing.BASKET, owner, name=name)
    for pieces, product in enumerate(goods, start=1):
        variant = next(one for one in product.variants if one.is_active)
        sharing.filling.put(link, variant.id, pieces, owner)
    return link
