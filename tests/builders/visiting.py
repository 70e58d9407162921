"""Exhibitions people come to, and visits, to begin a test with."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

from storefront.community.bodies import Body
from storefront.fairs import exhibitions, visits
from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.visits import Coming, Visit
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM, VISITOR, Actor
from storefront.kernel.units import unit_of_work
from tests.builders import numbers
from tests.builders.fairs import an_exhibition, in_days

HOUR = timedelta(hours=1)


def coming(day: date, **words: Any) -> Coming:
    """Two people who come on a day."""
    told = {
        "party": 2,
        "name": "هند الزائرة",
        "email": f"visitor{next(numbers)}@example.com",
        "language": "ar",
        **words,
    }
    return Coming(day=day, **told)


def a_visit(exhibition: Exhibition, *, actor: Actor = VISITOR, **words: Any) -> Visit:
    """A party that comes on the first day, unless another is said."""
    assert exhibition.first_day
    return visits.register(exhibition, coming(words.pop("day", exhibition.first_day), **words), actor)


@contextmanager
def opened(exhibition: Exhibition) -> Iterator[None]:
    """An hour after its first opening; it is live."""
    assert exhibition.opens_at
    with clock.set_to(exhibition.opens_at + HOUR):
        while exhibitions.turn_one():
            pass
        yield


def an_open_fair(*, body: Body | None = None, **words: Any) -> Exhibition:
    """An exhibition whose gates are open at this moment, from midnight to midnight, in units of its own."""
    with clock.set_to(clock.now() - 48 * HOUR), unit_of_work():
        exhibition = an_exhibition(body, **words)
        all_day = exhibitions.days.spread(in_days(1), 4, 0, 24 * 60 - 1)
        exhibitions.set_days(exhibition, all_day, SYSTEM)
    with unit_of_work():
        exhibitions.turn_one()
    return exhibition


def people_at_gates(body: Body | None = None) -> tuple[Exhibition, list[Visit]]:
    """An exhibition that is on, in units of its own: somebody is in, somebody comes tomorrow, somebody does not come; two people
    were counted, and one of them by mistake."""
    exhibition = an_open_fair(body=body, capacity=50, audience="families")
    with unit_of_work():
        came = a_visit(exhibition, day=clock.today(), party=3, children=1)
        comes, gone = (a_visit(exhibition, day=in_days(1), name=name) for name in ("سارة الزائرة", "نوف"))
        visits.cancel(gone, VISITOR)
    with unit_of_work():
        visits.check_in(exhibitions.get(exhibition.id), visits.get(came.id), "البوابة الشمالية", SYSTEM)
        for press in ("first", "second"):
            visits.count(exhibition, 1, "البوابة الشمالية", press, SYSTEM)
        visits.take_back(exhibition, visits.last_counted(exhibition.id, clock.today())[0].id, SYSTEM)
    return exhibition, [came, comes, gone]
