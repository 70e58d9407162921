"""What is booked of fees: about the exhibition, under the provider's own name for it, on the accounts of its organiser."""

import pytest

from storefront.fairs import fees
from storefront.treasury import ledger
from tests.builders.feeing import DEPOSIT, FEE, again, an_invoice, paid, taken_in_cash

pytestmark = pytest.mark.usefixtures("app")


def bookings(exhibition_id: int) -> list[ledger.Booked]:
    found = ledger.transactions(ledger.Search(subjects=[fees.accounts.subject_of(exhibition_id)]))
    return list(found.rows)


def test_every_account_is_known_to_the_books() -> None:
    assert all(map(ledger.is_account, fees.accounts.ALL))
    assert not ledger.is_account("organiser:other")


def test_a_part_is_booked_about_its_exhibition_with_the_number_of_its_invoice() -> None:
    invoice = an_invoice()
    paid(invoice, FEE + DEPOSIT)

    (one,) = bookings(invoice.exhibition_id)

    assert one.transaction.told == {"invoice": invoice.reference, "fee": FEE, "deposit": DEPOSIT}
    assert one.transaction.provider_ref
    assert {side.entry.account: side.entry.amount_minor for side in one.sides} == {
        "clearing:bank_transfer": FEE + DEPOSIT,
        "organiser:coming": -FEE,
        "organiser:deposits": -DEPOSIT,
    }


def test_cash_has_no_name_at_a_provider() -> None:
    invoice = an_invoice()
    taken_in_cash(again(invoice), FEE)

    (one,) = bookings(invoice.exhibition_id)

    assert one.transaction.provider_ref == ""
    assert {side.entry.account for side in one.sides} == {"organiser:cash", "organiser:coming"}
