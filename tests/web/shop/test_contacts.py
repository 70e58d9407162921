"""Mending who receives an order and where: in time, with its reasons, and read at the mended e-mail alone."""

from datetime import timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from storefront.kernel import clock
from storefront.trade.orders import Order
from tests.builders.browser import Browser, post
from tests.builders.hostile import HOSTILE
from tests.builders.mail import text_of
from tests.builders.order_pages import again, bought, link_of, path, shown
from tests.builders.people import letters
from tests.builders.reading import page


def correct(client: FlaskClient, placed: Order, prefix: str = "", **typed: str) -> TestResponse:
    values = {"name": "نوف القحطاني", "mobile": "٠٥٥١١١٢٢٣٣", "short_address": "JDAB7245", "district": "", "street": ""}
    return post(client, prefix + path(placed, "/contact"), **{**values, **typed})


def test_the_contact_is_mended_within_a_day(client: FlaskClient) -> None:
    placed = bought(client, way="courier")
    fields = {
        one["name"]: one["value"]
        for one in page(client.get(path(placed, "/contact"))).one("form").all("input", class_="num")
    }

    answer = correct(client, placed)
    mended = again(placed)

    assert fields == {"mobile": "055 987 6543", "short_address": "RRRD2929"}
    assert (answer.status_code, answer.location) == (303, path(placed))
    assert (mended.contact_name, mended.mobile, mended.short_address) == ("نوف القحطاني", "+966551112233", "JDAB7245")
    assert (mended.email, mended.language) == ("lama@example.com", "ar")
    assert "حُفظت البيانات الجديدة" in client.get(path(placed)).text


def test_whoever_got_the_letter_to_a_mistyped_email_reads_the_order_no_more(client: FlaskClient) -> None:
    placed = bought(client)
    strangers = Browser(client.application, client.application.response_class)
    mistyped = link_of(client.application, placed)
    before = strangers.get(strangers.get(mistyped).location).status_code

    correct(client, placed, email="right@example.com")

    assert (before, strangers.get(path(placed)).status_code, strangers.get(mistyped).status_code) == (200, 404, 404)
    assert client.get(path(placed)).status_code == 200
    assert strangers.get(link_of(client.application, again(placed))).status_code == 303


def test_a_letter_that_waited_tells_nobody_the_link_of_the_corrected_address(client: FlaskClient) -> None:
    placed = bought(client, email="wrong@example.com")
    correct(client, placed, email="right@example.com")
    client.application.test_cli_runner().invoke(args=["work", "--once"])
    folder = Path(urlsplit(client.application.config["MAIL_URL"]).path)
    sent = [message_from_bytes(one.read_bytes(), policy=default) for one in folder.glob("*.eml")]

    links = [letter["To"] for letter in sent if link_of(client.application, again(placed)) in text_of(letter)]
    assert links == ["right@example.com"]
    assert "wrong@example.com" not in {letter["To"] for letter in sent}


def test_a_mistyped_email_is_mended_and_gets_the_confirmation(client: FlaskClient) -> None:
    placed = bought(client)
    shown_before = page(client.get(path(placed, "/contact"))).one("input", id="email")["value"]

    wrong = correct(client, placed, email="lama@")
    answer = correct(client, placed, email="Lama.Right@example.com")

    assert (shown_before, wrong.status_code, answer.status_code) == ("lama@example.com", 422, 303)
    assert again(placed).email == "lama.right@example.com"
    assert [letter.address for letter in letters("order-confirmed")] == ["lama.right@example.com"]


@pytest.mark.parametrize("late", ["a day", "preparing"])
def test_after_a_day_or_once_it_is_being_made_it_stays(client: FlaskClient, late: str) -> None:
    placed = bought(client, state="preparing" if late == "preparing" else "")
    moment = clock.now() + timedelta(hours=25 if late == "a day" else 0)

    with clock.set_to(moment):
        page_of_it, answer = client.get(path(placed, "/contact")), correct(client, placed)
        text = shown(client, placed).words

    assert (page_of_it.status_code, page_of_it.location) == (303, path(placed))
    assert answer.status_code == 409
    assert "انتهت مهلة التعديل" in answer.text
    assert again(placed).contact_name == "لمى العتيبي"
    assert "لك تصحيح البيانات" not in text


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("name", "", "يُرجى كتابة اسم من يستلم الطلب."),
        ("mobile", "12", "رقم الجوال غير صحيح"),
        ("short_address", "RR", "أربعة أحرف إنجليزية"),
        ("short_address", "", "يُرجى كتابة العنوان المختصر، أو الحي والشارع."),
    ],
)
def test_what_is_wrong_is_said_beside_it_and_kept(client: FlaskClient, field: str, typed: str, sentence: str) -> None:
    placed = bought(client, way="courier")

    answer = correct(client, placed, **{field: typed})
    found = page(answer)

    assert answer.status_code == 422
    assert sentence in found.one("span", id=f"{field}-error").words
    assert (found.one("input", id=field)["value"], found.one("input", id=field)["aria-invalid"]) == (typed, "true")
    assert again(placed).contact_name == "لمى العتيبي"


def test_what_is_collected_keeps_no_address(client: FlaskClient) -> None:
    placed = bought(client)

    correct(client, placed)

    assert again(placed).short_address is None


@pytest.mark.parametrize("field", ["name", "mobile", "short_address", "district", "street"])
def test_hostile_words_get_an_answer(client: FlaskClient, field: str) -> None:
    placed = bought(client, way="courier")
    for kind, words in HOSTILE.items():
        answer = correct(client, placed, **{field: words})  # type: ignore[arg-type]
        assert answer.status_code in (303, 422), kind
        assert "<script>alert" not in answer.text + client.get(path(placed)).text, kind
