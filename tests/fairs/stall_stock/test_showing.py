"""What everybody sees of the goods at an exhibition."""

import pytest

from storefront.fairs import exhibitions, stall_stock, stalls
from storefront.goods import catalogue, shelves
from storefront.kernel import memory
from storefront.kernel.actors import SYSTEM
from storefront.kernel.units import unit_of_work
from tests.builders.goods import a_draft, a_product
from tests.builders.stall_goods import Holder, a_holder

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def holder() -> Holder:
    """A family that brings what it has pieces of, and something to be ordered there."""
    with unit_of_work():
        found = a_holder()
        made = a_product(of=found.family, stock=None)
        stall_stock.choose(found.exhibition, found.family.id, [], [made.id], SYSTEM)
        found.bring(4)
    return found


def ids(holder: Holder, **narrowed: int) -> list[tuple[int, int]]:
    page = stall_stock.page_of(holder.plan.exhibition_id, size=10, **narrowed)
    assert page.total == len(page.rows)
    return [(row.product_id, row.there) for row in page.rows]


def test_what_is_at_the_stall_comes_first(holder: Holder) -> None:
    (first, there), (_, none) = ids(holder)

    assert (first, there, none) == (holder.product.id, 4, 0)


def test_what_shoppers_do_not_see_is_not_there(holder: Holder) -> None:
    with unit_of_work():
        a_draft(of=holder.family)
        catalogue.hide(holder.product, SYSTEM, reason="صورة")

    assert [one for one, _ in ids(holder) if one == holder.product.id] == []
    assert shelves.card(holder.product.id) is None


def test_a_list_is_narrowed_by_family_and_sub_category(holder: Holder) -> None:
    choices = stall_stock.choices_of(holder.plan.exhibition_id)

    assert list(choices.families) == [holder.family.id]
    assert choices.categories == [holder.product.category_id]
    assert len(ids(holder, family_id=holder.family.id)) == 2
    assert len(ids(holder, category_id=holder.product.category_id)) == 2
    assert ids(holder, family_id=holder.family.id + 1) == ids(holder, category_id=999) == []
    assert stall_stock.total_of(holder.plan.exhibition_id) == 2


def test_a_product_says_where_it_is_next(holder: Holder) -> None:
    found = stall_stock.where_next(holder.product.id)

    assert found
    assert (found.slug, found.stall, found.free) == (holder.exhibition.slug, "A-1", 4)
    with unit_of_work():
        stalls.show(stalls.of_exhibition(holder.plan.exhibition_id), SYSTEM, to_all=False)
    memory.forget_all()
    hidden = stall_stock.where_next(holder.product.id)
    assert hidden
    assert hidden.stall == ""


def test_what_is_called_off_is_nowhere(holder: Holder) -> None:
    with unit_of_work():
        exhibitions.cancel(holder.exhibition, ("تعذّر المكان.", ""), SYSTEM)

    assert stall_stock.where_next(holder.product.id) is None
