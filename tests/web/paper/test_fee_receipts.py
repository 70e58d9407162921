"""Receipts for exhibiting, read back by other hands: who, for what, how much, in both languages."""

import pytest

from storefront.fairs import fees, invoices
from storefront.kernel.units import unit_of_work
from storefront.web.kit.locale import read_in
from storefront.web.paper import Look
from storefront.web.paper.fee_receipts import receipt
from tests.builders.feeing import DEPOSIT, FEE, again, an_invoice, officer_of, paid, taken_in_cash
from tests.builders.printed import text_of

pytestmark = pytest.mark.usefixtures("app")
LOOK = Look("bayt-noura", "madder", "https://dakkah.example")


def test_what_was_paid_and_what_went_back_stands_on_it() -> None:
    invoice = an_invoice()
    paid(invoice, FEE)
    taken_in_cash(again(invoice), DEPOSIT)
    with unit_of_work():
        fees.return_deposit(invoice.id, officer_of(again(invoice).exhibition))

    with read_in("ar"):
        text = text_of(receipt(again(invoice), invoices.parts(invoice.id), LOOK))

    for words in ("إيصال رسوم مشاركة", invoice.reference, "300.00", "100.00", "400.00", "تحويل بنكي", "نقداً للمنظّم"):
        assert words in text
    assert "ليس" in text


def test_an_english_one_reads_english_and_names_the_sponsor() -> None:
    invoice = an_invoice()
    with unit_of_work():
        fees.sponsor(invoice.id, officer_of(again(invoice).exhibition), name="Giving Trust", reason="دعم")
    taken_in_cash(again(invoice), FEE + DEPOSIT)

    with read_in("en"):
        text = text_of(receipt(again(invoice), invoices.parts(invoice.id), LOOK))

    for words in ("Receipt for exhibiting", "Giving Trust", "400.00", "no tax invoice"):
        assert words in text
