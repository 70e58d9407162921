"""Documents at the desk: photographed, drawn anew, sent, renewed; their pictures are the owner's and the office's alone."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from PIL import Image
from werkzeug.test import TestResponse

from storefront.community import families, permits
from storefront.community.families import Family
from storefront.community.permits import FamilyDocument
from storefront.kernel import clock, photos
from storefront.kernel.actors import RIGHTS
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.community import a_family, a_member, sign_in
from tests.builders.desks import FamilyDesk, a_desk, a_stranger
from tests.builders.photographs import a_phone_photo, what_it_tells
from tests.builders.reading import page
from tests.builders.registering import NUMBER, a_document, a_draft, a_page, lists

PAGE = "/family/documents"
TYPED = {"number": NUMBER, "issuer": "أمانة الرياض", "expires_on": "2031-03-31", "issued_on": ""}


def at_desk(client: FlaskClient) -> FamilyDesk:
    with unit_of_work():
        lists()
    return a_desk(client)


def send(client: FlaskClient, data: bytes | None, *, kind: str = "home-kitchen", **other: str) -> TestResponse:
    picture = {"photo": (BytesIO(data), "permit.jpg")} if data is not None else {}
    return post(client, f"{PAGE}/{kind}", **{**TYPED, **other}, **picture)


def sent(family: Family) -> list[FamilyDocument]:
    db.session.rollback()
    db.session.expire_all()
    return list(permits.of_family(family.id))


def test_a_document_is_photographed_and_sent(app: Flask, client: FlaskClient) -> None:
    desk = at_desk(client)

    answer = send(client, a_phone_photo())

    (document,) = sent(desk.family)
    kept = photos.page_of(Path(app.config["PRIVATE_DIR"]), document.photo_key)
    assert (answer.status_code, answer.location) == (303, PAGE)
    assert (document.state, document.number, str(document.expires_on)) == ("waiting", NUMBER, "2031-03-31")
    assert what_it_tells(kept.read_bytes()) == {}
    assert not list(Path(app.config["MEDIA_DIR"]).glob("**/*.jpg"))


def test_its_picture_is_kept_by_no_cache(client: FlaskClient) -> None:
    desk = at_desk(client)
    send(client, a_page("PNG"))

    answer = client.get(f"{PAGE}/{sent(desk.family)[0].id}/photo.jpg")

    assert (answer.status_code, answer.mimetype) == (200, "image/jpeg")
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "ETag" not in answer.headers
    assert Image.open(BytesIO(answer.data)).size == (700, 900)


@pytest.mark.parametrize("who", ["visitor", "stranger", "another family", "a helper"])
def test_nobody_else_sees_it(app: Flask, client: FlaskClient, who: str) -> None:
    desk = at_desk(client)
    send(client, a_page())
    document, other = sent(desk.family)[0], app.test_client()
    with unit_of_work():
        helper = a_member(name="هيا")
        families.add_member(families.get(desk.family.id), helper.id, role="member", rights=RIGHTS)
    {
        "visitor": lambda: None,
        "stranger": lambda: a_stranger(other),
        "another family": lambda: a_desk(other),
        "a helper": lambda: sign_in(other, helper),
    }[who]()

    answer = other.get(f"{PAGE}/{document.id}/photo.jpg")

    assert answer.status_code == {"visitor": 303, "stranger": 404}.get(who, 404)
    assert other.get(f"/media/{document.photo_key[:2]}/{document.photo_key}/page.jpg").status_code == 404
    assert other.get(f"/media/{document.photo_key[:2]}/{document.photo_key}/640.jpg").status_code == 404


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7 \n", "لا نقبل ملفات PDF"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "تعذّرت قراءة الصورة"),
        (b"", "تعذّرت قراءة الصورة"),
        (None, "صوّروا الوثيقة"),
    ],
)
def test_what_is_no_picture_is_refused_and_what_was_typed_stays(
    client: FlaskClient, data: bytes | None, said: str
) -> None:
    desk = at_desk(client)

    answer = send(client, data)

    shown = page(answer)
    assert answer.status_code == 422
    assert said in shown.one("div", class_="error-summary").words
    assert shown.one("input", name="number")["value"] == NUMBER
    assert sent(desk.family) == []


def test_a_photograph_outlives_a_slip_of_the_pen(client: FlaskClient) -> None:
    desk = at_desk(client)

    wrong = page(send(client, a_page(), expires_on="2020-01-01"))
    kept = wrong.one("input", name="kept")["value"]
    again = page(send(client, None, number="", kept=kept))
    right = send(client, None, kept=again.one("input", name="kept")["value"])

    (document,) = sent(desk.family)
    assert "انتهت هذه الوثيقة" in wrong.one("div", class_="error-summary").words
    assert ("permit.jpg" in wrong.words, "الصورة محفوظة" in wrong.words, "permit.jpg" in again.words) == (True,) * 3
    assert (right.status_code, document.photo_width) == (303, 700)
    assert client.get(f"{PAGE}/{document.id}/photo.jpg").status_code == 200


def test_everything_wrong_is_said_at_once(client: FlaskClient) -> None:
    desk = at_desk(client)
    tomorrow = (clock.today() + timedelta(days=1)).isoformat()

    answer = send(client, b"%PDF-1.7 \n", number="", issuer="", expires_on="2020-01-01", issued_on=tomorrow)

    told = page(answer).one("div", class_="error-summary").all("li")
    assert (answer.status_code, len(told)) == (422, 5)
    assert sent(desk.family) == []


def test_a_correction_keeps_the_picture_of_before(client: FlaskClient) -> None:
    desk = at_desk(client)
    send(client, a_page())
    (before,) = sent(desk.family)
    key = before.photo_key

    answer = send(client, None, number="KIT-2")

    (document,) = sent(desk.family)
    assert (answer.status_code, document.number, document.photo_key) == (303, "KIT-2", key)


def test_a_renewal_leaves_the_old_one_in_force(client: FlaskClient) -> None:
    desk = at_desk(client)
    with unit_of_work():
        a_document(families.get(desk.family.id), days=20)

    send(client, a_page())

    assert sorted(one.state for one in sent(desk.family)) == ["confirmed", "waiting"]
    assert "القديمة سارية حتى" in client.get(PAGE).text


def test_what_waits_is_taken_back(client: FlaskClient) -> None:
    desk = at_desk(client)
    send(client, a_page())

    answer = post(client, f"{PAGE}/home-kitchen/removal")

    assert (answer.location, sent(desk.family)) == (PAGE, [])


def test_who_registers_goes_back_to_the_step(client: FlaskClient) -> None:
    with unit_of_work():
        applicant = a_draft()
    sign_in(client, applicant.person)

    assert send(client, a_page()).location == "/family/registration/documents"


def test_a_file_that_is_much_too_large_is_told_on_the_form(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_desk(client)
    monkeypatch.setitem(app.config, "MAX_CONTENT_LENGTH", 50_000)

    answer = send(client, b"x" * 60_000)

    assert answer.status_code == 413
    assert "أكبر من 32 ميغابايت" in answer.text


def test_unknown_kinds_are_not_found(client: FlaskClient) -> None:
    at_desk(client)

    assert client.get(f"{PAGE}/passport").status_code == 404
    assert send(client, a_page(), kind="passport").status_code == 404


def test_a_document_says_when_it_was_sent_and_who_issued_it_in_the_readers_language(client: FlaskClient) -> None:
    desk = at_desk(client)
    sent = clock.now() - timedelta(days=2)
    with clock.set_to(sent), unit_of_work():
        a_document(families.get(desk.family.id), state="waiting")

    shown = {
        prefix: page(client.get(f"{prefix}{PAGE}")).one("li", id="document-home-kitchen") for prefix in ("", "/en")
    }

    assert ("أمانة الرياض" in shown[""].words, "Riyadh Region Municipality" in shown["/en"].words) == (True, True)
    for card in shown.values():
        assert sent.isoformat() in [one["datetime"] for one in card.all("time")]


def test_the_wallet_stands_in_both_languages(client: FlaskClient) -> None:
    desk = at_desk(client)
    with unit_of_work():
        a_document(families.get(desk.family.id), state="refused")
        a_family()

    assert "الصورة غير واضحة" in client.get(PAGE).text
    assert "Not accepted" in client.get(f"/en{PAGE}").text
    assert client.get(PAGE).headers["Cache-Control"] == "no-store"
