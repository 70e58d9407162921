"""What stands in the place of numbers at the desk of a family whose shop has everything: a draft, a holiday to come, a city, a
point."""

from datetime import timedelta
from typing import Any

from storefront.community import holidays, shop_pages
from storefront.community.families.models import Family
from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.units import unit_of_work
from storefront.trade import delivery
from storefront.trade.delivery import Hours, Zone, collecting
from storefront.trade.delivery.collecting import Point
from tests.builders.community import a_city
from tests.builders.files import whole_files
from tests.builders.links import at_whole_links
from tests.builders.making import a_cake, a_capacity
from tests.builders.trade import an_order

EVENINGS = Hours(frozenset({6, 0, 1}), 960, 1260)


def whole_shop(family: Family, user_id: int) -> tuple[int, int]:
    """Writes a draft, plans a holiday, delivers to a city, meets shoppers at an outlet and at home at some hours; the ids of the
    city's terms and of the outlet."""
    people, today = Actor(user_id=user_id, families=frozenset({family.id})), clock.today()
    story = ("نصنع البخور منذ زمن.\n\nتعلّمناه من جدّتنا.", "We have made incense for long.")
    words = (("بخور ومعمول", "Incense"), story, ("أهلاً بكم", "Welcome"), "madder.2", frozenset({"ar", "en"}))
    shop_pages.keep(family, shop_pages.ShopPage(*words, ("تغليف الهدايا", "")), people, seen=0)
    days = (today + timedelta(days=20), today + timedelta(days=25))
    holidays.plan(family, holidays.Terms(*days, ("نعود بعد العمرة", "")), people)
    city = a_city(name=("الخرج", "Al Kharj"))
    zone = delivery.add_zone(family, city.id, Zone(2000, 30_000, 5_000), people)
    outlet = Point("outlet", ("منفذ الورود", "Wurud outlet"), city.id, "سوق الورود، المحل 12", EVENINGS)
    collecting.meet_at_home(family, EVENINGS, people)
    return zone.id, collecting.open_point(family, outlet, people).id


def at_whole_shop(family: Family, user_id: int) -> dict[str, Any]:
    """The same in a unit of its own, as things of a market."""
    with unit_of_work():
        zone_id, point_id = whole_shop(family, user_id)
    waiting, done, under_way = whole_files(family, user_id)
    return {
        "zone_id": (zone_id,),
        "point_id": (point_id,),
        "family.product_files.file_id": (waiting, done, under_way),
        "family.product_files.confirmation.file_id": (waiting,),
        "family.product_sheets.file_id": (waiting,),
        "family.product_sheets.kind": ("csv", "xlsx"),
        **at_whole_links(family),
    }


def a_familys_capacity(family: Family) -> int:
    """What a family makes in a day, with an order of it."""
    with unit_of_work():
        cake = a_cake(of=family)
        capacity = a_capacity(cake, pieces=4)
        an_order((cake, 3), mobile="+966551230003")
        return capacity.id
