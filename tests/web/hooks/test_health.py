"""Alive and ready: what a supervisor asks."""

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.exc import OperationalError

from storefront.kernel.database import db


def test_a_market_that_answers_is_alive(client: FlaskClient) -> None:
    answer = client.get("/health")

    assert (answer.status_code, answer.json) == (200, {"status": "ok"})


def test_it_is_ready_with_a_database_and_an_index(app: Flask, client: FlaskClient) -> None:
    app.config["INDEX_DIR"].mkdir(parents=True)

    answer = client.get("/ready")

    assert (answer.status_code, answer.json) == (200, {"database": "ok", "index": "ok"})


def test_without_an_index_it_is_not_ready(client: FlaskClient) -> None:
    answer = client.get("/ready")

    assert (answer.status_code, answer.json) == (503, {"database": "ok", "index": "missing"})


def test_without_a_database_it_is_alive_and_not_ready(app: Flask, client: FlaskClient, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    def gone(*_values: object, **_options: object) -> None:
        raise OperationalError("", {}, Exception())

    app.config["INDEX_DIR"].mkdir(parents=True)
    monkeypatch.setattr(db.session, "execute", gone)

    assert client.get("/health").status_code == 200
    assert client.get("/ready").json == {"database": "unavailable", "index": "ok"}
    assert client.get("/ready").status_code == 503


def test_both_answer_in_every_language_and_are_never_stale(client: FlaskClient) -> None:
    assert client.get("/en/health").json == {"status": "ok"}
    assert client.get("/health").headers["Cache-Control"] == "public, max-age=0, must-revalidate"
