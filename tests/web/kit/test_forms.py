"""Forms: Arabic digits everywhere, nothing invisible kept, a token in every form, and no form that any input can break."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict
from werkzeug.routing import Rule

from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.web.kit.forms import Form, WholeNumber, amount, on_one_line, trimmed, western, with_plain_ends
from tests.builders import planting
from tests.builders.browser import post, token_of
from tests.builders.community import a_member, sign_in
from tests.builders.goods import a_product, variant_of
from tests.builders.hostile import HOSTILE
from tests.builders.reading import Form as Shown
from tests.builders.reading import page
from tests.builders.walking import Whole, digest, forms_of
from tests.builders.whole import a_whole_market
from tests.conftest import begin_anew

AREAS = ("shop", "account", "family", "organiser", "jury", "office")
TOGETHER = {"shop and account": AREAS[:2], "family": AREAS[2:3], "the rest": AREAS[3:]}  # each in a market of its own
NO_FORM = {"shop.visits.create", "family.till_queue.create"}  # sent by scripts
OF_MACHINES = {"hooks.provider_events.create"}  # prove themselves in another way
STEPS = (".contact", ".delivery", ".payment", ".who", ".where", ".what", ".documents")
INPUTS = {
    **HOSTILE,
    "huge": "9" * 5_000,
    "negative": "-1",
    "fraction": "0.5",
    "arabic digits": "٣",
    "not a number": "NaN",
    "path": "../../etc/passwd",
}
ONE_BY_ONE = {"nul", "huge"}  # beside fields that are as they should be


def spoilt(form: Shown) -> Iterator[tuple[str, dict[str, Any]]]:
    """A form with nothing in it, with hostile words in all of its fields, and in one after the other; with files where
    words are wanted."""
    kept = {name: value for name, value in form.values.items() if name != "csrf_token"}
    yield "no fields", {}
    if not kept:  # a button: whatever else is sent is the same again
        return
    yield "files", {name: (BytesIO(b"0501234567"), "words.txt") for name in kept}
    for kind, words in INPUTS.items():
        yield kind, dict.fromkeys(kept, words)
        yield from ((kind, {**kept, name: words}) for name in kept if kind in ONE_BY_ONE)


@pytest.mark.parametrize("areas", TOGETHER.values(), ids=list(TOGETHER))
def test_no_input_of_any_kind_breaks_a_form(app: Flask, areas: tuple[str, ...]) -> None:
    forms = forms_of(a_whole_market(app), app, *areas)

    for name, (reader, form) in forms.items():
        for kind, values in spoilt(form):
            answer = post(reader, form.action, **values)
            assert answer.status_code < 500, (name, kind, values)
            assert b"<script>alert" not in answer.data, (name, kind, values)

    assert {name.partition(".")[0] for name in forms} >= set(areas)


@pytest.fixture(scope="module")
def walked(application: Flask) -> Iterator[tuple[Whole, dict[str, tuple[FlaskClient, Shown]]]]:
    """A whole market with a form of every kind, for tests that do not mind what others did in it."""
    with application.app_context():
        begin_anew(application)
        whole = a_whole_market(application)
        yield whole, forms_of(whole, application, *AREAS)
        db.session.remove()


Walked = tuple[Whole, dict[str, tuple[FlaskClient, Shown]]]


def test_every_address_that_takes_forms_has_one_on_a_page(application: Flask, walked: Walked) -> None:
    known = {name.removesuffix(step) for name in walked[1] for step in ("", *STEPS)}

    assert {rule.endpoint for rule in posted(application)} - known == NO_FORM


@pytest.mark.parametrize("name", ["guest", "member", "family", "organiser", "office"])
def test_nothing_is_done_without_the_token_of_the_session(application: Flask, walked: Walked, name: str) -> None:
    whole, before = walked[0], digest()

    for rule in posted(application):
        for token in ("", "forged"):
            answer = whole.readers[name].post(next(whole.paths(rule)), data={"csrf_token": token})
            assert answer.status_code == 400, (rule.rule, token)

    assert digest() == before


def test_a_page_of_another_site_sends_nothing(application: Flask, walked: Walked) -> None:
    whole, before = walked[0], digest()
    reader = whole.readers["member"]
    strangers = ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"})

    for rule in posted(application):
        for headers in strangers:
            answer = reader.post(next(whole.paths(rule)), data={"csrf_token": token_of(reader)}, headers=headers)
            assert answer.status_code == 403, (rule.rule, headers)

    assert digest() == before


LAST = (  # they are there to say who may what, or end what the others stand on
    "family.team_members.update",
    "family.team_invitations.approval",
    "family.team_members.removal",
    "family.registration.withdrawal",
    "account.desks.leaving",
    "account.new_email.update",
    "account.browsers.destroy",
    "account.sign_in.destroy",
)
ENTITLED = ("role_grant", "family_member", "body_officer", "payout_recipient")  # who may what, and where money goes


@pytest.mark.parametrize("name", ["member", "guest", "mate", "family", "organiser", "office"])
def test_no_column_is_written_that_a_form_does_not_ask_for(walked: Walked, name: str) -> None:
    whole, forms = walked
    reader, before = whole.readers[name], planting.rows(*ENTITLED)

    send_beside(reader, {endpoint: form for endpoint, (_, form) in forms.items() if endpoint not in LAST})
    after, is_in = planting.rows(*ENTITLED), reader.get("/account/profile").status_code == 200
    send_beside(reader, {endpoint: forms[endpoint][1] for endpoint in LAST})

    assert planting.kept() == []
    assert after == before
    assert is_in is (name != "guest")


def send_beside(reader: FlaskClient, forms: dict[str, Shown]) -> None:
    """Sends every form as it stands, and beside it every column there is."""
    columns = planting.planted()
    for endpoint, form in forms.items():
        answer = reader.post(form.action, data={**columns, **form.values, "csrf_token": token_of(reader)})
        assert answer.status_code < 500, (endpoint, answer.status_code)


def test_a_column_that_was_written_is_found(app: Flask) -> None:
    with unit_of_work():
        a_member(name=planting.NUMBER)

    assert planting.kept() == ["user_account.name"]


def posted(app: Flask) -> list[Rule]:
    """The addresses that take forms of people."""
    rules = [rule for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())]
    return [rule for rule in rules if rule.endpoint not in OF_MACHINES]


JSON = ('"x"', "5", "[1]", '{"name": 1, "reference": [1], "code": {}, "stars": true}', '{"a":' * 5_000)


def test_json_is_no_form(app: Flask) -> None:
    whole = a_whole_market(app)

    for name in ("guest", "member"):
        headers = {"Sec-Fetch-Site": "same-origin", "X-CSRFToken": token_of(whole.readers[name])}
        for rule in posted(app):
            for data in JSON:
                path = next(whole.paths(rule))
                answer = whole.readers[name].post(path, data=data, content_type="application/json", headers=headers)
                assert answer.status_code < 500, (name, rule.rule, data[:40])


def test_a_page_from_before_somebody_signed_in_is_still_taken(app: Flask, client: FlaskClient) -> None:
    with unit_of_work():
        typed = {"variant_id": variant_of(a_product()).id, "quantity": "1"}
        member = a_member()
    sign_in(client, member)

    answers = [
        client.post("/cart/lines", data=typed, headers={"Sec-Fetch-Site": site}).status_code
        for site in ("same-origin", "none", "cross-site")
    ]

    assert answers == [303, 400, 403]


def test_an_older_page_of_ours_still_fills_a_guests_basket(app: Flask, client: FlaskClient) -> None:
    with unit_of_work():
        typed = {"variant_id": variant_of(a_product()).id, "quantity": "1"}
    token_of(client)  # a session that began after the page was read

    vouched = [{"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://localhost"}]
    answers = [client.post("/cart/lines", data=typed, headers=headers).status_code for headers in vouched]

    assert answers == [303, 303]
    assert client.post("/cart/lines", data=typed).status_code == 400


@pytest.mark.parametrize(
    ("referrer", "again"),
    [
        ("http://localhost/p/7?via=a", "/p/7?via=a"),
        ("https://evil.example/p/7", "/cart"),
        ("http://[::1", "/cart"),
        (None, "/cart"),
    ],
)
def test_a_page_that_is_too_old_is_offered_anew(client: FlaskClient, referrer: str | None, again: str) -> None:
    token_of(client)

    answer = client.post("/cart/lines", headers={"Referer": referrer} if referrer else {})

    assert answer.status_code == 400
    assert [link["href"] for link in page(answer).all("a") if link.words == "فتح الصفحة من جديد"] == [again]


def test_a_page_read_without_a_session_needs_no_token(client: FlaskClient) -> None:
    assert "csrf_token" not in client.get("/tracking").text
    assert client.post("/tracking", data={}).status_code == 422


def test_digits_of_any_script_are_numbers() -> None:
    assert western(" ٠١٢٣٤٥٦٧٨٩ ") == "0123456789"
    assert western("۱۲٫۵") == "12.5"
    assert (western(None), western("")) == (None, "")


def test_nothing_invisible_is_kept() -> None:
    assert trimmed(" \u202eأ\u200bب\x00 \n ج\ufeff ") == "أب \n ج"
    assert trimmed(None) is None


def test_a_name_is_one_line_and_text_ends_its_lines_as_ours_does() -> None:
    assert on_one_line(" أ\n ب\u202e ") == "أ ب"
    assert on_one_line("a" + "\u0301" * 500) == "á" + "\u0301" * 3
    assert with_plain_ends("أ\r\nب\rج") == "أ\nب\nج"
    assert (on_one_line(None), with_plain_ends(None)) == (None, None)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("٨٥٫٥", "85.5"), ("1,250.50", "1250.50"), ("85,5 ر.س", "85.5"), ("1,25,0", "1,25,0"), ("", ""), (None, None)],
)
def test_a_sum_is_read_as_people_write_it(typed: str | None, kept: str | None) -> None:
    assert amount(typed) == kept


class Wanted(Form):
    """A form of one number."""

    pieces = WholeNumber("", "من 1 إلى 99.", low=1, high=99)


def filled(app: Flask, *typed: str) -> Wanted:
    with app.test_request_context(method="POST"):
        form = Wanted(MultiDict([("pieces", words) for words in typed]))
        form.validate()
        return form


@pytest.mark.parametrize(("typed", "number"), [("1", 1), ("99", 99), (" ٣ ", 3), ("۷", 7), ("007", 7)])
def test_a_whole_number_is_understood(app: Flask, typed: str, number: int) -> None:
    form = filled(app, typed)

    assert (form.pieces.data, list(form.pieces.errors)) == (number, [])


@pytest.mark.parametrize(
    "typed", ["", " ", "0", "100", "-1", "0.5", "1e1", "+3", "NaN", "9" * 400, "²", "三", "1 2", "a"]
)
def test_anything_else_gets_the_sentence_and_comes_back(app: Flask, typed: str) -> None:
    form = filled(app, typed)

    assert form.pieces.data is None
    assert list(form.pieces.errors) == ["من 1 إلى 99."]
    assert form.pieces.raw_data == [typed]


def test_a_number_sent_twice_is_none(app: Flask) -> None:
    assert filled(app, "1", "2").pieces.data is None
    assert list(filled(app).pieces.errors) == ["من 1 إلى 99."]
