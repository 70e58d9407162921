"""Cash the courier holds: what it hands in counts for the oldest sales first, each whole, and the rest stays owed."""

import pytest

from storefront.treasury import ledger, movements
from storefront.treasury.ledger import Share
from tests.builders.community import a_family
from tests.builders.treasury import an_officer

pytestmark = pytest.mark.usefixtures("app")


def sold(number: int, total_minor: int, *, received_in: str = ledger.COURIER_CASH) -> str:
    """A sale of so many halalas; what it is called in the books."""
    subject = f"parcel:{number}"
    share = Share(a_family().id, total_minor, 0, 0, by_courier=True)
    ledger.record_sale(subject, share, received_in=received_in, told={"parcel": f"P{number}"})
    return subject


def hand_in(amount_minor: int, reference: str = "ST-1") -> None:
    movements.note_cash(amount_minor, 0, an_officer(), reference=reference, reason="كشف نوفمبر")


def test_what_nobody_handed_in_is_owed_the_oldest_first() -> None:
    first, second = sold(1, 300), sold(2, 500)

    assert ledger.cash.owed() == [
        ledger.cash.OwedCash(first, "P1", 300, 300),
        ledger.cash.OwedCash(second, "P2", 500, 500),
    ]
    assert (ledger.cash.is_in(first), ledger.cash.is_in(second)) == (False, False)


@pytest.mark.parametrize(("handed", "left"), [(299, [1, 500]), (300, [500]), (301, [499]), (799, [1]), (800, [])])
def test_what_is_handed_in_counts_for_the_oldest(handed: int, left: list[int]) -> None:
    first, second = sold(1, 300), sold(2, 500)

    hand_in(handed)

    assert [sale.left_minor for sale in ledger.cash.owed()] == left
    assert (ledger.cash.is_in(first), ledger.cash.is_in(second)) == (handed >= 300, handed >= 800)


def test_a_sale_of_one_halala_is_owed_too() -> None:
    first, second = sold(1, 1), sold(2, 500)

    assert [sale.subject for sale in ledger.cash.owed()] == [first, second]
    hand_in(1)
    assert ([sale.left_minor for sale in ledger.cash.owed()], ledger.cash.is_in(first)) == ([500], True)


def test_what_is_handed_in_later_makes_a_shortfall_good() -> None:
    first = sold(1, 300)
    hand_in(200)
    second = sold(2, 500)

    hand_in(100, "ST-2")

    assert (ledger.cash.is_in(first), ledger.cash.is_in(second)) == (True, False)


def test_what_was_handed_in_makes_those_sales_whole_that_were_not() -> None:
    first, second, _ = sold(1, 300), sold(2, 500), sold(3, 100)

    made_whole = []
    for number, amount in enumerate((299, 1, 499, 1, 99)):
        hand_in(amount, f"ST-{number}")
        made_whole.append(ledger.cash.made_whole_by(amount))

    assert made_whole == [[], [first], [], [second], []]


def test_one_sum_makes_many_whole_the_oldest_first() -> None:
    sales = [sold(number, 100) for number in (3, 1, 2)]

    hand_in(300)

    assert ledger.cash.made_whole_by(300) == sales


def test_what_the_courier_never_took_is_in() -> None:
    bank, family = sold(1, 300, received_in=ledger.BANK), sold(2, 300, received_in=ledger.FAMILY)

    assert [ledger.cash.is_in(one) for one in (bank, family, "parcel:99")] == [True, True, True]
    assert ledger.cash.owed() == []
