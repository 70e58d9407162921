"""What is offered to whoever confirmed an address: reference, day, families; nothing of the person who ordered."""

import pytest

from storefront.trade import claims
from tests.builders.community import a_family, a_member
from tests.builders.goods import a_product
from tests.builders.trade import an_order

pytestmark = pytest.mark.usefixtures("app")
ADDRESS = "sara@example.com"


def test_the_orders_of_guests_with_the_address_are_found_the_newest_first_with_their_families() -> None:
    ours, yours = (a_family(name=(name, name)) for name in ("بيت نورة", "دار سلمى"))
    both = an_order((a_product(of=ours), 1), (a_product(of=yours), 1), email=ADDRESS)
    last = an_order((a_product(of=yours), 1), email=ADDRESS)
    an_order(email=ADDRESS, user_id=a_member().id), an_order(email="other@example.com"), an_order()

    found = claims.found(ADDRESS)

    assert [(one.reference, [family.trade_name_ar for family in one.families]) for one in found] == [
        (last.reference, ["دار سلمى"]),
        (both.reference, ["بيت نورة", "دار سلمى"]),
    ]
    assert set(vars(found[0])) == {"reference", "placed_at", "families"}


def test_without_a_confirmed_address_nothing_is_found() -> None:
    an_order()

    assert claims.found("") == []


def test_no_more_are_offered_at_once_than_can_be_read() -> None:
    orders = [an_order(email=ADDRESS).reference for _ in range(3)]

    assert [one.reference for one in claims.found(ADDRESS, most=2)] == orders[:0:-1]
    assert len(claims.found(ADDRESS, most=None)) == 3


def test_they_are_offered_from_the_one_that_is_asked_for_on_to_the_older_ones() -> None:
    orders = [an_order(email=ADDRESS).reference for _ in range(3)]
    theirs = an_order(email="other@example.com").reference

    assert [one.reference for one in claims.found(ADDRESS, since=orders[1])] == orders[1::-1]
    assert [[one.reference for one in claims.found(ADDRESS, since=one)] for one in (theirs, "NONE")] == [
        orders[::-1]
    ] * 2
