"""Going on holiday and coming back: which days can be, who says so, and that cards are told when it begins and ends."""

from datetime import timedelta

import pytest

from storefront.community import families, holidays
from storefront.community.holidays import Terms
from storefront.community.holidays.refusals import (
    FirstDayIsOver,
    HolidaysOverlap,
    LastDayIsNotValid,
    TooManyHolidays,
)
from storefront.community.shop_pages.refusals import NoContactsInPublic
from storefront.goods import shelves
from storefront.kernel import clock
from storefront.kernel.actors import VISITOR
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed, NotNow
from storefront.kernel.units import unit_of_work
from tests.builders.community import a_family, desk
from tests.builders.goods import a_product

pytestmark = pytest.mark.usefixtures("app")


def terms(first: int, last: int, note: str = "") -> Terms:
    return Terms(clock.today() + timedelta(days=first), clock.today() + timedelta(days=last), (note, ""))


def test_a_holiday_to_come_closes_nothing_yet() -> None:
    family = a_family()

    holidays.plan(family, terms(4, 9, "عمرة"), desk(family))

    days = [families.is_closed(family, clock.today() + timedelta(days=ahead)) for ahead in (3, 4, 9, 10)]
    assert days == [False, True, True, False]
    assert (family.closed_note_ar, family.shown_closed) == ("عمرة", False)
    holidays.end(family, desk(family))
    assert (family.closed_from, family.closed_until, family.closed_note_ar) == (None, None, "")


@pytest.mark.parametrize(
    ("first", "last", "refusal"),
    [
        (-1, 3, FirstDayIsOver),
        (181, 182, FirstDayIsOver),
        (3, 2, LastDayIsNotValid),
        (0, 90, LastDayIsNotValid),
    ],
)
def test_days_that_cannot_be(first: int, last: int, refusal: type[Exception]) -> None:
    family = a_family()

    with pytest.raises(refusal):
        holidays.plan(family, terms(first, last), desk(family))


def test_one_that_goes_on_may_be_longer() -> None:
    family = a_family()
    holidays.plan(family, terms(0, 2), desk(family))

    with clock.set_to(clock.now() + timedelta(days=1)):
        longer = Terms(clock.today() - timedelta(days=1), clock.today() + timedelta(days=5))
        holidays.plan(family, longer, desk(family), instead_of=longer.first)
        assert family.closed_until == clock.today() + timedelta(days=6)


def test_who_may_and_what_may_be_said() -> None:
    family, waiting = a_family(), a_family(status="submitted")

    with pytest.raises(NotAllowed):
        holidays.plan(family, terms(1, 2), VISITOR)
    with pytest.raises(NotAllowed):
        holidays.end(family, VISITOR)
    with pytest.raises(NotNow):
        holidays.plan(waiting, terms(1, 2), desk(waiting))
    with pytest.raises(NoContactsInPublic):
        holidays.plan(family, terms(1, 2, "راسلونا 0501234567"), desk(family))


def test_cards_are_told_when_it_begins_and_when_it_is_over() -> None:
    with unit_of_work():
        product = a_product(stock=5)
        family = families.get(product.family_id)
        holidays.plan(family, terms(1, 2), desk(family))

    told = []
    for ahead in range(4):
        with clock.set_to(clock.now() + timedelta(days=ahead)):
            with unit_of_work():
                turned = holidays.turn_one() + holidays.turn_one()
            db.session.expire_all()
            (card,) = shelves.cards([product.id])
            told.append((turned, card.is_ready))

    assert told == [(0, True), (1, False), (0, False), (1, True)]


def test_several_stand_in_their_order_and_none_overlaps_another() -> None:
    family = a_family()
    for first, last in ((20, 22), (4, 9), (12, 14)):
        holidays.plan(family, terms(first, last, f"{first}"), desk(family))

    assert [one.note[0] for one in holidays.planned(family)] == ["4", "12", "20"]
    assert family.closed_from == clock.today() + timedelta(days=4)
    assert [holidays.of(family).covers(clock.today() + timedelta(days=ahead)) for ahead in (3, 4, 11, 14, 21)] == [
        False,
        True,
        False,
        True,
        True,
    ]
    for first, last in ((9, 10), (3, 4), (1, 30), (13, 13), (4, 5), (12, 40)):
        with pytest.raises(HolidaysOverlap):
            holidays.plan(family, terms(first, last), desk(family))
    for number in range(5):
        holidays.plan(family, terms(30 + 2 * number, 30 + 2 * number), desk(family))
    with pytest.raises(TooManyHolidays):
        holidays.plan(family, terms(60, 61), desk(family))


def test_the_same_once_more_is_one_and_other_days_from_the_same_day_on_are_refused() -> None:
    family = a_family()
    for _ in range(2):
        holidays.plan(family, terms(10, 20, "عمرة"), desk(family))

    for other in (terms(10, 11, "عمرة"), terms(10, 20)):
        with pytest.raises(HolidaysOverlap):
            holidays.plan(family, other, desk(family))

    assert holidays.planned(family) == [terms(10, 20, "عمرة")]


def test_one_takes_the_place_of_another_and_each_can_be_called_off() -> None:
    family = a_family()
    days = [clock.today() + timedelta(days=ahead) for ahead in (4, 12)]
    for first, last in ((4, 9), (12, 14)):
        holidays.plan(family, terms(first, last), desk(family))

    holidays.plan(family, terms(11, 15), desk(family), instead_of=days[1])
    holidays.end(family, desk(family), first=days[0])
    holidays.end(family, desk(family), first=days[1])

    assert [one.first for one in holidays.planned(family)] == [clock.today() + timedelta(days=11)]


def test_the_next_follows_when_one_is_over_even_if_nobody_looked_meanwhile() -> None:
    with unit_of_work():
        family = a_family()
        for first, last in ((1, 2), (4, 5), (8, 9)):
            holidays.plan(family, terms(first, last, f"{first}"), desk(family))

    with clock.set_to(clock.now() + timedelta(days=8)):
        with unit_of_work():
            assert [holidays.turn_one(), holidays.turn_one()] == [1, 0]
        db.session.expire_all()
        known = families.get(family.id)
        assert (known.closed_note_ar, known.shown_closed, known.later_holidays) == ("8", True, [])
