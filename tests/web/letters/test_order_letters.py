"""What letters to shoppers say of their order: what is paid and what is to pay, where it goes, what is off, what goes back."""

from typing import Any

import pytest
from flask import Flask

from storefront.goods import catalogue
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.refusals import NotFound
from storefront.kernel.units import unit_of_work
from storefront.trade import orders, returns
from tests.builders.adjusting import allow, said
from tests.builders.community import a_family
from tests.builders.coupons import a_coupon
from tests.builders.goods import a_product
from tests.builders.mail import Write, page_of, text_of
from tests.builders.people import letters
from tests.builders.trade import a_basket, an_order, bring_to, pay, place, the_parcel

SARA = "shopper@example.com"


def ordered(method: str = "cash", ways: tuple[str, ...] = ("courier",)) -> dict[str, Any]:
    """An order of one parcel for each of the ways, and what letters about its first one are told."""
    with unit_of_work():
        goods = [(a_product(name=("معمول", "Maamoul"), price=10_000), 2) for _ in ways]
        order = place(a_basket(*goods), method=method, email=SARA)
        for parcel, way in zip(orders.get(order.id).parcels, ways, strict=True):
            parcel.way = way
        if method == "card":
            pay(order)
    return {"order_id": order.id, "parcel_id": parcels_of(order.id)[0].id}


def parcels_of(order_id: int) -> list[orders.Parcel]:
    return list(orders.get(order_id).parcels)


def called_off(write: Write, values: dict[str, Any], language: str = "en", state: str = "cancelled") -> str:
    """The letter about a parcel that was called off."""
    return text_of(write("parcel-called-off", language, {**values, "state": state}))


@pytest.mark.parametrize(
    ("method", "ways", "total", "payment"),
    [
        ("card", ("courier",), "Total: SAR 225", "Payment: Paid by card"),
        ("cash", ("courier",), "To pay: SAR 225", "Payment: Cash on delivery"),
        ("cash", ("collect",), "To pay: SAR 225", "Payment: Cash, when you collect it"),
        ("cash", ("collect", "own"), "To pay: SAR 450", "Payment: Cash, as you receive each parcel"),
    ],
)
def test_a_confirmation_says_what_is_paid_and_what_is_to_pay(
    write: Write, method: str, ways: tuple[str, ...], total: str, payment: str
) -> None:
    letter = write("order-confirmed", "en", ordered(method, ways))

    assert f"{total}\n{payment}\n" in text_of(letter)
    assert all(words in page_of(letter) for words in (*total.split(": "), payment.split(": ")[1]))


@pytest.mark.parametrize(
    ("language", "spot", "brought", "collected"),
    [("en", "Collect it in: An Narjis, Riyadh", "Where to", "Who collects"),
     ("ar", "الاستلام من: النرجس، الرياض", "إلى أين", "من يستلم")],
)  # fmt: skip
def test_what_is_collected_says_where_and_no_address(
    write: Write, language: str, spot: str, brought: str, collected: str
) -> None:
    mine, theirs = (ordered("cash", ways) for ways in (("collect",), ("courier",)))

    collecting, bringing = (write("order-confirmed", language, one) for one in (mine, theirs))

    assert spot in text_of(collecting)
    assert spot.split(": ")[1] in page_of(collecting)
    assert "RRRD2929" not in text_of(collecting) + page_of(collecting)
    assert brought not in text_of(collecting)
    assert collected in text_of(collecting)
    assert brought in text_of(bringing)
    assert "RRRD2929" in text_of(bringing)
    assert spot not in text_of(bringing)


@pytest.mark.parametrize(
    ("method", "ways", "times"),
    [("cash", ("collect", "own"), 2), ("cash", ("own",), 0), ("card", ("collect", "own"), 0)],
)
def test_what_is_paid_for_each_part_in_cash_stands_at_it(
    write: Write, method: str, ways: tuple[str, ...], times: int
) -> None:
    letter = write("order-confirmed", "en", ordered(method, ways))

    assert text_of(letter).count("To pay for this part in cash: SAR 225\n") == times
    assert page_of(letter).count("To pay for this part in cash") == times


def test_a_family_that_did_not_answer_is_not_quoted(write: Write) -> None:
    values = ordered()
    silent = called_off(write, values, "ar", "declined")
    with unit_of_work():
        orders.get_parcel(values["parcel_id"]).decline_reason = "نفد الورد"
    spoken = called_off(write, values, "ar", "declined")

    assert "لم ترد" in silent
    assert "«نفد الورد»" in spoken


def test_what_went_back_before_does_not_go_back_again(write: Write) -> None:
    values = ordered("card")
    with unit_of_work():
        allow(orders.get_parcel(values["parcel_id"]), 2_500)

    assert "SAR 200 goes back to the card" in called_off(write, values)


