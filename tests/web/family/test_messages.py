"""Messages at a family's desk: what is new, the thread, the answer, a word to the office; never another's."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.kernel.units import unit_of_work
from storefront.trade import messages
from storefront.trade.orders import Parcel
from tests.builders.browser import Browser, post
from tests.builders.community import a_family
from tests.builders.desks import a_desk, a_parcel, a_stranger
from tests.builders.writing import ask, reply

Counting = Callable[[], AbstractContextManager[list[str]]]


def a_written(client: FlaskClient, words: str = "هل يصل قبل المغرب؟", state: str = "placed") -> Parcel:
    """A parcel of the desk's family whose shopper wrote."""
    parcel = a_parcel(a_desk(client).family, state=state)
    with unit_of_work():
        ask(parcel, words)
    return parcel


@pytest.mark.parametrize(("prefix", "new"), [("", "جديدة"), ("/en", "New")])
def test_what_is_new_is_counted_read_and_answered(client: FlaskClient, prefix: str, new: str) -> None:
    parcel = a_written(client)
    board, index = (client.get(f"{prefix}/family/{part}").text for part in ("orders", "messages"))

    opening = post(client, f"{prefix}/family/orders/{parcel.reference}/messages/reading")
    answer = post(client, opening.location, words="نعم بإذن الله")

    assert 'class="count"' in board
    assert new in index
    assert "هل يصل قبل المغرب؟" in index
    assert "هل يصل قبل المغرب؟" in client.get(opening.location).text
    assert answer.status_code == 303
    after = client.get(f"{prefix}/family/messages").text
    assert "نعم بإذن الله" in after
    assert 'class="count"' not in after


def test_the_page_of_the_order_leads_there(client: FlaskClient) -> None:
    parcel = a_written(client)
    path = f"/family/orders/{parcel.reference}"

    before = client.get(path).text
    post(client, f"{path}/messages/reading")

    assert "كتب إليكم المشتري رسالة لم تقرؤوها" in before
    assert "فتح المراسلة" in client.get(path).text


def test_the_shopper_is_named_as_long_as_the_order_names_them(client: FlaskClient) -> None:
    parcel = a_written(client, "رقمي 0559876543", state="accepted")
    path = f"/family/orders/{parcel.reference}/messages"

    before = client.get(path).text
    with unit_of_work() as session:
        found = session.get_one(Parcel, parcel.id)
        found.state = "completed"
    after = client.get(path).text + client.get("/family/messages").text

    assert "سارة القحطاني" in before
    assert "0559876543" in before
    assert "سارة القحطاني" not in after
    assert "0559876543" not in after


def test_what_cannot_be_written_comes_back(client: FlaskClient) -> None:
    parcel = a_written(client)

    answer = post(client, f"/family/orders/{parcel.reference}/messages", words="راسلونا على 0551234567")

    assert answer.status_code == 422
    assert "راسلونا على 0551234567" in answer.text
    assert 'id="words-error"' in answer.text


def test_the_family_asks_the_office_to_look(client: FlaskClient) -> None:
    parcel = a_written(client, "كلام مسيء")
    with unit_of_work():
        theirs, ours = messages.reported("hidden").rows, reply(parcel)
        message = messages.of_thread(ours.thread_id).rows[0]
    path = f"/family/orders/{parcel.reference}/messages"
    assert theirs == []
    assert "كلام مسيء" in client.get(f"{path}/{message.id}/report").text

    refused = post(client, f"{path}/{message.id}/report", reason=" ")
    taken = post(client, f"{path}/{message.id}/report", reason="إساءة")

    assert (refused.status_code, taken.status_code) == (422, 303)
    assert client.get(f"{path}/{ours.id}/report").status_code == 404
    with unit_of_work():
        assert messages.count_reported() == 1


def test_a_longer_list_asks_no_more_questions(client: FlaskClient, count_queries: Counting) -> None:
    family = a_desk(client).family
    numbers = []
    for _ in range(2):
        parcels = [a_parcel(family) for _ in range(2)]
        with unit_of_work():
            for parcel in parcels:
                ask(parcel)
        with count_queries() as asked:
            assert client.get("/family/messages").status_code == 200
        numbers.append(len(asked))

    assert numbers[0] == numbers[1] <= 10


def test_another_family_and_a_stranger_find_nothing(client: FlaskClient, app: Flask) -> None:
    with unit_of_work():
        other = a_family()
    parcel = a_parcel(other)
    with unit_of_work():
        message = ask(parcel, "سرّ بيننا")
    a_desk(client)
    stranger = a_stranger(Browser(app, app.response_class))
    path = f"/family/orders/{parcel.reference}/messages"

    for reader in (client, stranger):
        assert reader.get(path).status_code == reader.get(f"{path}/{message.id}/report").status_code == 404
        for part in ("", "/reading", f"/{message.id}/report"):
            assert post(reader, f"{path}{part}", words="أنا", reason="أنا").status_code == 404
    assert "سرّ بيننا" not in client.get("/family/messages").text
