"""The door for messages of payment providers: taken once, acknowledged at once, refused when they prove nothing."""

import json

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.exc import OperationalError

from storefront.kernel.database import db
from storefront.treasury import conversations, hints
from storefront.treasury.hints import ProviderEvent
from tests.builders.money import an_unpaid_order, begin
from tests.builders.providers import TOKEN, provider

DOOR = "/hooks/obedient"


def told(client: FlaskClient, *, token: str = TOKEN, body: bytes | None = None):  # type: ignore[no-untyped-def]
    """The provider sends everything it has to say."""
    events = json.dumps({"events": [hint.event_id for hint in provider().hints]}).encode()
    return client.post(DOOR, data=events if body is None else body, headers={"X-Token": token})


@pytest.fixture
def a_message(app: Flask) -> None:
    begin(an_unpaid_order())
    provider().tell("paid", provider().newest)


@pytest.mark.usefixtures("a_message")
def test_a_message_is_kept_once_and_every_repetition_is_thanked_for(client: FlaskClient) -> None:
    answers = [told(client) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert [answer.json for answer in answers] == [{"new": 1}, {"new": 0}, {"new": 0}]
    assert len(hints.due()) == 1


@pytest.mark.usefixtures("a_message")
@pytest.mark.parametrize(("token", "body"), [("guessed", None), ("", None), (TOKEN, b"\xff"), (TOKEN, b"[]")])
def test_what_proves_nothing_is_refused_and_leaves_no_trace(
    client: FlaskClient, token: str, body: bytes | None, caplog: pytest.LogCaptureFixture
) -> None:
    answer = told(client, token=token, body=body)

    assert answer.status_code == 400
    assert db.session.query(ProviderEvent).count() == 0
    assert "was refused" in caplog.text
    assert TOKEN not in caplog.text
    assert "guessed" not in caplog.text


@pytest.mark.parametrize("size", [256 * 1024 + 1, 300 * 1024])
def test_a_very_large_message_is_not_read(client: FlaskClient, size: int) -> None:
    assert told(client, body=b"x" * size).status_code == 413


@pytest.mark.parametrize("name", ["nobody", "cash", "stripe"])
def test_who_is_no_provider_of_ours_has_no_door(client: FlaskClient, name: str) -> None:
    assert client.post(f"/hooks/{name}", data=b"{}").status_code == 404


@pytest.mark.usefixtures("a_message")
def test_while_the_database_is_away_the_provider_is_asked_to_send_it_again(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object, **__: object) -> None:
        raise OperationalError("", {}, Exception("away"))

    monkeypatch.setattr(hints, "take_in", away)
    first = told(client)
    monkeypatch.undo()

    assert (first.status_code, "Retry-After" in first.headers) == (503, True)
    assert told(client).json == {"new": 1}


@pytest.mark.usefixtures("a_message")
def test_no_session_and_no_token_of_ours_stand_at_this_door(client: FlaskClient) -> None:
    answer = told(client)

    assert "Set-Cookie" not in answer.headers
    assert client.get(DOOR).status_code in (303, 405)


def test_a_message_alone_moves_no_money(client: FlaskClient, a_message: None) -> None:
    told(client)

    for event_id in hints.due():
        conversations.work_off(event_id)

    assert provider().calls.count("fetch") == 1
    assert db.session.query(ProviderEvent).one().state == "done"
