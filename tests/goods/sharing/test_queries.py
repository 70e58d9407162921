"""Reading links: a family's own alone, by kind; a ready basket as it stands today."""

import pytest

from storefront.community.families.models import Family
from storefront.goods import catalogue, sharing, stock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.refusals import NotFound
from tests.builders.community import a_family, desk
from tests.builders.goods import a_product, variant_of
from tests.builders.links import a_link, a_ready_basket

pytestmark = pytest.mark.usefixtures("app")


def test_a_link_is_found_by_its_family_alone() -> None:
    link, other = a_link(), a_family()

    assert sharing.of_family(link.family_id, link.code) is link
    with pytest.raises(NotFound):
        sharing.of_family(other.id, link.code)


def test_only_a_basket_is_a_basket() -> None:
    basket, link = a_ready_basket(), a_link()

    assert sharing.basket(basket.code) is basket
    for code in (link.code, "nonsense"):
        with pytest.raises(NotFound):
            sharing.basket(code)


def test_lists_hold_what_was_made_the_baskets_and_the_pages() -> None:
    family = a_family()
    product = a_product(of=family)
    shared, basket = a_link(to=product), a_ready_basket((product, 1))
    sharing.ensure(product.id)
    sharing.ensure_shop(family.id)
    a_link()

    listed = {which: [one.code for one in sharing.page(family.id, which).rows] for which in sharing.LISTS}

    assert set(listed[""]) == {shared.code, basket.code}
    assert (listed["baskets"], listed["pages"]) == ([basket.code], [sharing.code_of(product.id)])
    assert len(sharing.every(family.id)) == 4
    assert [one.code for one in [sharing.of_shop(family.id)] if one] == [sharing.code_of_shop(family.id)]


def test_a_basket_stands_at_todays_prices_and_with_what_is_left() -> None:
    family = a_family()
    few, dear, gone = (a_product(of=family, stock=9, price=1_000) for _ in range(3))
    made = a_product(of=family, stock=None, price=2_000)
    link = a_ready_basket((few, 4), (dear, 1), (gone, 1), (made, 3))
    stock.count(variant_of(few), 3)
    catalogue.reprice(variant_of(dear), 1_500)
    catalogue.hide(gone, SYSTEM, reason="")

    found = sharing.ready(link.code)

    assert [one.can_be_had for one in found] == [3, 1, 0, 3]
    assert [one.total_minor for one in found] == [3_000, 1_500, 0, 6_000]
    assert [one.was_minor for one in found] == [None, 1_000, None, None]
    assert [one.left for one in found] == [3, 9, 9, None]


def test_what_is_left_of_one_thing_goes_to_its_first_line() -> None:
    product = a_product(stock=3, personal_max=9)
    link = a_ready_basket((product, 2), text="نورة")
    actor = desk(db.session.get_one(Family, link.family_id))
    sharing.filling.put(link, variant_of(product).id, 2, actor, personal_text="ريم")

    assert [one.can_be_had for one in sharing.ready(link.code)] == [2, 1]


def test_an_empty_basket_is_nothing() -> None:
    family = a_family()

    assert sharing.ready(sharing.make(family, sharing.BASKET, desk(family), name="فارغة").code) == []
