"""What a member waits for."""

import pytest

from storefront.goods import catalogue, restocks, stock
from storefront.goods.restocks.queries import DUE
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from tests.builders.community import a_member
from tests.builders.goods import a_product, a_weighed_product, variant_of, variants_of
from tests.builders.trade import heard

pytestmark = pytest.mark.usefixtures("app")


def test_the_newest_wish_comes_first_and_what_may_not_be_seen_is_left_out() -> None:
    member, first, second, hidden = a_member(), *(a_product(stock=0) for _ in range(3))
    for product in (first, second, hidden):
        restocks.ask(member.id, variant_of(product).id)
    catalogue.hide(hidden, SYSTEM, reason="صورة غير واضحة")
    heard()

    assert [row.product.id for row in restocks.of_member(member.id)] == [second.id, first.id]


def test_a_wish_is_one_persons_alone() -> None:
    sara, stranger, product = a_member(), a_member(), a_product(stock=0)
    restocks.ask(sara.id, variant_of(product).id)

    restocks.withdraw(stranger.id, variant_of(product).id)

    assert restocks.asked_among(sara.id, [variant_of(product).id])
    assert not restocks.asked_among(stranger.id, [variant_of(product).id])
    assert restocks.of_member(stranger.id) == []


@pytest.mark.parametrize(("grams", "due"), [(249, [50]), (250, [50, 250])])
def test_who_waits_for_a_portion_waits_for_its_grams(grams: int, due: list[int]) -> None:
    member, product = a_member(), a_weighed_product(50, 250, grams=0)
    for variant in variants_of(product):
        restocks.ask(member.id, variant.id)
    stock.count(variants_of(product)[0], grams)
    heard()

    weights = {variant.id: variant.grams for variant in variants_of(product)}
    assert sorted(weights[wish.variant_id] for wish in db.session.scalars(DUE)) == due