def test_what_a_bank_looks_into_is_not_promised_to_the_card(write: Write) -> None:
    values = ordered("card")
    with unit_of_work():
        order = orders.get(values["order_id"])
        said(order, "open")
        orders.cancel(the_parcel(order), SYSTEM)

    text = called_off(write, values)

    assert "so SAR 225 waits for its decision" in text
    assert "to the card it was paid with" not in text


@pytest.mark.parametrize(
    ("other", "named"), [("placed", True), ("ready", True), ("declined", False), ("cancelled", False)]
)
def test_other_families_go_on_only_where_something_of_them_is_still_to_come(
    write: Write, other: str, named: bool
) -> None:
    values = ordered("cash", ("courier", "courier"))
    with unit_of_work():
        parcels_of(values["order_id"])[1].state = other

    assert ("other families" in called_off(write, values)) is named


def test_who_ordered_from_one_family_reads_of_no_other(write: Write) -> None:
    assert "other families" not in called_off(write, ordered())


@pytest.mark.parametrize(
    ("method", "said"),
    [
        (
            "card",
            "SAR 225 goes back to the card it was paid with and usually appears there within 5 to 10 working days.",
        ),
        ("transfer", "SAR 225 goes back to the account it was sent from and usually arrives within 2 working days."),
        ("cash", "Nothing was paid, so nothing is owed."),
    ],
)
@pytest.mark.parametrize("state", ["declined", "cancelled"])
def test_what_was_paid_for_a_parcel_that_is_off_goes_back_where_it_came_from(
    write: Write, state: str, method: str, said: str
) -> None:
    text = called_off(write, ordered(method), state=state)

    assert said in text
    assert "- Maamoul × 2: SAR 200\n\nDelivery: SAR 25\nTotal: SAR 225\n" in text


@pytest.mark.parametrize(
    ("method", "said"),
    [
        ("card", "SAR 100 goes back to the card"),
        ("transfer", "SAR 100 goes back to the account"),
        ("cash", "You paid the courier in cash, so the office of Dakkah gives you SAR 100 back"),
    ],
)
def test_what_came_home_is_told_with_its_own_sum(write: Write, method: str, said: str) -> None:
    values = ordered(method)
    with unit_of_work():
        parcel = orders.get_parcel(values["parcel_id"])
        parcel.state, parcel.handed_over_at = "delivered", parcel.state_at
        db.session.flush()
        request = returns.ask(parcel, {parcel.lines[0].id: 1}, kind="defect", reason="مكسور")
    told = {**values, "request_id": request.id, "amount_minor": 10_000, "delivery_minor": 0}

    text = text_of(write("return-done", "en", told))

    assert f"- Maamoul × 1: SAR 100\n\nWhat goes back to you: SAR 100\n\n{said}" in text
    assert "arrived" not in text


def test_what_was_left_at_the_door_is_told_with_what_was_paid(write: Write) -> None:
    values = ordered("cash")
    with unit_of_work():
        parcel = orders.get_parcel(values["parcel_id"])
        request = returns.doorsteps.note(parcel, {parcel.lines[0].id: 1}, "broken on the way")
    told = {**values, "request_id": request.id, "paid_minor": 12_500}

    shopper, family = text_of(write("part-not-taken", "en", told)), text_of(write("part-refused", "en", told))

    assert "- Maamoul × 1: SAR 100\n\nWhat you paid in cash: SAR 125" in shopper
    assert "but for these pieces: “broken on the way”" in family
    assert "What the shopper paid in cash: SAR 125" in family


def test_whoever_collects_is_told_where_and_with_which_code(write: Write) -> None:
    values = {**ordered("cash", ("collect",)), "state": "ready"}
    parcel = orders.get_parcel(values["parcel_id"])
    text = text_of(write("parcel-moved", "ar", values))

    assert parcel.handover_code in text
    assert parcel.family.collection_place in text
    accepted = text_of(write("parcel-moved", "ar", {**values, "state": "accepted"}))
    assert parcel.family.collection_place in accepted
    assert parcel.handover_code not in accepted


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("state", ["accepted", "ready"])
def test_whoever_collects_where_no_place_was_told_will_be_written_to(write: Write, lang: str, state: str) -> None:
    values = {**ordered("cash", ("collect",)), "state": state}
    with unit_of_work():
        orders.get_parcel(values["parcel_id"]).family.collection_place = ""

    text = text_of(write("parcel-moved", lang, values))

    assert ("تكتبه لك الأسرة في رسالة" if lang == "ar" else "The family writes it to you in a message") in text


@pytest.mark.parametrize("state", ["handed_over", "delivered"])
def test_what_has_arrived_says_what_goes_back_without_a_reason(write: Write, state: str) -> None:
    with unit_of_work():
        of = a_family()
        names = [("بخور", "Incense"), ("كليجا", "Kleija")]
        goods = [
            a_product(of=of, name=name, making=catalogue.Making(return_class=c))
            for name, c in zip(names, "HF", strict=True)
        ]
        order = place(a_basket(*((one, 1) for one in goods)), email=SARA)
    told = {"order_id": order.id, "parcel_id": parcels_of(order.id)[0].id, "state": state}

    assert "unused of these may go back without a reason: Incense.\n" in text_of(write("parcel-moved", "en", told))
    assert "ما لم يُفتح ولم يُستعمل من: بخور." in text_of(write("parcel-moved", "ar", told))
    assert "without a reason" not in text_of(write("parcel-moved", "en", {**told, "state": "accepted"}))


