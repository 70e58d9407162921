"""Reviewing what was bought: from the page of the order, once, changed and taken away by whoever may read the order."""

from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.community import families
from storefront.kernel import photos
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import reviews
from storefront.trade.orders import Order
from storefront.trade.reviews import Review
from tests.builders.browser import Browser, post
from tests.builders.community import a_member, sign_in
from tests.builders.desks import a_stranger
from tests.builders.photographs import a_phone_photo
from tests.builders.reading import page
from tests.builders.reviewing import STAFF, a_bought, say
from tests.builders.trade import an_order, held, opened


def a_buyer(client: FlaskClient) -> Order:
    """A guest who holds the link of an order that is complete."""
    with unit_of_work():
        order = a_bought()
    with client.session_transaction() as kept:
        kept["orders"] = [held(order)]
    return order


def path(order: Order) -> str:
    return f"/orders/{order.reference}/reviews/{order.parcels[0].lines[0].id}"


def kept() -> list[Review]:
    db.session.rollback()
    return db.session.query(Review).populate_existing().all()


@pytest.mark.parametrize(
    ("prefix", "ask", "thanks"), [("", "تقييم ما اشتريته", "شكراً لك"), ("/en", "Review what you bought", "Thank you")]
)
def test_a_guest_reviews_what_they_bought(client: FlaskClient, prefix: str, ask: str, thanks: str) -> None:
    order = a_buyer(client)
    assert ask in client.get(f"{prefix}/orders/{order.reference}").text

    answer = post(client, prefix + path(order), stars="5", words="رائحته تبقى")

    (review,) = kept()
    assert (answer.status_code, answer.location) == (303, f"{prefix}/orders/{order.reference}")
    assert (review.stars, review.words, review.language) == (5, "رائحته تبقى", "en" if prefix else "ar")
    assert thanks in client.get(answer.location).text


def test_it_is_changed_on_the_same_page_and_stands_once(client: FlaskClient) -> None:
    order = a_buyer(client)
    post(client, path(order), stars="2", words="عادي")

    form = page(client.get(path(order)))
    post(client, path(order), stars="4", words="تحسّن كثيراً")

    assert form.one("textarea", id="words").words == "عادي"
    assert "checked" in next(one for one in form.all("input", type="radio") if one["value"] == "2").attrs
    assert [(one.stars, one.words) for one in kept()] == [(4, "تحسّن كثيراً")]


def test_it_is_taken_away(client: FlaskClient) -> None:
    order = a_buyer(client)
    post(client, path(order), stars="1")

    answer = post(client, f"{path(order)}/removal")

    assert answer.status_code == 303
    assert kept() == []
    assert post(client, f"{path(order)}/removal").status_code == 404


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"stars": ""}, "stars", "يُرجى اختيار عدد النجوم، من نجمة إلى خمس."),
        ({"stars": "9"}, "stars", "يُرجى اختيار عدد النجوم، من نجمة إلى خمس."),
        ({"words": "ن" * 1001}, "words", "النص طويل"),
        ({"words": "جوالي 0551234567"}, "words", "فلا يُكتب فيه رقم جوال"),
    ],
)
def test_what_cannot_be_said_is_said_beside_the_field(
    client: FlaskClient, typed: dict[str, str], field: str, sentence: str
) -> None:
    order = a_buyer(client)

    answer = post(client, path(order), **{"stars": "3", "words": "لا بأس", **typed})

    found = page(answer)
    assert answer.status_code == 422
    assert sentence in found.one("span", id=f"{field}-error").words
    assert found.one("textarea", id="words").words == typed.get("words", "لا بأس")
    assert kept() == []


def test_a_picture_loses_where_it_was_taken(client: FlaskClient, app: Flask) -> None:
    order = a_buyer(client)

    post(client, path(order), stars="5", photo=(BytesIO(a_phone_photo()), "IMG_1.jpg"))

    (review,) = kept()
    assert (review.photo_width, review.photo_height) == (480, 640)
    assert not photos.missing_files(app.config["MEDIA_DIR"], review.photo_key, review.photo_width)
    post(client, path(order), stars="5", drops_photo="y")
    assert [one.photo_key for one in kept()] == [""]


def test_what_is_no_picture_is_refused_and_the_words_stay(client: FlaskClient) -> None:
    order = a_buyer(client)

    answer = post(client, path(order), stars="5", words="جميل", photo=(BytesIO(b"%PDF-1.4"), "x.jpg"))

    found = page(answer)
    assert answer.status_code == 422
    assert "اختيار صورة" in found.one("span", id="photo-error").words
    assert found.one("textarea", id="words").words == "جميل"
    assert kept() == []


def test_nothing_is_reviewed_before_it_was_kept(client: FlaskClient) -> None:
    with unit_of_work():
        order = opened(an_order().reference)
    with client.session_transaction() as session:
        session["orders"] = [held(order)]

    assert "تقييم ما اشتريته" not in client.get(f"/orders/{order.reference}").text
    assert client.get(path(order)).status_code == 404
    assert post(client, path(order), stars="5").status_code == 404


def test_a_stranger_finds_nothing(app: Flask) -> None:
    with unit_of_work():
        order = a_bought(user_id=a_member().id)
        say(order, 5, "سرّي حتى يُنشر")
    stranger = a_stranger(Browser(app, app.response_class))

    assert [stranger.get(path(order)).status_code, post(stranger, path(order), stars="1").status_code] == [404, 404]
    assert post(stranger, f"{path(order)}/removal").status_code == 404
    assert [one.stars for one in kept()] == [5]


def test_whoever_sells_it_is_refused_in_words(client: FlaskClient) -> None:
    with unit_of_work():
        person = a_member()
        order = a_bought(user_id=person.id)
        families.add_member(families.get(order.parcels[0].family_id), person.id)
    sign_in(client, person)

    answer = post(client, path(order), stars="5")

    assert answer.status_code == 403
    assert "لا تُقيّم الأسرة منتجاتها" in answer.text
    assert kept() == []


def test_what_the_office_hid_says_why_and_cannot_be_changed(client: FlaskClient) -> None:
    order = a_buyer(client)
    post(client, path(order), stars="1", words="إعلان")
    with unit_of_work():
        reviews.hide(reviews.get(kept()[0].id), STAFF, reason="فيه إعلان")

    found = client.get(path(order)).text

    assert "فيه إعلان" in found
    assert "نشر التقييم" not in found
    assert post(client, path(order), stars="5").status_code == 409
    assert post(client, f"{path(order)}/removal").status_code == 409
