"""Which bookings were entered by hand, and what waits for a second person."""

import pytest

from storefront.kernel.refusals import NotFound
from storefront.treasury import ledger, movements
from tests.builders.community import a_family
from tests.builders.treasury import an_officer

pytestmark = pytest.mark.usefixtures("app")


def test_what_a_provider_told_of_itself_was_entered_by_nobody() -> None:
    ledger.record_sale(
        "parcel:1",
        ledger.Share(a_family().id, 10_000, 0, 800, by_courier=False),
        received_in=ledger.clearing("stripe"),
    )
    ledger.record_arrival("stripe:po_1", "stripe", 5_000, ledger.Matter(provider_ref="po_1"))
    movements.note_arrival("stripe", 4_000, an_officer(), reference="ST-1", reason="كشف نوفمبر")

    rows = [row.transaction for row in ledger.transactions(ledger.Search()).rows]

    assert [movements.is_by_hand(one) for one in rows] == [True, False, False]
    assert [movements.counterpart(one) for one in rows] == [None, None, None]


def test_a_wish_is_read_by_its_number() -> None:
    with pytest.raises(NotFound):
        movements.get(7)
    assert movements.living(7) is None
    assert movements.waiting() == []


def test_each_kind_that_people_enter_was_entered_by_hand() -> None:
    share = ledger.Share(a_family().id, 10_000, 2_500, 800, by_courier=True)
    ledger.record_sale("parcel:1", share, received_in=ledger.COURIER_CASH)
    movements.note_cash(5_000, 0, an_officer(), reference="ST-1", reason="كشف نوفمبر")
    movements.note_courier_paid(2_500, an_officer(), reference="ST-2", reason="كشف نوفمبر")

    rows = [row.transaction for row in ledger.transactions(ledger.Search()).rows]

    assert [(one.kind, movements.is_by_hand(one)) for one in rows] == [
        ("courier_paid", True),
        ("cash_handed_in", True),
        ("sale", False),
    ]
