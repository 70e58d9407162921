"""What a shopper has ordered lately: their own newest order that is with its families, and nobody else's."""

from datetime import timedelta

import pytest

from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.trade import orders
from storefront.trade.checkouts import placed
from tests.builders.community import a_member
from tests.builders.trade import an_order, pay

pytestmark = pytest.mark.usefixtures("app")


def newest(*, user_id: int | None = None, links: tuple[orders.Order, ...] = (), hours: int = 6) -> str | None:
    since, hashes = clock.now() - timedelta(hours=hours), [order.link_hash for order in links]
    found = placed.newest(user_id=user_id, link_hashes=hashes, since=since)
    return found.reference if found else None


def test_it_is_the_newest_of_a_members_own_and_of_those_whose_links_are_held() -> None:
    user, other = a_member(), a_member()
    with clock.set_to(clock.now() - timedelta(hours=3)):
        mine = an_order(user_id=user.id)
    guests = an_order()
    an_order(user_id=other.id)

    assert newest(user_id=user.id) == mine.reference
    assert newest(user_id=user.id, links=(guests,)) == guests.reference
    assert newest(user_id=user.id, hours=2) is None
    assert newest() is None


def test_what_was_not_paid_yet_or_was_called_off_is_with_nobody() -> None:
    unpaid, declined = an_order(method="card"), an_order(method="cash")
    for parcel in orders.get(declined.id).parcels:
        orders.decline(parcel, Actor(families=frozenset({parcel.family_id})), reason="نعتذر")
    before = newest(links=(unpaid, declined))

    pay(unpaid)

    assert (before, newest(links=(unpaid, declined))) == (None, unpaid.reference)
