"""One guarded statement for every change of a count, with its movement beside it."""

import pytest

from storefront.fairs.stall_stock import StallStock
from storefront.fairs.stall_stock.holding import begun, free_at, held, item_of, items_held, move, name_product
from tests.builders.stall_goods import Holder, a_holder, moves

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def holder() -> Holder:
    return a_holder()


def test_what_a_family_has_there_is_begun_once(holder: Holder) -> None:
    exhibition_id, family_id = holder.plan.exhibition_id, holder.family.id

    first, again = begun(exhibition_id, family_id), begun(exhibition_id, family_id)

    assert first is again
    assert held(StallStock.family_id == family_id) == [first]


def test_a_count_begins_at_nothing_and_once(holder: Holder) -> None:
    head = begun(holder.plan.exhibition_id, holder.family.id)
    item = item_of(head.id, holder.variant.id)

    assert item_of(head.id, holder.variant.id) is item
    assert (free_at(item.id), items_held(head.id)) == (0, [])
    for _ in range(2):
        name_product(head.id, holder.product.id)


def test_it_never_falls_below_nothing_and_nothing_is_written_then(holder: Holder) -> None:
    item = item_of(begun(holder.plan.exhibition_id, holder.family.id).id, holder.variant.id)

    assert move(item.id, 2, "moved_in")
    assert not move(item.id, -3, "sale")
    assert move(item.id, -2, "sale")

    assert free_at(item.id) == 0
    assert moves() == [("moved_in", 2), ("sale", -2)]
