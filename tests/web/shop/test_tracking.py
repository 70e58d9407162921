"""Following an order without an account: its number and mobile tell states and days, and nothing of a person."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.kernel import clock
from storefront.kernel.units import unit_of_work
from storefront.trade.orders import Order
from storefront.web.kit.locale import gettext
from storefront.web.shop.tracking import MISSED
from tests.builders.browser import Browser, post
from tests.builders.community import a_family
from tests.builders.desks import a_stranger
from tests.builders.goods import a_product
from tests.builders.hostile import HOSTILE
from tests.builders.reading import page
from tests.builders.shopping import order
from tests.builders.trade import bring_to, opened, the_parcel

MOBILE = "0559876543"


def tracked(app: Flask, *, state: str = "", **options: str) -> Order:
    """An order somebody else's browser placed."""
    with unit_of_work():
        product = a_product(of=a_family(name=("بيت نورة", "Bayt Noura")))
    placed = order(Browser(app, app.response_class), product, **options)
    with unit_of_work():
        if state:
            bring_to(the_parcel(opened(placed.reference)), state)
    return placed


@pytest.mark.parametrize("mobile", [MOBILE, "٠٥٥٩٨٧٦٥٤٣", "+966 55 987 6543"])
@pytest.mark.parametrize("change", [str, str.lower, lambda text: f" {text[:4]}-{text[4:]} "])
def test_number_and_mobile_are_understood_however_they_are_written(
    app: Flask, client: FlaskClient, mobile: str, change
) -> None:  # type: ignore[no-untyped-def]
    placed = tracked(app)

    answer = post(client, "/tracking", reference=change(placed.reference), mobile=mobile)

    assert answer.status_code == 200
    assert placed.reference in page(answer).one("h1").words


@pytest.mark.parametrize(("prefix", "words"), [("", "بيت نورة|قيد التجهيز"), ("/en", "Bayt Noura|Being prepared")])
def test_states_and_days_are_told_and_nothing_of_a_person(
    app: Flask, client: FlaskClient, prefix: str, words: str
) -> None:
    placed = tracked(app, state="preparing")
    with unit_of_work():
        parcel = the_parcel(opened(placed.reference))

    answer = post(client, f"{prefix}/tracking", reference=placed.reference, mobile=MOBILE)

    assert [one for one in words.split("|") if one not in page(answer).words] == []
    secrets = (
        "لمى العتيبي",
        "lama@example.com",
        "RRRD2929",
        "055 987 6543",
        parcel.handover_code,
        "الباب الأزرق",
        "050 123 4567",
    )
    assert [secret for secret in secrets if secret in answer.text] == []
    assert "85" not in page(answer).one("main").words
    assert answer.headers["Cache-Control"] == "no-store"


def test_whoever_has_neither_letter_nor_account_reads_where_to_write(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    placed = tracked(app, email="")
    monkeypatch.setitem(app.config, "MARKET_EMAIL", "help@dakkah.example")

    written = page(post(client, "/tracking", reference=placed.reference, mobile=MOBILE)).one("main")
    monkeypatch.setitem(app.config, "MARKET_EMAIL", "")
    without = page(post(client, "/tracking", reference=placed.reference, mobile=MOBILE)).one("main")

    assert written.one("a", href="mailto:help@dakkah.example").words == "help@dakkah.example"
    assert without.one("a", href="/pages/help").words == "الأسئلة والتواصل"


def test_it_opens_nothing_else(app: Flask, client: FlaskClient) -> None:
    placed = tracked(app)

    post(client, "/tracking", reference=placed.reference, mobile=MOBILE)

    assert client.get(f"/orders/{placed.reference}").status_code == 404


@pytest.mark.parametrize(("method", "words"), [("card", "هذا الطلب بانتظار الدفع."), ("cash", "بانتظار قبول الأسرة")])
def test_an_order_that_waits_says_for_what(app: Flask, client: FlaskClient, method: str, words: str) -> None:
    placed = tracked(app, method=method)

    assert words in post(client, "/tracking", reference=placed.reference, mobile=MOBILE).text


def test_a_wrong_number_and_a_wrong_mobile_get_the_same_words(app: Flask, client: FlaskClient) -> None:
    placed = tracked(app)
    pairs = ((placed.reference, "0500000001"), ("K7M2PX4Q", MOBILE), ("K7M2PX4Q", "0500000001"))

    answers = [post(client, "/tracking", reference=reference, mobile=mobile) for reference, mobile in pairs]

    assert [answer.status_code for answer in answers] == [422] * 3
    assert {page(answer).one("div", class_="bad").words for answer in answers} == {gettext(MISSED)}


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("reference", "", "يُرجى كتابة رقم الطلب."),
        ("mobile", "", "يُرجى كتابة رقم جوال سعودي."),
        ("mobile", "0112345678", "رقم الجوال غير صحيح"),
    ],
)
def test_what_is_wrong_is_said_beside_it_and_kept(client: FlaskClient, field: str, typed: str, sentence: str) -> None:
    answer = post(client, "/tracking", **{"reference": "K7M2PX4Q", "mobile": MOBILE, field: typed})
    found = page(answer)

    assert answer.status_code == 422
    assert sentence in found.one("span", id=f"{field}-error").words
    assert (found.one("input", id=field)["value"], found.one("input", id=field)["aria-invalid"]) == (typed, "true")


def test_guessing_the_mobile_of_an_order_ends_soon_and_the_right_one_waits(app: Flask) -> None:
    placed = tracked(app)
    statuses = []
    for number in range(7):
        guesser = Browser(app, app.response_class)
        guesser.environ_base["REMOTE_ADDR"] = f"10.0.0.{number}"
        statuses.append(
            post(guesser, "/tracking", reference=placed.reference, mobile=f"05000000{number:02}").status_code
        )
    with clock.set_to(clock.now() + timedelta(minutes=20)):
        later = post(Browser(app, app.response_class), "/tracking", reference=placed.reference, mobile=MOBILE)

    assert statuses == [422] * 5 + [429] * 2
    assert later.status_code == 200


def test_guessing_numbers_from_one_place_ends_too(client: FlaskClient) -> None:
    statuses = [
        post(client, "/tracking", reference=f"K7M2PX{number:02}", mobile=MOBILE).status_code for number in range(22)
    ]

    assert statuses == [422] * 20 + [429] * 2


def test_right_tries_are_not_counted(app: Flask, client: FlaskClient) -> None:
    placed = tracked(app)

    assert {post(client, "/tracking", reference=placed.reference, mobile=MOBILE).status_code for _ in range(8)} == {200}


def test_the_stranger_follows_nothing_without_both(app: Flask, client: FlaskClient) -> None:
    placed = tracked(app)

    answer = post(a_stranger(client), "/tracking", reference=placed.reference, mobile="0500000001")

    assert answer.status_code == 422
    assert "بيت نورة" not in answer.text


@pytest.mark.parametrize("field", ["reference", "mobile"])
def test_hostile_words_get_an_answer(client: FlaskClient, field: str) -> None:
    for number, (kind, words) in enumerate(HOSTILE.items()):
        client.environ_base["REMOTE_ADDR"] = f"10.0.1.{number}"
        answer = post(client, "/tracking", **{"reference": "K7M2PX4Q", "mobile": MOBILE, field: words})
        assert answer.status_code in (422, 429), kind
        assert "<script>alert" not in answer.text, kind
