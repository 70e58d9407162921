"""A shopper writes to the family from the page of the order, as a guest too; nobody else reads it."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.kernel.units import unit_of_work
from storefront.trade import messages
from storefront.trade.orders import Parcel
from tests.builders.browser import Browser, post
from tests.builders.community import a_family
from tests.builders.desks import a_stranger
from tests.builders.goods import a_product
from tests.builders.shopping import order
from tests.builders.trade import opened, the_parcel
from tests.builders.writing import ask, reply


def a_guests(client: FlaskClient) -> Parcel:
    """The parcel of an order a guest has just placed in this browser."""
    with unit_of_work():
        product = a_product(of=a_family())
    placed = order(client, product)
    with unit_of_work():
        return the_parcel(opened(placed.reference))


def address(parcel: Parcel, prefix: str = "") -> str:
    return f"{prefix}/orders/{parcel.order.reference}/parcels/{parcel.reference}/messages"


@pytest.mark.parametrize(("prefix", "said"), [("", "مراسلة الأسرة"), ("/en", "Write to the family")])
def test_a_guest_writes_from_the_page_of_the_order(client: FlaskClient, prefix: str, said: str) -> None:
    parcel = a_guests(client)

    answer = post(client, address(parcel, prefix), words="هل يُغلّف هدية؟")

    assert answer.status_code == 303
    assert "هل يُغلّف هدية؟" in client.get(answer.location).text
    assert said in client.get(f"{prefix}/orders/{parcel.order.reference}").text


def test_what_the_family_wrote_is_new_until_it_was_read(client: FlaskClient) -> None:
    parcel = a_guests(client)
    with unit_of_work():
        reply(parcel, "نعم، بلا زيادة")
    page = f"/orders/{parcel.order.reference}"
    before, thread = client.get(page).text, client.get(address(parcel)).text

    opening = post(client, f"{address(parcel)}/reading")

    assert "قراءة ما كتبته الأسرة" in before
    assert "جديدة" in thread
    assert "قرأتها" in thread
    assert opening.location == address(parcel)
    assert "جديدة" not in client.get(address(parcel)).text
    assert "قراءة ما كتبته الأسرة" not in client.get(page).text


@pytest.mark.parametrize("words", ["", "ن" * 1001, "راسلوني على 0551234567"])
def test_what_cannot_be_written_comes_back(client: FlaskClient, words: str) -> None:
    parcel = a_guests(client)

    answer = post(client, address(parcel), words=words)

    assert answer.status_code == 422
    assert words in answer.text
    assert 'id="words-error"' in answer.text


def test_a_message_of_the_family_is_reported_and_none_of_ones_own(client: FlaskClient) -> None:
    parcel = a_guests(client)
    with unit_of_work():
        mine, theirs = ask(parcel), reply(parcel, "كلام مسيء")
    path = f"{address(parcel)}/{theirs.id}/report"
    assert "كلام مسيء" in client.get(path).text

    refused, taken = post(client, path, reason=""), post(client, path, reason="إساءة")

    assert (refused.status_code, taken.status_code) == (422, 303)
    assert client.get(f"{address(parcel)}/{mine.id}/report").status_code == 404
    with unit_of_work():
        assert messages.count_reported() == 1


def test_somebody_else_finds_nothing(client: FlaskClient, app: Flask) -> None:
    parcel = a_guests(client)
    with unit_of_work():
        message = reply(parcel, "سرّ بيننا")
    others = (Browser(app, app.response_class), a_stranger(Browser(app, app.response_class)))

    for reader in others:
        for path in (address(parcel), f"{address(parcel)}/{message.id}/report"):
            assert reader.get(path).status_code == 404
        for path in (address(parcel), f"{address(parcel)}/reading", f"{address(parcel)}/{message.id}/report"):
            assert post(reader, path, words="أنا", reason="أنا").status_code == 404
