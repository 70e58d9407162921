"""The money of an order is on its page what it is in the books: sold, gone back each time with its day and why, left."""

import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from storefront.kernel import calendars, clock
from storefront.kernel.units import unit_of_work
from storefront.trade import orders, returns
from storefront.trade.orders import Parcel
from storefront.treasury import ledger
from tests.builders import adjusting
from tests.builders.card_refunds import bring_home, call_off
from tests.builders.community import a_city
from tests.builders.community import desk as families_desk
from tests.builders.coupons import a_coupon
from tests.builders.desks import FamilyDesk, a_desk, a_parcel
from tests.builders.goods import a_product
from tests.builders.money import as_it_is
from tests.builders.reading import page
from tests.builders.teams import a_mates_desk
from tests.builders.trade import a_paid_order, an_order, bring_to, delivers, heard, pay, the_parcel

SUM = re.compile(r"[^0-9.−]|\.(?![0-9])")
WAITS = {"": "فينتظر 225 ر.س قراره", "/en": "so SAR 225 waits for its decision"}


def sold(desk: FamilyDesk, *, state: str = "placed", pieces: int = 2) -> Parcel:
    """A parcel of the family, paid by card: so many pieces of 100 riyals, and the courier's fee."""
    with unit_of_work():
        goods = a_product(of=desk.family, price=10_000, stock=9)
        parcel = the_parcel(a_paid_order((goods, pieces)))
        return parcel if state == "placed" else bring_to(parcel, state)


def money_on(client: FlaskClient, parcel: Parcel, prefix: str = "") -> str:
    """What stands on the page of an order about its money."""
    answer = client.get(f"{prefix}/family/orders/{parcel.reference}")
    assert answer.status_code == 200
    return page(answer).one("section", aria_labelledby="h-money").words


def share_in_books(desk: FamilyDesk) -> int:
    return ledger.owed_to(desk.family.id)


@pytest.mark.parametrize("state", ["placed", "preparing", "delivered"])
def test_what_went_back_stands_on_the_page_with_its_reason_and_day_wherever_the_order_is(
    client: FlaskClient, state: str
) -> None:
    desk = a_desk(client)
    parcel = sold(desk, state=state)
    with unit_of_work():
        adjusting.allow(parcel, 2_500)
        adjusting.allow(parcel, 1_250)

    words, english = money_on(client, parcel), money_on(client, parcel, "/en")

    assert "ثمن المنتجات200 ر.س" in words
    assert "عاد إلى المشتري−37.50 ر.س عمولة السوق−13 ر.س حصتكم الآن149.50 ر.س" in words
    assert words.count(f"السبب: {adjusting.REASON}") == 2
    assert "يعود إلى المشتري 25 ر.س، وسقطت عنكم عمولتها 2 ر.س" in words.replace("\N{NO-BREAK SPACE}", " ")
    assert words.count(f"{clock.today().day} {calendars.MONTHS['ar'][clock.today().month - 1]}") == 2
    assert share_in_books(desk) == 14_950
    assert "Your share nowSAR 149.50" in english


def test_an_order_of_which_nothing_went_back_is_as_it_was_sold(client: FlaskClient) -> None:
    desk = a_desk(client)
    words = money_on(client, sold(desk))

    assert "عمولة السوق−16 ر.س حصتكم184 ر.س" in words
    assert "عاد" not in words
    assert share_in_books(desk) == 18_400


def reckoned(client: FlaskClient, parcel: Parcel) -> tuple[list[int], int]:
    """The sums on the page of an order from its price to its share, and the share, in halalas."""
    rows = page(client.get(f"/family/orders/{parcel.reference}")).one("dl", class_="totals").all("dd")
    *parts, share = (SUM.sub("", row.words).replace("−", "-") for row in rows)
    return [round(float(part) * 100) for part in parts], round(float(share) * 100)


def faulty(parcel: Parcel) -> None:
    """All of it comes home and its delivery with it."""
    wish = returns.ask(parcel, {parcel.lines[0].id: 2}, kind="defect", reason="مكسورة")
    returns.answer(wish, parcel, families_desk(parcel.family), agreed=True, words="")
    returns.take_back(wish, parcel, families_desk(parcel.family))


@pytest.mark.parametrize(
    "happens", [lambda one: None, lambda one: adjusting.allow(one, 2_500, with_delivery=True), faulty]
)
@pytest.mark.parametrize("by", ["", "family", "market"])
@pytest.mark.parametrize("drives", [True, False])
def test_from_the_price_to_the_share_every_part_is_named_and_all_add_up(
    client: FlaskClient, happens: Callable[[Parcel], object], by: str, drives: bool
) -> None:
    desk = a_desk(client)
    with unit_of_work():
        goods = a_product(of=desk.family, price=10_000, stock=9)
        if drives:
            delivers(desk.family, a_city(), fee_minor=1_500)
        coupon = a_coupon(family=desk.family if by == "family" else None) if by else None
        order = an_order((goods, 2), method="card", coupon=coupon)
        pay(order)
        parcel = bring_to(the_parcel(order), "delivered")
        happens(parcel)
        heard()

    parts, share = reckoned(client, parcel)

    words = money_on(client, parcel)
    assert (sum(parts), "أجر المندوب" in words) == (share, not drives)
    assert share == share_in_books(desk)


def test_lists_of_orders_say_what_is_left_of_the_price(client: FlaskClient) -> None:
    desk = a_desk(client)
    less, whole = sold(desk), sold(desk)
    with unit_of_work():
        adjusting.allow(less, 2_500)

    rows = {one: page(client.get("/family/orders")).one("article", id=f"order-{one.id}").words for one in (less, whole)}

    assert "عاد منه 25" in rows[less]
    assert "200 ر.س" in rows[less]
    assert "عاد منه" not in rows[whole]
    assert "225 ر.س" in rows[whole]


