"""A family sets up what it makes in a day, changes and drops it."""

from typing import Any

import pytest

from storefront.goods import making
from storefront.goods.making import refusals
from storefront.kernel.actors import VISITOR
from storefront.kernel.refusals import NotAllowed, NotFound, NotNow
from storefront.kernel.wording import TextIsTooLong
from tests.builders.community import a_family, desk
from tests.builders.goods import a_product, its_family
from tests.builders.making import a_cake, a_capacity, booked, its_desk, terms, wanted

pytestmark = pytest.mark.usefixtures("app")


def test_products_share_what_a_family_makes_in_a_day() -> None:
    family = a_family()
    cakes = [a_cake(of=family) for _ in range(2)]

    capacity = a_capacity(*cakes, pieces=4, days_off={4, 5})

    assert making.all_of_family(family.id) == [capacity]
    assert [sharing for _, sharing in making.products_of(family.id)] == [capacity.id, capacity.id]
    assert making.calendars([capacity.id])[capacity.id].days_off == {4, 5}


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"name": " \u200f"}, refusals.NameIsMissing),
        ({"name": "ك" * 61}, TextIsTooLong),
        ({"pieces": 0}, refusals.PiecesAreNotValid),
        ({"pieces": 1_001}, refusals.PiecesAreNotValid),
        ({"days_off": range(7)}, refusals.EveryDayIsOff),
    ],
)
def test_what_makes_no_sense_is_refused(wrong: dict[str, Any], refusal: type[Exception]) -> None:
    cake = a_cake()

    with pytest.raises(refusal):
        a_capacity(cake, **wrong)

    assert making.all_of_family(cake.family_id) == []


def test_only_what_the_family_itself_makes_to_order_is_within_it() -> None:
    family = a_family()
    for stranger in (a_cake(), a_product(of=family, stock=5)):
        with pytest.raises(refusals.ProductsAreMissing):
            making.set_up(family, terms(a_cake(of=family), stranger), desk(family))
    with pytest.raises(refusals.ProductsAreMissing):
        making.set_up(family, terms(), desk(family))


def test_a_product_is_within_one_capacity() -> None:
    family = a_family()
    cake, bread = a_cake(of=family), a_cake(of=family)
    first = a_capacity(cake)

    with pytest.raises(refusals.ProductIsElsewhere):
        a_capacity(cake, bread)

    assert {product.id: within for product, within in making.products_of(family.id)} == {
        cake.id: first.id,
        bread.id: None,
    }


def test_nobody_else_sets_up_changes_or_drops_it() -> None:
    cake, stranger = a_cake(), desk(a_family())
    capacity = a_capacity(cake)

    for actor in (stranger, VISITOR):
        with pytest.raises(NotAllowed):
            making.change(capacity, terms(cake, pieces=1), actor)
        with pytest.raises(NotAllowed):
            making.drop(capacity, actor)
    with pytest.raises(NotFound):
        making.of_family(a_family().id, capacity.id)


def test_lowered_below_what_is_booked_it_keeps_the_bookings_and_takes_no_new_ones() -> None:
    cake = a_cake()
    capacity = a_capacity(cake, pieces=10)
    making.book([wanted(cake, 8)], subject="order:1")

    making.change(capacity, terms(cake, pieces=5), its_desk(capacity))
    making.book([wanted(cake, 6)], subject="order:2")

    assert booked(capacity) == [8, 5, 1]
    assert capacity.lowered_at is not None


def test_days_that_were_over_fill_up_no_higher_than_the_new_number() -> None:
    cake = a_cake()
    capacity = a_capacity(cake, pieces=10)
    for number in (1, 2):
        making.book([wanted(cake, 4)], subject=f"order:{number}")
    making.change(capacity, terms(cake, pieces=5), its_desk(capacity))

    making.give_back("order:1")
    making.book([wanted(cake, 3)], subject="order:3")

    assert booked(capacity) == [5, 2]


def test_raised_it_takes_more_on_the_same_day() -> None:
    cake = a_cake()
    capacity = a_capacity(cake, pieces=2)
    making.book([wanted(cake, 2)], subject="order:1")

    making.change(capacity, terms(cake, pieces=6), its_desk(capacity))
    making.book([wanted(cake, 4)], subject="order:2")

    assert (booked(capacity), capacity.lowered_at) == ([6], None)


def test_a_product_that_leaves_is_made_without_a_limit_and_keeps_its_days() -> None:
    family = a_family()
    cake, bread = a_cake(of=family), a_cake(of=family)
    capacity = a_capacity(cake, bread, pieces=2)
    making.book([wanted(bread, 2)], subject="order:1")

    making.change(capacity, terms(cake, pieces=2), desk(family))

    assert making.book([wanted(bread, 50)], subject="order:2") == {}
    assert booked(capacity) == [2]


def test_one_that_was_dropped_takes_nothing_and_gives_back_what_it_held() -> None:
    cake = a_cake()
    capacity = a_capacity(cake, pieces=2)
    making.book([wanted(cake, 2)], subject="order:1")

    making.drop(capacity, its_desk(capacity))

    assert making.book([wanted(cake, 5)], subject="order:2") == {}
    assert (making.all_of_family(cake.family_id), booked(capacity)) == ([], [2])
    making.give_back("order:1")
    assert booked(capacity) == []
    with pytest.raises(NotNow):
        making.drop(capacity, its_desk(capacity))


def test_a_family_sets_up_a_handful(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storefront.goods.making.commands.MOST_CAPACITIES", 1)
    family = a_family()
    a_capacity(a_cake(of=family))

    with pytest.raises(refusals.TooManyCapacities):
        a_capacity(a_cake(of=family))


def test_a_product_leaves_its_capacity_at_its_familys_wish() -> None:
    cake = a_cake()
    a_capacity(cake, pieces=4)

    with pytest.raises(NotAllowed):
        making.leave(cake, VISITOR)
    making.leave(cake, its_family(cake))

    assert making.find_for(cake.id) is None
