"""Going on holiday and coming back: which days can be, who says so, and that cards are told when it begins and ends."""

from datetime import timedelta

import pytest

from storefront.community import families, holidays
from storefront.community.holidays import Terms
from storefront.community.holidays.refusals import FirstDayIsOver, LastDayIsNotValid
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
        holidays.plan(family, longer, desk(family))
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