PARTS = {
    2_500: ("يعود إلى المشتري 175 ر.س، وهو ما بقي مما دفعه بعد 25 ر.س رُدّت من قبل", "gets SAR 175 back"),
    20_000: ("رُدّ إلى المشتري من قبل كل ما دفعه، وهو 200 ر.س", "got all of the payment back before, SAR 200,"),
    0: ("يعود المبلغ كاملاً إلى المشتري: 200 ر.س", "gets all the money back: SAR 200"),
}


@pytest.mark.parametrize("before", PARTS)
@pytest.mark.parametrize(("state", "page_of_it"), [("placed", "refusal"), ("ready", "doorstep")])
def test_whoever_calls_off_reads_what_goes_back_and_what_went_before(
    client: FlaskClient, before: int, state: str, page_of_it: str
) -> None:
    desk = a_desk(client)
    with unit_of_work():
        product = a_product(of=desk.family, price=10_000, stock=9)
    parcel = a_parcel(desk.family, state=state, product=product, quantity=2, method="card")
    if before:
        with unit_of_work():
            adjusting.allow(orders.get_parcel(parcel.id), before)

    here = f"/family/orders/{parcel.reference}/{page_of_it}"
    read = [page(client.get(prefix + here)).one("form", class_="measure").words for prefix in ("", "/en")]

    for words, expected in zip(read, PARTS[before], strict=True):
        assert expected in words.replace("\N{NO-BREAK SPACE}", " ")


def test_of_what_a_bank_gave_back_nothing_is_promised_again(client: FlaskClient) -> None:
    desk = a_desk(client)
    parcel = sold(desk)
    with unit_of_work():
        adjusting.lost(orders.get(parcel.order_id))

    text = client.get(f"/family/orders/{parcel.reference}/refusal").text

    assert ("ردّ مصرف المشتري إليه ما ردّه في اعتراضه" in text, "يعود المبلغ كاملاً" in text) == (True, False)


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_what_waits_for_a_bank_is_not_said_to_have_gone_back(client: FlaskClient, prefix: str) -> None:
    desk = a_desk(client)
    parcel = sold(desk)
    with unit_of_work():
        adjusting.said(orders.get(parcel.order_id), "open")
    held = client.get(f"{prefix}/family/orders/{parcel.reference}").text
    asked = client.get(f"{prefix}/family/orders/{parcel.reference}/refusal").text
    call_off(as_it_is(orders.get(parcel.order_id)))

    answer = client.get(f"{prefix}/family/orders/{parcel.reference}").text

    assert ("نصيبكم من هذا الطلب موقوف الآن" if not prefix else "Your share of this order is on hold") in held
    assert ("وما دُفع ينتظر قرار مصرف المشتري" if not prefix else "waits for the shopper’s bank") in asked
    assert WAITS[prefix] in answer


def test_a_return_says_that_its_price_waits_for_the_bank(client: FlaskClient) -> None:
    desk = a_desk(client)
    parcel = sold(desk, state="delivered")
    with unit_of_work():
        adjusting.said(orders.get(parcel.order_id), "open")
    bring_home(as_it_is(orders.get(parcel.order_id)), 1)

    words = page(client.get(f"/family/orders/{parcel.reference}")).words
    assert "عادت القطع، والمبلغ ينتظر المصرف" in words
    assert "فينتظر 100 ر.س قراره" in words
    with unit_of_work():
        adjusting.said(orders.get(parcel.order_id), "won")

    words = page(client.get(f"/family/orders/{parcel.reference}")).words
    assert "عادت القطع والمبلغ" in words
    assert "قراره" not in words


def test_who_only_packs_reads_the_price_and_nothing_of_shares_and_commission(client: FlaskClient) -> None:
    desk = a_mates_desk(client, "orders")
    parcel = sold(desk)
    with unit_of_work():
        adjusting.allow(parcel, 2_500)

    words = money_on(client, parcel)

    assert "ثمن المنتجات200 ر.س" in words
    assert "عاد إلى المشتري" in words
    assert [word for word in ("عمولة", "حصتكم") if word in words] == []


def test_of_what_was_called_off_nothing_is_the_couriers(client: FlaskClient) -> None:
    desk = a_desk(client)
    parcel = sold(desk)
    call_off(as_it_is(orders.get(parcel.order_id)))

    words = money_on(client, parcel)

    assert [word for word in ("أجر المندوب", "على المشتري", "حصتكم") if word in words] == []
    assert "لا شيء، فالطلب لم يتم" in words


@pytest.mark.parametrize(("state", "said"), [("ready", "نقداً، تستلمونه أنتم"), ("handed_over", "نقداً، استلمتموه أنتم")])
def test_cash_is_to_be_taken_until_it_was(client: FlaskClient, state: str, said: str) -> None:
    desk = a_desk(client)
    with unit_of_work():
        product = a_product(of=desk.family, price=10_000)

    assert said in money_on(client, a_parcel(desk.family, state=state, product=product, way="collect", method="cash"))


@pytest.mark.parametrize(
    ("method", "arabic", "english"),
    [
        ("card", "بالبطاقة، وقد دُفع", "By card, already paid"),
        ("transfer", "بتحويل بنكي، وقد دُفع", "By bank transfer, already paid"),
    ],
)
def test_how_it_was_paid_is_said_as_it_was(client: FlaskClient, method: str, arabic: str, english: str) -> None:
    desk = a_desk(client)
    parcel = sold(desk)
    with unit_of_work():
        orders.get(parcel.order_id).method = method

    assert arabic in money_on(client, parcel)
    assert english in money_on(client, parcel, "/en")
