"""Bookings in words: what happened, how the sum came about, which way it went."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask

from storefront.treasury.ledger.statement import Booking
from storefront.web.family.money_words import MINUS, WORDS, Row, row_of
from storefront.web.kit.locale import read_in

NOON = datetime(2026, 11, 28, 9, tzinfo=UTC)
SALE = {"parcel": "7KQ34U7M", "items": 28_500, "delivery": 1_000, "by_courier": False, "commission": 2_280}


def row(app: Flask, kind: str, *, coming: int = 0, payable: int = 0, **told: Any) -> Row:
    """A booking as the page prints it; sums without their unbreakable spaces."""
    with app.test_request_context():
        return row_of(
            Booking(1, kind, "parcel:12", told, NOON, coming, payable),
            {"PAAAAAAA": ("done", 500, NOON + timedelta(days=3))},
        )


def detail(row: Row) -> str:
    return row.said.detail.replace("\xa0", " ")


def test_a_sale_says_price_commission_and_own_delivery(app: Flask) -> None:
    found = row(app, "sale", coming=27_220, **SALE, rates=[800])

    assert found.said.title == "بيع الطلب 7KQ34U7M"
    assert detail(found) == "285 ر.س − عمولة السوق 8%: 22.80 ر.س + توصيلكم 10 ر.س"
    assert (found.sign, found.amount_minor, found.part, found.href) == (
        "+",
        27_220,
        "coming",
        "/family/orders/7KQ34U7M",
    )


@pytest.mark.parametrize(("rates", "said"), [([750], "7.5%:"), ([0], "0%:"), ([500, 800], "السوق :"), ([], "السوق :")])
def test_a_rate_is_said_where_there_is_one(app: Flask, rates: list[int], said: str) -> None:
    assert said in detail(row(app, "sale", coming=1, **SALE, rates=rates))


def test_the_couriers_fee_is_not_the_familys(app: Flask) -> None:
    assert "توصيلكم" not in row(app, "sale", coming=1, **{**SALE, "by_courier": True}, rates=[800]).said.detail


def test_cash_in_hand_says_what_is_owed_of_it(app: Flask) -> None:
    found = row(app, "sale", payable=-2_280, **SALE, rates=[800], in_hand=True)

    assert found.said.title == "بيع نقدي، الطلب 7KQ34U7M"
    assert detail(found) == "285 ر.س − عمولة السوق 8%: 22.80 ر.س + توصيلكم 10 ر.س · قبضتم بأيديكم نقداً 295 ر.س"
    assert (found.sign, found.amount_minor, found.part) == (MINUS, 2_280, "payable")


def test_cash_in_hand_says_what_the_markets_coupon_pays_of_the_price(app: Flask) -> None:
    found = row(app, "sale", payable=2_720, **SALE, rates=[800], in_hand=True, coupon=5_000)

    assert detail(found).endswith("قبضتم بأيديكم نقداً 245 ر.س · 50 ر.س من الثمن تدفعه قسيمة السوق")


def test_cash_in_hand_names_own_coupon_and_tax_and_only_the_delivery_where_a_coupon_pays_all(app: Flask) -> None:
    own = row(app, "sale", payable=-1, **SALE, rates=[800], in_hand=True, discount=1_500, commission_vat=297)
    free = row(app, "sale", payable=1, **SALE, rates=[800], in_hand=True, coupon=28_500)

    assert detail(own).startswith("300 ر.س − خصم قسيمتكم 15 ر.س − عمولة السوق 8%: 22.80 ر.س + توصيلكم 10 ر.س · ")
    assert detail(own).endswith(" · قبضتم بأيديكم نقداً 295 ر.س · في العمولة ضريبة 2.97 ر.س")
    assert "قبضتم بأيديكم نقداً 10 ر.س" in detail(free)


def test_what_was_called_off_where_a_coupon_had_paid_all_goes_back_to_no_shopper(app: Flask) -> None:
    told = {"why": "declined", "items": 10_000, "coupon": 10_000, "delivery": 0, "commission": 800}

    found = detail(row(app, "taken_back", coming=-9_200, **told))

    assert found == "لا يعود إلى المشتري شيء، وسقطت عنكم عمولته 8 ر.س. وسقط معه 100 ر.س كانت قسيمة السوق تدفعها."


def test_what_only_became_another_kind_has_no_sign(app: Flask) -> None:
    found = row(app, "cleared", coming=-500, payable=500, parcel="7KQ34U7M")

    assert (found.sign, found.amount_minor, found.part) == ("", 500, "both")


def test_a_sum_of_nothing_has_no_sign(app: Flask) -> None:
    signs = [row(app, "taken_back", payable=minor).sign for minor in (-1, 0, 1)]

    assert signs == [MINUS, "", "+"]


@pytest.mark.parametrize(
    ("reference", "said"),
    [("PAAAAAAA", "اعتُمد يوم السبت 28 نوفمبر، ووصل إلى حسابكم يوم الثلاثاء 1 ديسمبر."), ("PUNKNOWN", "")],
)
def test_a_payout_says_how_far_it_is_where_that_is_known(app: Flask, reference: str, said: str) -> None:
    assert row(app, "payout_approved", payable=-500, payout=reference).said.detail == said


@pytest.mark.parametrize("kind", [*WORDS, "something_new"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_kind_is_said_though_little_is_known_of_it(app: Flask, kind: str, language: str) -> None:
    with read_in(language):
        found = row(app, kind, payable=5)

    assert found.said.title
    assert found.said.icon


def test_a_sale_says_what_the_markets_coupon_pays_of_it(app: Flask) -> None:
    found = row(app, "sale", coming=27_220, **SALE, rates=[800], coupon=5_000)
    back = row(app, "taken_back", coming=-1, why="returned", items=10_000, delivery=0, commission=800, coupon=3_000)

    assert "· 50 ر.س من الثمن تدفعه قسيمة السوق" in detail(found)
    assert "يعود إلى المشتري 70 ر.س" in detail(back)
    assert "وسقط معه 30 ر.س كانت قسيمة السوق تدفعها." in detail(back)


def test_every_part_of_a_sale_is_named_from_the_price_to_the_share(app: Flask) -> None:
    told = {**SALE, "by_courier": True, "discount": 1_500, "commission_vat": 297, "rates": [800]}

    found = detail(row(app, "sale", coming=26_220, **told))

    assert "300 ر.س − خصم قسيمتكم 15 ر.س − عمولة السوق 8%: 22.80 ر.س" in found
    assert "دفع المشتري للتوصيل 10 ر.س، وهي للمندوب" in found
    assert "في العمولة ضريبة 2.97 ر.س" in found


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("courier", "ومما عاد إلى المشتري 10 ر.س كانت أجر المندوب، وسقطت عنه."),
        ("borne", "ومما عاد إلى المشتري 10 ر.س للتوصيل تتحملونها"),
    ],
)
@pytest.mark.parametrize("kind", ["taken_back", "borne"])
def test_what_goes_back_of_a_couriers_fee_says_who_bears_it(app: Flask, kind: str, part: str, said: str) -> None:
    told = {"parcel": "7KQ34U7M", "items": 2_500, "delivery": 1_000, "commission": 200}

    assert said in detail(row(app, kind, payable=-1, **told, **{part: 1_000}))
    assert "المندوب" not in detail(row(app, kind, payable=-1, **told))


def test_what_the_office_gave_back_says_how_much_and_why(app: Flask) -> None:
    told = {"parcel": "7KQ34U7M", "why": "allowance", "items": 2_500, "delivery": 0, "commission": 200}

    found = row(app, "taken_back", payable=-2_300, **told, reason="وصلت مخدوشة")

    assert found.said.title == "قرّر المكتب ردّ مبلغ من الطلب 7KQ34U7M"
    assert detail(found) == "يعود إلى المشتري 25 ر.س، وسقطت عنكم عمولتها 2 ر.س. السبب: وصلت مخدوشة"
    assert (found.sign, found.amount_minor) == (MINUS, 2_300)


def test_a_dispute_the_family_bears_says_so_and_what_comes_back_of_it_too(app: Flask) -> None:
    told = {"parcel": "7KQ34U7M", "items": 2_500, "delivery": 500, "commission": 200, "reason": "لم يثبت التسليم"}

    taken, back = row(app, "borne", payable=-2_800, **told), row(app, "unborne", payable=2_800, **told)

    assert detail(taken) == "ردّ مصرفه إليه 30 ر.س، وسقطت عنكم عمولتها 2 ر.س. السبب: لم يثبت التسليم"
    assert (taken.sign, back.sign) == (MINUS, "+")
    assert "7KQ34U7M" in back.said.title
