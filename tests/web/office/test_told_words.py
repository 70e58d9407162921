"""What explains a booking is read in the reader's language: no name and no number of the program's own is left."""

import re
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.treasury import ledger
from storefront.web.kit.locale import read_in
from storefront.web.office import told_words
from storefront.web.office.told_words import Told
from tests.builders.desks import a_staff
from tests.builders.stage import a_busy_market
from tests.builders.treasury import a_payout

SALE = {
    "parcel": "7KQ34U7M", "order": "AAAA2222", "items": 138_000, "coupon": 0, "delivery": 2_500, "by_courier": True,
    "commission": 11_040, "rates": [800], "in_hand": False,
}  # fmt: skip


def told(values: dict[str, Any], language: str = "ar") -> list[Told]:
    with read_in(language):
        return told_words.told_words(values)


@pytest.mark.usefixtures("app")
def test_a_sale_is_told_in_words_and_riyals() -> None:
    assert told(SALE) == [
        Told("الطرد", code="7KQ34U7M"),
        Told("الطلب", code="AAAA2222"),
        Told("المنتجات", amount_minor=138_000),
        Told("التوصيل", amount_minor=2_500),
        Told("يوصله المندوب", "نعم"),
        Told("عمولة السوق", amount_minor=11_040),
        Told("نسبة العمولة", "8%"),
        Told("قبضت الأسرة ثمنه نقداً", "لا"),
    ]
    assert [one.label for one in told(SALE, "en")][4:] == [
        "Brought by the courier", "The market’s commission", "Rate of commission", "The family took its price in cash",
    ]  # fmt: skip


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("rates", [800, 750], "8% · 7.5%"),
        ("rates", [0], "0%"),
        ("why", "returned", "أُعيدت بضاعته"),
        ("why", "refused", "لم يُستلم عند الباب"),
        ("why", "something new", "something new"),
        ("reason", "account changed", "تغيّر الحساب البنكي للأسرة."),
        ("reason", "account moved", "تُدفع مستحقات الأسرة الآن عن طريق آخر."),
        ("reason", "كما كتبه موظف", "كما كتبه موظف"),
        ("something_new", 5, "5"),
    ],
)
def test_whatever_explains_a_booking_has_words(name: str, value: object, words: str) -> None:
    assert told({name: value})[0].words == words


@pytest.mark.usefixtures("app")
def test_whatever_the_market_books_is_foreseen() -> None:
    a_busy_market()
    with unit_of_work():
        a_payout(50_000, state="failed")

    names = {name for values in db.session.scalars(select(ledger.LedgerTransaction.told)) for name in values}
    whys = {values.get("why") for values in db.session.scalars(select(ledger.LedgerTransaction.told))} - {None}

    assert names - {*told_words.CODES, *told_words.SUMS, *told_words.WORDS} == set()
    assert whys - set(told_words.WHYS) == set()
    assert names >= {"items", "rates", "in_hand", "why", "payout"}


@pytest.mark.parametrize(("prefix", "words"), [("", "يوصله المندوب"), ("/en", "Brought by the courier")])
def test_the_page_of_a_booking_says_no_name_of_the_program(client: FlaskClient, prefix: str, words: str) -> None:
    a_staff(client)
    with unit_of_work():
        sale = [ledger.Line(ledger.BANK, 5), ledger.Line(ledger.COMMISSION, -5)]
        ledger.book("sale:parcel:1", "sale", sale, ledger.Matter("parcel:1", SALE))
    number = ledger.transactions(ledger.Search()).rows[0].transaction.id

    page = client.get(f"{prefix}/office/ledger/transactions/{number}").text

    read = re.sub("<[^>]+>", " ", page.partition("</head>")[2])
    assert (words in read, "1,380" in read, "8%" in read) == (True, True, True)
    assert [raw for raw in ("by_courier", "in_hand", "True", "False", "138000", "[800]") if raw in read] == []
