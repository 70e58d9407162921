"""Waiting for sold-out goods, and hearing of them once."""

from datetime import timedelta

import pytest

from storefront.community import families
from storefront.goods import catalogue, restocks, stock
from storefront.goods.restocks import commands
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from tests.builders.community import a_family, a_member
from tests.builders.goods import a_product, fill, variant_of, variants_of
from tests.builders.people import told
from tests.builders.trade import heard

pytestmark = pytest.mark.usefixtures("app")


def waits(product: catalogue.Product) -> int:
    """A new member waits for a product; their id."""
    member = a_member()
    restocks.ask(member.id, variant_of(product).id)
    return member.id


def due() -> list[int]:
    """Who is told now, one after the other."""
    heard()
    while restocks.take_due():
        pass
    return [fact.user_id for fact in told(restocks.Restocked)]


def test_whoever_waits_hears_once_when_there_are_pieces_again() -> None:
    product = a_product(stock=0)
    first, second = waits(product), waits(product)
    assert due() == []

    fill(product, 1)

    assert due() == [first, second]
    assert due() == []
    assert not restocks.asked_among(first, [variant_of(product).id])


def test_only_the_choice_that_is_back_is_told() -> None:
    product = a_product(price=(900, 500), stock=0)
    member = a_member()
    large, small = variants_of(product)
    restocks.ask(member.id, large.id)

    stock.count(small, 4)

    assert due() == []
    assert restocks.asked_among(member.id, [large.id, small.id]) == {large.id}


@pytest.mark.parametrize("how", ["hidden", "holiday"])
def test_nobody_is_called_to_a_closed_door(how: str) -> None:
    family = a_family()
    product = a_product(of=family, stock=0)
    waits(product)
    if how == "hidden":
        catalogue.hide(product, SYSTEM, reason="صورة غير واضحة")
    else:
        families.close_until(family, clock.today() + timedelta(days=2))

    fill(product, 3)

    assert due() == []


def test_asking_and_leaving_twice_is_once() -> None:
    product, member = a_product(stock=0), a_member()
    variant_id = variant_of(product).id
    for _ in range(2):
        restocks.ask(member.id, variant_id)
    heard()
    assert [row.variant.id for row in restocks.of_member(member.id)] == [variant_id]

    for _ in range(2):
        restocks.withdraw(member.id, variant_id)

    assert restocks.of_member(member.id) == []


def test_nobody_waits_for_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "MOST_AWAITED", 1)
    product, other, member = a_product(stock=0), a_product(stock=0), a_member()
    restocks.ask(member.id, variant_of(product).id)

    with pytest.raises(restocks.TooManyAwaited):
        restocks.ask(member.id, variant_of(other).id)
    restocks.ask(member.id, variant_of(product).id)
