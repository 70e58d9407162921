"""What a few families of the demo market say of their shops at their own desks: words, hours, an outlet, a holiday to come."""

from dataclasses import replace
from datetime import timedelta

from storefront.community import holidays, shop_pages
from storefront.community.families import Family
from storefront.demo.people import SHOWN_FAMILY, People, family_of
from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.calendars import FRIDAY, SATURDAY
from storefront.trade import delivery

AWAY = "sawani-al-malqa"  # goes on holiday soon
EVENINGS = delivery.Hours(frozenset(range(7)) - {FRIDAY}, 16 * 60, 21 * 60)
WEEKEND = delivery.Hours(frozenset({FRIDAY, SATURDAY}), 16 * 60 + 30, 22 * 60)
FREE_FROM = 30_000  # halalas
OUTLET = ("منفذ الأسر المنتجة", "Productive families’ outlet")
PLACE = "سوق الأسر المنتجة، الممر الثاني، المحل 12"
SPOKEN = frozenset({"ar", "en"})
SKILLS = ("تغليف الهدايا وتعليم خلط البخور", "Wrapping gifts and teaching how to blend incense")
NOTE = ("نستريح مع الأولاد ونعود بعدها بإذن الله.", "We take a rest with the children and will be back.")


def set_up(people: People) -> None:
    """One family's whole shop, with a draft that is not published; the holiday of another."""
    shown, away = family_of(SHOWN_FAMILY), family_of(AWAY)
    tell_of(shown, Actor(people.owners[SHOWN_FAMILY].id, families=frozenset({shown.id})))
    today = clock.today()
    days = holidays.Terms(today + timedelta(days=12), today + timedelta(days=16), NOTE)
    holidays.plan(away, days, Actor(people.owners[AWAY].id, families=frozenset({away.id})))


def tell_of(family: Family, owner: Actor) -> None:
    """Its page, the terms of its delivery, where and when its goods are collected."""
    page = shop_pages.ShopPage(
        (family.craft_ar, family.craft_en),
        (family.story_ar, family.story_en),
        (family.quote_ar, family.quote_en),
        family.dye,
        SPOKEN,
        SKILLS,
    )
    shop_pages.keep(family, page, owner, seen=0)
    shop_pages.publish(family, owner, seen=1)
    shop_pages.keep(family, replace(page, look="palm.3"), owner, seen=0)
    for zone in delivery.zones(family.id):
        delivery.change_zone(family, zone.id, delivery.Zone(zone.fee_minor, FREE_FROM), owner)
    delivery.collecting.meet_at_home(family, EVENINGS, owner)
    outlet = delivery.collecting.Point("outlet", OUTLET, family.city_id, PLACE, WEEKEND)
    delivery.collecting.open_point(family, outlet, owner)
