"""The piles of a family's day: what is in each, what is due first, how many there are and how many are late."""

from datetime import timedelta

import pytest

from storefront.community.families import Family
from storefront.insight import waiting
from storefront.insight.waiting.piles import ANSWER, HAND_OVER, MAKE
from storefront.kernel import clock
from storefront.kernel.units import unit_of_work
from storefront.trade.orders import Parcel
from tests.builders.community import a_family
from tests.builders.desks import a_parcel

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def family() -> Family:
    with unit_of_work():
        return a_family()


def due(parcel: Parcel, *, days: int = 3, hours: int = 24) -> str:
    """A parcel that is promised in so many days and to be answered in so many hours; its reference."""
    with unit_of_work() as session:
        found = session.get_one(Parcel, parcel.id)
        found.promised_on = clock.today() + timedelta(days=days)
        found.accept_by = clock.now() + timedelta(hours=hours)
    return parcel.reference


def first(family: Family, work: str, most: int = 9) -> list[str]:
    return [parcel.reference for parcel in waiting.piles.of_family(family.id, most=most)[work].parcels]


def test_each_state_is_in_its_pile_and_what_is_done_in_none(family: Family) -> None:
    states = ("placed", "accepted", "preparing", "ready", "handed_over")
    named = {state: due(a_parcel(family, state=state), days=at) for at, state in enumerate(states)}

    found = waiting.piles.of_family(family.id, most=9)

    here = {work: [parcel.reference for parcel in pile.parcels] for work, pile in found.items()}
    making = [named["accepted"], named["preparing"]]
    assert here == {ANSWER: [named["placed"]], MAKE: making, HAND_OVER: [named["ready"]]}


def test_answers_are_due_by_the_hour_whatever_day_is_promised(family: Family) -> None:
    later = due(a_parcel(family), days=1, hours=9)
    sooner = due(a_parcel(family), days=5, hours=2)

    assert first(family, ANSWER) == [sooner, later]


def test_what_is_made_is_due_by_its_day_the_late_first(family: Family) -> None:
    days = (4, -2, 0, 1)
    named = {day: due(a_parcel(family, state="accepted"), days=day, hours=day * -5) for day in days}

    pile = waiting.piles.of_family(family.id, most=3)[MAKE]

    assert [parcel.reference for parcel in pile.parcels] == [named[day] for day in (-2, 0, 1)]
    assert (pile.total, pile.late) == (4, 1)


def test_a_parcel_of_another_family_or_not_confirmed_is_in_no_pile(family: Family) -> None:
    with unit_of_work():
        other = a_family()
    a_parcel(other)

    assert [pile.total for pile in waiting.piles.of_family(family.id, most=3).values()] == [0, 0, 0]
