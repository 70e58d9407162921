"""Proposed dates are found by their parcel, the latest first."""

import pytest

from storefront.kernel.actors import Actor
from storefront.kernel.refusals import NotFound
from storefront.trade import proposals
from tests.builders.proposing import a_cake_parcel, propose

pytestmark = pytest.mark.usefixtures("app")


def test_the_latest_of_each_parcel_is_found() -> None:
    (parcel, _), (other, _) = a_cake_parcel(), a_cake_parcel()
    proposals.refuse(propose(parcel, 4), parcel, Actor())
    last = propose(parcel, 6)

    assert proposals.newest([parcel.id, other.id]) == {parcel.id: last}
    assert (proposals.open_of(parcel.id), proposals.open_of(other.id)) == (last, None)


def test_a_proposal_belongs_to_its_parcel() -> None:
    (parcel, _), (other, _) = a_cake_parcel(), a_cake_parcel()
    mine = propose(parcel)

    assert proposals.of_parcel(parcel.id, mine.id) is mine
    for parcel_id, proposal_id in ((other.id, mine.id), (parcel.id, mine.id + 99)):
        with pytest.raises(NotFound):
            proposals.of_parcel(parcel_id, proposal_id)
    with pytest.raises(NotFound):
        proposals.get(mine.id + 99)
