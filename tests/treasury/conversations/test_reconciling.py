"""A provider's list and its balance belong together: a balance that does not stand still is not compared."""

import pytest

from storefront.kernel import clock
from storefront.treasury import conversations
from storefront.treasury.conversations.reconciling import TRIES
from tests.builders.money import a_settled_order
from tests.builders.providers import LONG_AGO, provider

pytestmark = pytest.mark.usefixtures("app")


def test_movements_come_with_the_balance_they_add_up_to() -> None:
    order = a_settled_order()

    found = conversations.account(provider().name, LONG_AGO)

    assert [one.amount_minor for one in found.movements] == [order.total_minor]
    assert found.holdings == {"SAR": order.total_minor}
    assert conversations.account(provider().name, clock.now()).movements == []


def test_a_balance_that_moves_meanwhile_is_asked_for_again_with_its_list() -> None:
    order = a_settled_order()
    moves = iter([0, 700])
    provider().before = lambda call: call == "holdings" and provider().held_beside.update(USD=next(moves, 700))

    found = conversations.account(provider().name, LONG_AGO)

    assert found.holdings == {"SAR": order.total_minor, "USD": 700}
    assert provider().calls.count("holdings") == 3


def test_one_that_never_stands_still_is_not_known() -> None:
    order, moves = a_settled_order(), iter(range(100))
    provider().before = lambda call: call == "holdings" and provider().held_beside.update(USD=next(moves))

    found = conversations.account(provider().name, LONG_AGO)

    assert ([one.amount_minor for one in found.movements], found.holdings) == ([order.total_minor], None)
    assert provider().calls.count("holdings") == TRIES + 1
