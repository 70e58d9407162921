"""Visitors of the demo market: of the exhibition that is on some have come and some come later, and people without a ticket were
counted at its gates; of the one that calls for families the first have booked."""

from datetime import date, timedelta

from sqlalchemy import select

from storefront.fairs import exhibitions, visits
from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.visits import Coming
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM, VISITOR
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work

NAMES = (
    ("هند العتيبي", "ar"), ("سارة القحطاني", "ar"), ("أم خالد", "ar"), ("منى الحربي", "ar"), ("James Carter", "en"),
    ("نوف الشهري", "ar"), ("Maria Santos", "en"), ("عائلة الزهراني", "ar"),
)  # fmt: skip
GATES = ("البوابة الشمالية", "بوابة المواقف")
WALKED_IN = (4, 2, 5, 3, 1, 6)  # people counted with one press each
WHILE = timedelta(hours=3)
BOOKED = 5  # of the one to come


def tell() -> None:
    """Who comes to both."""
    for state in ("live", "call_open"):
        which = select(Exhibition).where(Exhibition.state == state, Exhibition.audience != "closed")
        exhibition = db.session.scalar(which.order_by(Exhibition.id))
        if exhibition is None:
            continue
        left = visits.days_left(exhibition, exhibitions.days_of(exhibition.id))
        if state == "live" and left:
            tell_live(exhibition, [one.day for one in left])
        elif left:
            book(exhibition, [left[0].day] * BOOKED)


def book(exhibition: Exhibition, days: list[date]) -> list[int]:
    """One party for each of the days; the visits, by id."""
    made = []
    for number, day in enumerate(days):
        name, language = NAMES[number % len(NAMES)]
        party = number % 4 + 1
        coming = Coming(
            day=day, party=party, name=name, email=f"visitor{number + 1}@dakkah.example", language=language,
        )  # fmt: skip
        with unit_of_work():
            made.append(visits.register(exhibitions.get(exhibition.id), coming, VISITOR).id)
    return made


def tell_live(exhibition: Exhibition, left: list[date]) -> None:
    """Half came on the last day whose gates have been open for a while, and were let in; the others come on the days left."""
    been = [one for one in exhibitions.days_of(exhibition.id) if one.opening + WHILE <= clock.now()]
    later = left[1:] or left
    book(exhibition, [later[number % len(later)] for number in range(len(NAMES) // 2)])
    if not been:
        return
    with clock.set_to(been[-1].opening):
        came = book(exhibition, [been[-1].day] * len(NAMES))
    for number in range(len(WALKED_IN)):
        with clock.set_to(been[-1].opening + WHILE * number / len(WALKED_IN)), unit_of_work():
            visits.check_in(exhibition, visits.get(came[number]), GATES[number % 2], SYSTEM)
            visits.count(exhibition, WALKED_IN[number], GATES[number % 2], f"demo-{number}", SYSTEM)
