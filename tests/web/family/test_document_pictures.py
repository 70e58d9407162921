"""The photograph of a document that waits for its form: carried by that form alone, for less than a day."""

from shutil import rmtree

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.web.family import document_pictures
from tests.builders.desks import a_desk
from tests.builders.reading import page
from tests.builders.registering import a_page
from tests.web.family.test_documents import at_desk, send, sent


@pytest.mark.parametrize("whose", ["another kind", "another family", "made up", "too old", "swept"])
def test_a_kept_photograph_is_of_its_own_form_alone(
    app: Flask, client: FlaskClient, whose: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, kind = at_desk(client), "home-kitchen"
    kept = page(send(client, a_page(), number="")).one("input", name="kept")["value"]
    if whose == "another kind":
        kind = "health-card"
    if whose == "another family":
        desk = a_desk(client)
    if whose == "made up":
        kept = "x" + kept
    if whose == "too old":
        monkeypatch.setattr(document_pictures, "SECONDS", -1)
    if whose == "swept":
        rmtree(app.config["PRIVATE_DIR"])
    answer = send(client, None, kind=kind, kept=kept)

    assert (answer.status_code, sent(desk.family)) == (422, [])
    assert "صوّروا الوثيقة" in answer.text
