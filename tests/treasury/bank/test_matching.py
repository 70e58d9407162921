"""A payer writes the number somewhere; it is found however it was grouped, and never guessed."""

import pytest

from storefront.treasury.bank import matching
from storefront.treasury.gateways import BankTransfer
from tests.builders.bank import a_transfer_order
from tests.builders.money import the_payment
from tests.builders.trade import a_basket, a_product, place

pytestmark = pytest.mark.usefixtures("app")


@pytest.mark.parametrize(
    "written",
    ["{}", "order {}", "طلب {} دكة", "FROM SARA/{}/FT2026", "{}.", "REF{}X", "  {}  ", "a-{}-b"],
)
def test_the_number_is_found_in_the_words(written: str) -> None:
    order = a_transfer_order()
    words = written.format(order.reference)

    assert matching.meant(words, BankTransfer.name) == the_payment(order).id


@pytest.mark.parametrize("gap", [" ", "-", "\u200f", " - "])
def test_it_may_be_grouped_and_in_small_letters(gap: str) -> None:
    order = a_transfer_order()
    words = f"{order.reference[:4]}{gap}{order.reference[4:]}".lower()

    assert matching.meant(words, BankTransfer.name) == the_payment(order).id


def test_two_numbers_are_nobodys() -> None:
    first, second = a_transfer_order(), a_transfer_order()

    assert matching.meant(f"{first.reference} {second.reference}", BankTransfer.name) is None


@pytest.mark.parametrize("words", ["", "for the incense", "12345678", "٤٤٤٤٤٤٤٤"])
def test_no_number_is_nobodys(words: str) -> None:
    a_transfer_order()

    assert matching.meant(words, BankTransfer.name) is None


def test_an_order_paid_otherwise_is_not_meant() -> None:
    order = place(a_basket((a_product(), 1)), method="cash")

    assert matching.meant(order.reference, BankTransfer.name) is None
