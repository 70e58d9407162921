"""A family's board: counted by state, found again by a reference or by a name it may know, late ones apart."""

from datetime import timedelta

import pytest

from storefront.community.families.models import Family
from storefront.kernel import clock
from storefront.trade import orders
from storefront.trade.orders import PARCEL, Parcel
from tests.builders.community import a_family
from tests.builders.goods import a_product
from tests.builders.trade import an_order, bring_to, the_parcel

pytestmark = pytest.mark.usefixtures("app")


def ordered(family: Family, state: str = "", **contact: str) -> Parcel:
    """A parcel of a family in a state."""
    parcel = the_parcel(an_order((a_product(of=family), 1), **contact))
    return bring_to(parcel, state) if state else parcel


def found(family: Family, words: str) -> list[int]:
    """What the board finds, in whatever state."""
    return [parcel.id for parcel in orders.boards.board(family.id, tuple(PARCEL), words=words).rows]


def test_counts_say_how_many_are_in_each_state_and_how_many_are_late() -> None:
    family = a_family()
    late = ordered(family, "accepted")
    for _ in range(2):
        ordered(family)
    late.promised_on = clock.today() - timedelta(days=1)

    assert orders.boards.counts(family.id) == ({"accepted": 1, "placed": 2}, 1)


def test_late_ones_stand_apart() -> None:
    family = a_family()
    late, done, today = ordered(family, "accepted"), ordered(family, "handed_over"), ordered(family)
    for parcel, days in ((late, 1), (done, 1), (today, 0)):
        parcel.promised_on = clock.today() - timedelta(days=days)

    page = orders.boards.board(family.id, late=True)

    assert ([parcel.id for parcel in page.rows], page.total) == ([late.id], 1)


def test_a_parcel_is_found_by_the_beginning_of_its_own_reference_or_of_its_orders() -> None:
    family, other = a_family(), a_family()
    parcel, theirs = ordered(family), ordered(other)

    assert found(family, parcel.reference) == found(family, f" {parcel.order.reference.lower()} ") == [parcel.id]
    assert parcel.id in found(family, parcel.reference[:3])
    assert found(family, theirs.reference) == found(family, "no such one") == []


def test_a_name_finds_only_whom_the_family_may_know() -> None:
    family = a_family()
    new, accepted = (ordered(family, state, name="لمى العتيبي") for state in ("", "accepted"))

    assert found(family, "العتيبي") == [accepted.id]
    assert found(family, "%") == found(family, "_") == []
    assert found(family, new.reference) == [new.id]


def test_a_parcel_is_found_by_who_bought_and_by_who_receives_it() -> None:
    family = a_family()
    parcel = ordered(family, "accepted", name="لمى العتيبي", receiver_name="منيرة", receiver_mobile="+966555555555")

    assert found(family, "لمى") == found(family, "منيرة") == [parcel.id]
