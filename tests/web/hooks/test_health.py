"""Alive and ready: what a supervisor asks."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.exc import OperationalError

from storefront import create_app
from storefront.insight import indexing
from storefront.kernel import revisions
from storefront.kernel.database import db
from tests.conftest import settings_for


def test_a_market_that_answers_is_alive(client: FlaskClient) -> None:
    answer = client.get("/health")

    assert (answer.status_code, answer.json) == (200, {"status": "ok"})


def test_it_is_ready_with_a_database_and_an_index(app: Flask, client: FlaskClient) -> None:
    indexing.rebuild(app.extensions["search"])

    answer = client.get("/ready")

    assert (answer.status_code, answer.json) == (200, {"database": "ok", "index": "ok"})


def test_a_folder_in_which_no_index_was_built_is_none(app: Flask, client: FlaskClient) -> None:
    app.config["INDEX_DIR"].mkdir(parents=True)

    answer = client.get("/ready")

    assert (answer.status_code, answer.json) == (503, {"database": "ok", "index": "missing"})


def test_without_a_database_it_is_alive_and_not_ready(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_values: object, **_options: object) -> None:
        raise OperationalError("", {}, Exception())

    indexing.rebuild(app.extensions["search"])
    monkeypatch.setattr(db.session, "connection", gone)

    assert client.get("/health").status_code == 200
    assert client.get("/ready").json == {"database": "unavailable", "index": "ok"}
    assert client.get("/ready").status_code == 503


def test_a_database_of_other_code_is_not_ready(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(revisions, "known", lambda _folder: frozenset({"9999"}))

    answer = client.get("/ready")

    assert (answer.status_code, answer.json) == (503, {"database": "another version", "index": "missing"})


def test_a_market_that_was_never_set_up_is_not_ready(tmp_path: Path) -> None:
    client = create_app(settings_for(tmp_path, f"sqlite:///{tmp_path / 'market.sqlite3'}")).test_client()

    assert client.get("/health").status_code == 200
    assert client.get("/ready").json == {"database": "empty", "index": "missing"}
    assert client.get("/ready").status_code == 503


def test_both_answer_in_every_language_and_are_never_stale(client: FlaskClient) -> None:
    assert client.get("/en/health").json == {"status": "ok"}
    assert client.get("/health").headers["Cache-Control"] == "public, max-age=0, must-revalidate"
