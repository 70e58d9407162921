"""What was allowed of a parcel is read whole, and another parcel's is not."""

import pytest

from storefront.kernel.refusals import NotFound
from storefront.trade import allowances
from storefront.treasury import ledger
from tests.builders.adjusting import allow, of_one_parcel

pytestmark = pytest.mark.usefixtures("app")


def test_what_was_allowed_is_counted_by_line_and_delivery() -> None:
    parcel, other = of_one_parcel(), of_one_parcel()
    line = parcel.lines[0].id
    first = allow(parcel, 500)
    allow(parcel, 700, with_delivery=True)
    allow(other, 300)

    seen = allowances.allowed(parcel.id)

    assert (seen.lines, seen.delivery_minor) == ({line: 1_200}, parcel.delivery_minor)
    assert [one.amount_minor for one in allowances.get(first.id).lines] == [500]
    assert [one.total_minor for one in allowances.of_parcels([parcel.id])] == [500, 700 + parcel.delivery_minor]


def test_what_is_left_of_a_share_is_without_it() -> None:
    parcel = of_one_parcel()
    given = allow(parcel, 500)
    share = ledger.Share(parcel.family_id, 12_500, 2_500, 1_000, by_courier=True)

    left = allowances.left_of(share, parcel.id)

    assert (left.items_minor, left.delivery_minor) == (12_000, 2_500)
    assert left.commission_minor == 1_000 - given.commission_minor
    assert allowances.find(given.once) is given


def test_what_is_none_is_not_found() -> None:
    with pytest.raises(NotFound):
        allowances.get(999_999)
    assert allowances.find("nothing") is None
