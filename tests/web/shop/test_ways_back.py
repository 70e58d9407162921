"""How money goes back: to where it came from, in so many days, never that it is there."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.kernel.units import unit_of_work
from storefront.trade import adjustments
from storefront.trade.orders import Order
from storefront.treasury.disputes import Held
from storefront.web.kit.locale import read_in
from storefront.web.shop.ways_back import way_back
from tests.builders import adjusting
from tests.builders.card_refunds import a_round, call_off, refunds_of
from tests.builders.goods import a_product
from tests.builders.mail import text_of
from tests.builders.order_pages import again, bought, shown
from tests.builders.trade import opened, the_parcel
from tests.web.letters.conftest import writing_of

TO_THE_CARD = ("إلى البطاقة التي دُفع بها", "to the card it was paid with")


@pytest.mark.parametrize(
    ("method", "arabic", "english"),
    [
        ("card", "إلى البطاقة التي دُفع بها", "to the card it was paid with"),
        ("transfer", "إلى الحساب الذي حُوّل منه", "to the account it was sent from"),
        ("cash", "تعيد إليك الأسرة", "the family gives you"),
    ],
)
def test_money_goes_back_the_way_it_came(app: Flask, method: str, arabic: str, english: str) -> None:
    said = {}
    for language in ("ar", "en"):
        with app.test_request_context("/"), read_in(language):
            said[language] = way_back(method, 12_550)

    assert arabic in said["ar"]
    assert english in said["en"]
    assert "125.50" in said["ar"]
    assert "SAR 125.50" in said["en"]


def test_cash_a_courier_took_comes_back_from_the_office(app: Flask) -> None:
    with app.test_request_context("/"):
        courier, card = way_back("cash", 12_550, by_courier=True), way_back("card", 12_550, by_courier=True)

    assert "فيعيد إليك مكتب دكّة 125.50 ر.س بتحويل أو نقداً" in courier
    assert "إلى البطاقة التي دُفع بها" in card


def test_what_a_bank_has_a_say_in_is_told_apart_from_the_rest(app: Flask) -> None:
    with app.test_request_context("/"):
        said = way_back("card", 10_000, held=Held(waits_minor=6_000, by_bank_minor=3_000))

    assert said.startswith("يعود 10 ر.س إلى البطاقة")
    assert "فينتظر 60 ر.س قراره: ما يردّه إليك المصرف يصلك منه، وما لا يردّه نعيده نحن إلى بطاقتك." in said
    assert said.endswith("أعاد إليك مصرفك 30 ر.س حين حُسم الاعتراض لصالحك.")


@pytest.mark.parametrize(
    ("prefix", "asked", "waits", "given"),
    [
        ("", "فينتظر 115 ر.س قراره", "فينتظر 115 ر.س قراره", "أعاد إليك مصرفك 115 ر.س"),
        ("/en", "so SAR 115 waits for its decision", "so SAR 115 waits for its decision", "Your bank gave you SAR 115"),
    ],
)
def test_while_a_bank_looks_into_it_nothing_is_said_to_go_to_the_card(
    client: FlaskClient, prefix: str, asked: str, waits: str, given: str
) -> None:
    with unit_of_work():
        product = a_product(price=12_500, stock=9)
    placed = bought(client, product=product, method="card")
    with unit_of_work():
        adjusting.allow(the_parcel(again(placed)), 1_000)
        adjusting.said(placed, "open")
    seen = [words_of(client, placed, prefix)]
    call_off(placed)
    seen.append(words_of(client, placed, prefix))
    with unit_of_work():
        adjusting.said(placed, "lost")
    a_round()
    seen.append(words_of(client, placed, prefix))

    assert [words in text for words, text in zip((asked, waits, given), seen, strict=True)] == [True] * 3
    assert [words for words in TO_THE_CARD if words in " ".join(seen)] == []


def test_what_the_office_gives_back_waits_for_the_bank_too(client: FlaskClient) -> None:
    placed = bought(client, method="card")
    with unit_of_work():
        adjusting.allow(the_parcel(again(placed)), 1_000)
        adjusting.said(placed, "open")
    waits = words_of(client, placed, "")
    with unit_of_work():
        adjusting.said(placed, "won")

    assert "من الثمن، وينتظر قرار مصرفك−10 ر.س" in waits
    assert "أُعيد إليك من الثمن" not in waits
    assert "أُعيد إليك من الثمن−10 ر.س" in words_of(client, placed, "")


def words_of(client: FlaskClient, placed: Order, prefix: str) -> str:
    """The page of an order in words alone."""
    return plain(shown(client, placed, prefix).words)


def plain(text: str) -> str:
    """Words without what keeps numbers apart."""
    return " ".join(text.replace("\u2068", "").replace("\u2069", "").split())


def after_losing(client: FlaskClient, amount_minor: int | None, bearer: str) -> Order:
    """A card order of SAR 115 whose dispute was lost; `bearer` was said to bear it, if somebody was."""
    with unit_of_work():
        product = a_product(price=11_500, stock=9)
    placed = bought(client, product=product, method="card")
    with unit_of_work():
        dispute = adjusting.lost(placed, amount_minor)
        if bearer:
            adjustments.decide(
                dispute, the_parcel(opened(placed.reference)), bearer, adjusting.OFFICER, reason="وصلت القطعة"
            )
    return placed


LOST = pytest.mark.parametrize(
    ("amount_minor", "bearer", "to_the_card", "by_the_bank"),
    [
        (None, "family", "", "أعاد إليك مصرفك 115 ر.س"),
        (None, "market", "", "أعاد إليك مصرفك 115 ر.س"),
        (None, "", "", "أعاد إليك مصرفك 115 ر.س"),
        (2_000, "family", "يعود 95 ر.س إلى البطاقة", "أعاد إليك مصرفك 20 ر.س"),
        (2_000, "market", "يعود 95 ر.س إلى البطاقة", "أعاد إليك مصرفك 20 ر.س"),
        (2_000, "", "يعود 95 ر.س إلى البطاقة", "أعاد إليك مصرفك 20 ر.س"),
    ],
)


@pytest.mark.parametrize(
    ("amount_minor", "paid"),
    [
        (0, "دُفع بالبطاقة"),
        (2_000, "دُفع بالبطاقة، ثم ردّ إليك مصرفك بعضه"),
        (None, "دُفع بالبطاقة، ثم ردّه إليك مصرفك"),
    ],
)
def test_what_a_bank_gave_back_does_not_read_as_paid(client: FlaskClient, amount_minor: int | None, paid: str) -> None:
    placed = bought(client, method="card") if amount_minor == 0 else after_losing(client, amount_minor, "")

    assert paid in [line.words for line in shown(client, placed).all("p", class_="way-line")]


@LOST
def test_after_a_lost_dispute_nobody_is_promised_what_the_bank_gave(
    app: Flask, client: FlaskClient, amount_minor: int | None, bearer: str, to_the_card: str, by_the_bank: str
) -> None:
    placed = after_losing(client, amount_minor, bearer)
    call_off(placed)
    parcel = the_parcel(again(placed))
    values = {"order_id": placed.id, "parcel_id": parcel.id, "state": parcel.state}
    seen = [words_of(client, placed, ""), plain(text_of(writing_of(app)("parcel-called-off", "ar", values)))]
    a_round()
    seen.append(words_of(client, placed, ""))

    gone = 9_500 if to_the_card else 0
    assert sum(one.amount_minor for one in refunds_of(placed) if one.way == "provider") == gone
    assert [to_the_card in text and by_the_bank in text for text in seen] == [True] * 3
    assert [text.count("إلى البطاقة") for text in seen] == [1 if to_the_card else 0] * 3


@LOST
def test_whoever_calls_off_after_a_lost_dispute_is_told_the_same_before(
    client: FlaskClient, amount_minor: int | None, bearer: str, to_the_card: str, by_the_bank: str
) -> None:
    placed = after_losing(client, amount_minor, bearer)

    asked = plain(shown(client, placed).one("dialog", id=f"cancel-{the_parcel(placed).reference}").words)
    call_off(placed)

    assert to_the_card in asked
    assert by_the_bank in asked
    assert asked.count("إلى البطاقة") == (1 if to_the_card else 0)
    assert way_of(asked) in words_of(client, placed, "")


def way_of(asked: str) -> str:
    """What a dialog says of the money."""
    return asked.partition("يُلغى هذا الطرد كله. ")[2].partition(" حين حُسم")[0]


def test_what_went_back_before_is_not_called_unpaid(app: Flask, client: FlaskClient) -> None:
    placed = bought(client, method="card")
    with unit_of_work():
        parcel = the_parcel(opened(placed.reference))
        adjusting.allow(parcel, parcel.items_minor, with_delivery=bool(parcel.delivery_minor))
    asked = shown(client, placed).one("dialog", id=f"cancel-{parcel.reference}").words
    call_off(placed)
    values = {"order_id": placed.id, "parcel_id": parcel.id, "state": "cancelled"}

    seen = [asked, words_of(client, placed, ""), text_of(writing_of(app)("parcel-called-off", "ar", values))]

    assert ["عاد إليك ثمنه كله من قبل." in text for text in seen] == [True] * 3
    assert ["لم يُدفع" in text or "لا يُدفع" in text for text in seen] == [False] * 3
