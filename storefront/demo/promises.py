"""The coupons of the demo year: of the market and of a family, told by the real commands; every few orders carry one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from storefront.demo.paydays import officers
from storefront.demo.people import SHOWN_FAMILY, People, family_of
from storefront.demo.year import Wish
from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.units import unit_of_work
from storefront.trade import coupons

WELCOME, SEASON, SPENT, STOPPED, NEXT = "AHLAN10", "MAWSIM25", "WEEKEND15", "SAYF20", "EID20"
OWN, OWN_SPENT = "BAYTNA15", "JIRAN5"
EVERY = 7  # orders of which one carries a code
DAY = timedelta(days=1)


def tell(people: People, *, today: datetime) -> None:
    """Every coupon there is today, made on the first day of the market; one is stopped later."""
    now, end = clock.today(), clock.riyadh(today).date()
    staff, terms = officers()[0], coupons.Terms
    coupons.create(WELCOME, terms(now, basis_points=1_000, cap_minor=3_000, first_order_only=True), staff)
    coupons.create(SEASON, terms(now + 60 * DAY, end - 40 * DAY, amount_minor=2_500, minimum_minor=15_000), staff)
    coupons.create(SPENT, terms(now, basis_points=1_500, most_uses=6), staff)
    coupons.create(STOPPED, terms(now, basis_points=2_000, cap_minor=5_000), staff)
    coupons.create(NEXT, terms(end + 12 * DAY, end + 30 * DAY, basis_points=2_000, cap_minor=6_000), staff)
    tell_family(people, now, end)
    with clock.set_to(clock.now() + 150 * DAY):
        coupon = coupons.find(coupons.folded(STOPPED))
        if coupon:
            coupons.stop(coupon, staff, reason="انتهت حملة الصيف قبل موعدها")


def tell_family(people: People, now: date, end: date) -> None:
    """Those of the family one can sign in as."""
    family, owner = family_of(SHOWN_FAMILY), people.owners[SHOWN_FAMILY]
    desk = Actor(owner.id, families=frozenset({family.id}))
    own = coupons.Terms(now, end + 60 * DAY, basis_points=1_500, minimum_minor=5_000, most_each=None)
    coupons.create(OWN, own, desk, family_id=family.id)
    spent = coupons.Terms(now, end - 30 * DAY, amount_minor=500, most_uses=200)
    coupons.create(OWN_SPENT, spent, desk, family_id=family.id)


def with_codes(wishes: Sequence[Wish]) -> list[Wish]:
    """The same orders, every few of them with a code; one that does not hold on its day takes nothing off."""
    codes = (WELCOME, SPENT, OWN, SEASON, STOPPED, OWN_SPENT)
    return [
        replace(wish, code=codes[number // EVERY % len(codes)]) if number % EVERY == 0 else wish
        for number, wish in enumerate(wishes)
    ]


def at_the_desk(wishes: Sequence[Wish]) -> list[Wish]:
    """What lies on the family's desk, every second order with its own coupon."""
    return [replace(wish, code=OWN) if number % 2 else wish for number, wish in enumerate(wishes)]


def open_coupons(people: People, opening: datetime, *, today: datetime) -> None:
    """Makes them on the day the market opened."""
    with clock.set_to(opening), unit_of_work():
        tell(people, today=today)
