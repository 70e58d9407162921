"""Pictures and cloths: always the same under one address, kept for ever, and nothing else lies in their folder."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.community import cloths

FOR_EVER = "public, max-age=31536000, immutable"


@pytest.fixture
def kept(app: Flask) -> Path:
    """The folder of one picture."""
    folder = Path(app.config["MEDIA_DIR"]) / "aa" / "aa11"
    folder.mkdir(parents=True)
    for name in ("320.webp", "320.jpg", "whole.svg", "320.html"):
        (folder / name).write_bytes(b"picture")
    (folder.parent.parent / "secret.jpg").write_bytes(b"secret")
    return folder


@pytest.mark.parametrize(("ending", "kind"), [("webp", "image/webp"), ("jpg", "image/jpeg")])
def test_a_picture_is_sent_as_what_it_is_and_kept_for_ever(
    kept: Path, client: FlaskClient, ending: str, kind: str
) -> None:
    answer = client.get(f"/media/aa/aa11/320.{ending}")

    assert (answer.status_code, answer.mimetype, answer.data) == (200, kind, b"picture")
    assert answer.headers["Cache-Control"] == FOR_EVER
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize(
    "path",
    [
        "/media/aa/aa11/640.jpg",
        "/media/aa/aa11/320.html",
        "/media/aa/aa11/whole.svg",
        "/media/aa/aa11/-320.jpg",
        "/media/bb/aa11/320.jpg",
        "/media/../secret.jpg",
        "/media/aa/../../secret.jpg",
        "/media/aa/%2e%2e/320.jpg",
        "/media/aa/aa%2f..%2f../320.jpg",
        "/media/aa/aa11%00/320.jpg",
        "/media/aa/aa11/",
        "/media/",
    ],
)
def test_nothing_else_is_served_from_there(kept: Path, client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("kind", ["weave", "band"])
def test_a_cloth_is_woven_from_name_and_dye(client: FlaskClient, kind: str) -> None:
    one, same, other = (
        client.get(f"/cloths/{slug}-{dye}-{kind}.svg")
        for slug, dye in (("bayt-noura", "madder"), ("bayt-noura", "madder"), ("bayt-noura", "indigo"))
    )

    assert (one.status_code, one.mimetype) == (200, "image/svg+xml")
    assert one.headers["Cache-Control"] == FOR_EVER
    assert one.data == same.data != other.data
    ElementTree.fromstring(one.text)


@pytest.mark.parametrize("dye", cloths.DYES)
def test_every_dye_can_be_woven(client: FlaskClient, dye: str) -> None:
    assert client.get(f"/cloths/a-{dye}-weave.svg").status_code == 200


@pytest.mark.parametrize(
    "name", ["a-madder-rug", "a-mauve-weave", f"{'a' * 81}-madder-weave", "madder-weave", "a-madder"]
)
def test_another_cloth_is_no_address(client: FlaskClient, name: str) -> None:
    assert client.get(f"/cloths/{name}.svg").status_code == 404


def test_a_cloth_prints_nothing_of_its_name(client: FlaskClient) -> None:
    answer = client.get("/cloths/%3Cscript%3Ealert(1)-madder-weave.svg")

    assert answer.status_code == 200
    assert "script" not in answer.text


def test_the_mark_is_found_where_browsers_have_always_looked(client: FlaskClient) -> None:
    answer = client.get("/favicon.ico")

    assert (answer.status_code, answer.mimetype) == (200, "image/png")
    assert answer.data.startswith(b"\x89PNG")
    assert "Set-Cookie" not in answer.headers
