"""What letters to families say: what of a cancelled parcel is back in their stock, and what never was in it."""

import pytest

from storefront.kernel.units import unit_of_work
from storefront.trade import orders, returns
from tests.builders.adjusting import REASON, allow, of_one_parcel
from tests.builders.community import a_family
from tests.builders.coupons import a_coupon
from tests.builders.goods import a_product
from tests.builders.mail import Write, page_of, text_of
from tests.builders.trade import a_basket, an_order, bring_to, place, the_parcel


@pytest.mark.parametrize(
    ("stocks", "arabic", "english"),
    [
        ((5, 5), "عادت القطع إلى مخزونكم", "The pieces are back in your stock"),
        ((5, None), "وما كان منه في مخزونكم عاد إليه", "What of it was in your stock is back there"),
        ((None, None), "", ""),
    ],
)
def test_only_what_lay_in_stock_is_back_in_it(
    write: Write, stocks: tuple[int | None, ...], arabic: str, english: str
) -> None:
    with unit_of_work():
        family = a_family()
        order = place(a_basket(*((a_product(of=family, stock=stock), 1) for stock in stocks)))
        values = {"parcel_id": orders.get(order.id).parcels[0].id}

    for language, words, stock in (("ar", arabic, "مخزونكم"), ("en", english, "stock")):
        letter = write("parcel-cancelled", language, values)
        assert all(words in text for text in (text_of(letter), page_of(letter)))
        assert (stock in text_of(letter)) is bool(words)


@pytest.mark.parametrize(
    ("kind", "arabic", "english"),
    [
        ("given", "يعيده السوق، ولا يلزمكم شيء", "The market gives it back; there is nothing for you to do."),
        ("found", "ردّ مكتب دكّة إلى المشتري", "gave SAR 25 of the price"),
        ("dispute", "كسب المشتري اعتراضاً عند مصرفه", "SAR 25 of what was paid went back"),
    ],
)
def test_a_family_reads_what_went_to_its_shopper_and_why(write: Write, kind: str, arabic: str, english: str) -> None:
    with unit_of_work():
        allowance = allow(of_one_parcel(state="handed_over"), 2_500)
        allowance.kind = kind
        values = {"parcel_id": allowance.parcel_id, "allowance_id": allowance.id}

    for language, words, fallen in (
        ("ar", arabic, "سقط عنكم من العمولة"),
        ("en", english, "Commission you no longer owe"),
    ):
        letter = write("share-taken", language, values)
        assert words in text_of(letter)
        assert f"{fallen}: " in text_of(letter)
        assert all(said in page_of(letter) for said in (fallen, REASON))


def test_the_sums_of_a_new_order_add_up(write: Write) -> None:
    with unit_of_work():
        family = a_family()
        goods = (a_product(of=family, price=10_000), 1)
        order = an_order(goods, coupon=a_coupon(family=family, percent=10))
        values = {"parcel_id": orders.get(order.id).parcels[0].id}

    for language, words in (
        ("en", ("Delivery: SAR 25", "Coupon: ", "Total: SAR 115")),
        ("ar", ("التوصيل: 25", "القسيمة: ")),
    ):
        letter = write("parcel-new", language, values)
        assert all(line in text_of(letter) for line in words)
        assert all(line.split(":")[0] in page_of(letter) for line in words)


@pytest.mark.parametrize(
    ("way", "arabic", "english"),
    [
        ("collect", "فأعطوه المبلغ نقداً ثم سجّلوا ذلك في صفحة الطلب", "give the shopper the sum in cash, then note it"),
        ("courier", "يعيده السوق، ولا يلزمكم شيء", "The market gives it back; there is nothing for you to do."),
    ],
)
def test_of_cash_the_letter_says_who_gives_it_back(write: Write, way: str, arabic: str, english: str) -> None:
    with unit_of_work():
        product = a_product(of=a_family(ways=frozenset({way})), price=12_500)
        allowance = allow(bring_to(the_parcel(an_order((product, 1))), "handed_over"), 2_500)
        values = {"parcel_id": allowance.parcel_id, "allowance_id": allowance.id}

    for language, words in (("ar", arabic), ("en", english)):
        letter = write("share-taken", language, values)
        assert words in text_of(letter)
        assert words in page_of(letter)
        assert ("/family/orders/" in text_of(letter)) is (way == "collect")


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("ar", ["سحب المشتري طلبه استرجاع هذه القطع", "صابون الغار × 1", "لا تعود القطع إليكم، ولا يُعاد ثمنها."]),
        ("en", ["The shopper has withdrawn the return", "Laurel soap × 1", "No goods come back to you"]),
    ],
)
def test_a_family_reads_which_pieces_do_not_come_back(write: Write, lang: str, said: list[str]) -> None:
    with unit_of_work():
        product = a_product(of=a_family(), name=("صابون الغار", "Laurel soap"))
        parcel = bring_to(the_parcel(an_order((product, 2))), "handed_over")
        wish = returns.ask(parcel, {parcel.lines[0].id: 1}, kind="defect", reason="مكسورة")
        returns.withdraw(wish, parcel)

    letter = write("return-withdrawn", lang, {"parcel_id": parcel.id, "request_id": wish.id})

    assert [words for words in said if words not in text_of(letter)] == []
    assert said[2] in page_of(letter)
    assert f"/family/orders/{parcel.reference}" in text_of(letter)
