"""What a phone hands in: each sale once and by itself, however often and with whatever beside it; and what opens a till without a
network."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from storefront.fairs.tills import TillSale
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.browser import token_of
from tests.builders.calling import look_again
from tests.builders.community import a_family, a_member, sign_in
from tests.builders.goods import a_product, variant_of
from tests.builders.hostile import HOSTILE
from tests.builders.tills import Till, at_a_till, sales


@pytest.fixture
def till(client: FlaskClient) -> Iterator[Till]:
    """The family of the desk with four pieces at its stall, on the first day."""
    with at_a_till(client) as found:
        yield found


def milliseconds(minutes: int = 0) -> int:
    """A moment so many minutes ago, as scripts say it."""
    return int((clock.now() - timedelta(minutes=minutes)).timestamp() * 1000)


def a_sale(till: Till, quantity: int = 1, **more: Any) -> dict[str, Any]:
    """A sale as a phone keeps it."""
    lines = [[till.holder.variant.id, quantity, till.price]]
    own = {"client_id": str(uuid4()), "sold_at": milliseconds(20), "method": "cash", "reference": ""}
    return {**own, "tendered_minor": None, "lines": lines, **more}


def send(client: FlaskClient, till: Till, data: str) -> TestResponse:
    headers = {"X-CSRFToken": token_of(client)}
    path = f"/family/till/{till.holder.plan.exhibition_id}/sales"
    answer = client.post(path, data=data, content_type="application/json", headers=headers)
    look_again()
    return answer


def hand_in(client: FlaskClient, till: Till, *told: Any, family: Any = None) -> TestResponse:
    return send(client, till, json.dumps({"family": family or till.family_id, "sales": list(told)}))


def states(answer: TestResponse) -> list[str]:
    assert answer.status_code == 200
    return [one["state"] for one in answer.get_json()["sales"]]


def test_every_sale_is_kept_once_and_its_phone_is_told_what_is_left(client: FlaskClient, till: Till) -> None:
    batch = [a_sale(till, 2), a_sale(till, method="terminal", reference="77")]

    answers = [hand_in(client, till, *batch) for _ in range(2)]

    assert [states(one) for one in answers] == [["booked", "booked"]] * 2
    assert answers[0].get_json()["left"] == {str(till.holder.variant.id): 1}
    assert sales() == [("booked", 2 * till.price), ("booked", till.price)]
    assert client.get(answers[1].get_json()["sales"][1]["href"]).status_code == 200


def test_what_is_not_there_any_more_is_kept_to_be_settled(client: FlaskClient, till: Till) -> None:
    assert states(hand_in(client, till, a_sale(till, 3), a_sale(till, 3), a_sale(till))) == [
        "booked",
        "to_settle",
        "booked",
    ]
    assert till.left == 0


def test_one_that_cannot_be_kept_stops_no_other(client: FlaskClient, till: Till) -> None:
    with unit_of_work():
        others = variant_of(a_product()).id

    answer = hand_in(
        client, till, a_sale(till), a_sale(till, lines=[[others, 1, 100]]), a_sale(till, tendered_minor=1), a_sale(till)
    )

    assert states(answer) == ["booked", "refused", "refused", "booked"]
    assert [one.get("words") for one in answer.get_json()["sales"]][1:3] == [
        "ليس هذا من منتجاتكم.",
        "المبلغ المستلم أقل من المجموع.",
    ]
    assert len(sales()) == 2


def test_the_name_of_a_sale_stands_for_one_sale(client: FlaskClient, till: Till) -> None:
    first = a_sale(till)

    assert states(hand_in(client, till, first, {**first, "method": "transfer"})) == ["booked", "refused"]


@pytest.mark.parametrize("ahead", [-10_000_000_000, 10_000_000_000])
def test_a_phone_with_a_wrong_clock_sells_too(client: FlaskClient, till: Till, ahead: int) -> None:
    assert states(hand_in(client, till, a_sale(till, sold_at=max(0, milliseconds() + ahead)))) == ["booked"]
    sale = db.session.query(TillSale).one()
    assert clock.now() - timedelta(days=61) < sale.sold_at <= clock.now()


@pytest.mark.parametrize(
    "spoilt",
    [
        {"client_id": 5},
        {"client_id": "x"},
        {"client_id": "\0"},
        {"lines": []},
        {"lines": [[1, 1]]},
        {"lines": [[1, True, 100]]},
        {"lines": [[2**53, 1, 100]]},
        {"lines": [[1, 10**12, 1]]},
        {"lines": "x"},
        {"sold_at": "today"},
        {"sold_at": -1},
        {"sold_at": None},
        {"tendered_minor": 1.5},
        {"method": None},
        {"method": "cheque"},
        *({"method": "terminal", "reference": words} for words in HOSTILE.values() if isinstance(words, str) and words),
    ],
    ids=str,
)
def test_a_sale_that_is_none_is_refused_with_a_sentence(
    client: FlaskClient, till: Till, spoilt: dict[str, Any]
) -> None:
    answer = hand_in(client, till, a_sale(till, **spoilt))

    kept = spoilt.get("reference") in (HOSTILE["sql"], HOSTILE["template"])  # odd, but words
    assert states(answer) == ["booked" if kept else "refused"]
    assert kept or answer.get_json()["sales"][0]["words"]


@pytest.mark.parametrize(
    "data",
    ["", "x", "5", "[]", "{}", '{"sales": 5}', '{"sales": []}', json.dumps({"sales": [1] * 51}), '{"a":' * 5_000],
)
def test_what_no_till_sends_is_refused_whole(client: FlaskClient, till: Till, data: str) -> None:
    answer = send(client, till, data)

    assert (answer.status_code, answer.get_json()["words"]) == (422, "لم يُفهم ما أُرسل.")
    assert sales() == []


def test_a_sale_of_another_desk_waits_for_its_own(client: FlaskClient, till: Till) -> None:
    answer = hand_in(client, till, a_sale(till), family=till.family_id + 1)

    assert answer.status_code == 409
    assert sales() == []


def test_nobody_hands_in_for_others(client: FlaskClient, till: Till) -> None:
    told = a_sale(till)
    with unit_of_work():
        other = a_member(of=a_family())

    stranger = client.application.test_client()
    sign_in(stranger, other)
    path = f"/family/till/{till.holder.plan.exhibition_id}/sales"
    without = client.post(path, json={"family": till.family_id, "sales": [told]})

    assert hand_in(stranger, till, told).status_code == 404
    assert hand_in(client.application.test_client(), till, told).status_code == 404
    assert without.status_code == 400
    assert sales() == []


def test_what_opens_it_without_a_network(client: FlaskClient, till: Till) -> None:
    worker, card = client.get("/family/till/worker.js"), client.get("/en/family/till/manifest").get_json()

    assert (worker.mimetype, worker.headers["Service-Worker-Allowed"]) == ("text/javascript", "/family/till")
    assert (card["scope"], card["dir"], card["name"]) == ("/en/family/till", "ltr", "Dakkah till")
    assert all(client.get(one["src"]).status_code == 200 for one in card["icons"])


def test_the_page_tells_its_script_all_it_says(client: FlaskClient, till: Till) -> None:
    shown = client.get(f"/en/family/till/{till.holder.plan.exhibition_id}").text

    assert f'data-family="{till.family_id}"' in shown
    assert "No network now." in shown
    assert 'rel="manifest" href="/en/family/till/manifest"' in shown