@pytest.mark.parametrize(("way", "who"), [("courier", "the courier brings it"), ("own", "the family brings it")])
def test_what_is_ready_says_who_brings_it_and_when(write: Write, way: str, who: str) -> None:
    letter = write("parcel-moved", "en", {**ordered("cash", (way,)), "state": "ready"})

    assert who in text_of(letter)
    assert "Expected: " in text_of(letter)
    assert "on its way" not in text_of(letter)


@pytest.mark.parametrize(
    ("state", "arabic", "english"),
    [
        ("accepted", "قُبل طلبك", "has been accepted"),
        ("ready", "تحمله إليك شركة التوصيل", "the courier brings it to you"),
        ("handed_over", "بالهناء", "We hope you like"),
        ("delivered", "بالهناء", "We hope you like"),
    ],
)
def test_the_first_line_says_of_each_state_what_has_happened(
    write: Write, state: str, arabic: str, english: str
) -> None:
    values = {**ordered(), "state": state}
    pages = {language: page_of(write("parcel-moved", language, values)) for language in ("ar", "en")}

    assert arabic in pages["ar"].split("السلام عليكم")[0]
    assert english in pages["en"].split("<p>Hello")[0]
    assert "بدأ تجهيز" not in pages["ar"]
    assert "being made" not in pages["en"]
    assert "begins making" not in pages["en"]


def test_a_confirmation_sent_once_more_says_what_still_comes(write: Write) -> None:
    values = ordered("cash", ("courier", "courier"))
    with unit_of_work():
        orders.cancel(parcels_of(values["order_id"])[0], SYSTEM)

    text = text_of(write("order-confirmed", "en", values))

    assert "To pay: SAR 225\n" in text
    assert text.count("Maamoul × 2") == 1


@pytest.mark.parametrize(
    ("method", "back"),
    [
        ("card", "SAR 25 goes back to the card"),
        ("cash", "so the family gives you SAR 25 back in cash"),
        ("courier", "so the office of Dakkah gives you SAR 25 back by transfer or in cash"),
    ],
)
def test_an_allowance_says_how_much_and_how_it_comes_back(write: Write, method: str, back: str) -> None:
    values = ordered("card") if method == "card" else ordered("cash", ("courier" if method == "courier" else "own",))
    with unit_of_work():
        allowance = allow(bring_to(parcels_of(values["order_id"])[0], "handed_over"), 2_500)

    text = text_of(write("allowance-given", "en", {**values, "allowance_id": allowance.id}))

    assert "SAR 25 of what you paid" in text
    assert "The goods stay with you." in text
    assert back in text


def test_a_letter_of_before_does_not_show_a_later_link(app: Flask) -> None:
    with unit_of_work():
        order = place(a_basket((a_product(), 1)), email=SARA)
    letter = letters("order-confirmed")[0]
    with unit_of_work():
        orders.get(order.id).link_hash = orders.link_hash("another")

    with pytest.raises(NotFound):
        app.extensions["letters"](letter)


@pytest.mark.parametrize(("language", "coupon", "nothing"), [
    ("ar", "خصم القسيمة", "لا شيء، غطّت القسيمة الثمن كله"), ("en", "Coupon", "Nothing, the coupon covers it all"),
])  # fmt: skip
def test_the_letter_of_an_order_says_what_its_coupon_took_off(
    write: Write, language: str, coupon: str, nothing: str
) -> None:
    ids = ordered()
    with unit_of_work():
        product = a_product(price=10_000)
        reduced, free = (an_order((product, 1), coupon=a_coupon(percent=one), way="collect") for one in (20, 100))

    written = [write("order-confirmed", language, {**ids, "order_id": order.id}) for order in (reduced, free)]
    told = [text_of(letter) for letter in written]

    assert [coupon in text for text in told] == [True, True]
    assert [nothing in text for text in told] == [False, True]
    assert [coupon in page_of(letter) for letter in written] == [True, True]
    assert coupon not in text_of(write("order-confirmed", language, ids))


@pytest.mark.parametrize(
    ("language", "words"), [("ar", ("عليكم أمل", "المستلم: منيرة")), ("en", ("Hello أمل", "Receiver: منيرة"))]
)
def test_a_letter_greets_who_bought(write: Write, language: str, words: tuple[str, str]) -> None:
    values = ordered()
    with unit_of_work():
        order = orders.get(values["order_id"])
        order.contact_name, order.receiver_name, order.receiver_mobile = "أمل", "منيرة", "+966555555555"

    written = text_of(write("order-confirmed", language, values))
    assert all(one in written for one in words)
