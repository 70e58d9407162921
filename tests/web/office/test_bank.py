"""The bank's statements in the office: seen before anything follows, taken in once, decided by people; nobody else's."""

from collections.abc import Callable
from io import BytesIO

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from storefront.kernel.database import db
from storefront.trade import orders
from storefront.treasury.bank import commands
from tests.builders.bank import a_statement, a_transfer_order, credits_of, imported, taken_in
from tests.builders.browser import post
from tests.builders.desks import a_desk, a_staff, a_stranger
from tests.builders.reading import page

PAGE = "/office/bank"


def upload(client: FlaskClient, text: str | bytes, name: str = "kashf.csv") -> TestResponse:
    raw = text.encode() if isinstance(text, str) else text
    return post(client, f"{PAGE}/statements", file=(BytesIO(raw), name))


def is_confirmed(order: orders.Order) -> bool:
    db.session.rollback()
    db.session.expire_all()
    return orders.get(order.id).confirmed_at is not None


def test_a_statement_is_seen_first_and_taken_in_then(client: FlaskClient) -> None:
    a_staff(client)
    order = a_transfer_order()

    kept = upload(client, a_statement((order.total_minor, f"from Sara {order.reference}", "FT1"), (700, "?", "FT2")))
    seen = client.get(str(kept.location)).text
    before = is_confirmed(order)
    done = post(client, f"{kept.location}/import")

    assert (kept.status_code, before, done.status_code, is_confirmed(order)) == (303, False, 303, True)
    assert order.reference in seen
    assert "? FT2" in seen
    assert "تنتظر من يعرفها" in client.get(PAGE).text


def test_taking_it_in_twice_is_told(client: FlaskClient) -> None:
    a_staff(client)
    kept = upload(client, a_statement((700, "?", "FT1")))

    for _ in range(2):
        answer = post(client, f"{kept.location}/import")

    assert "أُدخل هذا الكشف من قبل" in client.get(str(answer.location)).text
    assert len(credits_of(int(str(kept.location).rsplit("/", 1)[1]))) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [("hello", "لا نجد في الملف"), (b"\x89PNG\x00", "لا نجد في الملف"), (b"x" * 500_000, "أكبر من 400")],
)
def test_what_is_no_statement_comes_back_with_a_sentence(client: FlaskClient, text: str | bytes, said: str) -> None:
    a_staff(client)

    answer = upload(client, text)

    assert answer.status_code == 422
    assert said in answer.text


def test_rows_nobody_can_read_are_shown(client: FlaskClient) -> None:
    a_staff(client)

    kept = upload(client, "Date,Amount,Description\nyesterday,5,x\n2026-11-26,5,<b>y</b>")
    seen = client.get(f"/en{kept.location}").text

    assert "Row 2: the date cannot be read" in seen
    assert "&lt;b&gt;y&lt;/b&gt;" in seen


def test_a_statement_whose_days_are_unclear_is_asked_about_before_anything(client: FlaskClient) -> None:
    a_staff(client)
    kept = upload(client, "Date,Amount,Description\n05/11/2026,7.00,?\n07/11/2026,8.00,?")
    number = int(str(kept.location).rsplit("/", 1)[1])

    seen = page(client.get(f"/en{kept.location}"))
    refused = post(client, f"{kept.location}/import")
    before = credits_of(number)
    links = [link["href"] for link in seen.one("main").all("a") if "first=" in link["href"]]
    chosen = page(client.get(links[1]))
    post(client, f"{kept.location}/import", first="month")

    assert "Which day is this? 05/11/2026" in seen.words
    assert (str(refused.location), before) == (kept.location, [])
    assert [link.rsplit("=", 1)[1] for link in links] == ["day", "month"]
    assert "Gregorian, month first" in chosen.words
    db.session.rollback()
    assert [str(credit.booked_on) for credit in credits_of(number)] == ["2026-05-11", "2026-07-11"]


def test_rows_that_swallow_others_are_named_with_the_last_of_them(client: FlaskClient) -> None:
    a_staff(client)

    kept = upload(client, 'Date,Amount,Description\n2026-11-26,5,"x\n2026-11-26,500,y')
    seen = page(client.get(f"/en{kept.location}")).words

    assert "Rows 2 to 3: a quotation mark" in seen
    assert "There is no new sum in this statement." in seen


def test_the_preview_says_exactly_what_taking_it_in_does(client: FlaskClient) -> None:
    a_staff(client)
    order = a_transfer_order()
    imported((11_000, "SARIE INCOMING", ""))
    sums = [(11_000, "SARIE INCOMING", ""), (order.total_minor, order.reference, "SARIE"), (300, "?", "SARIE")]
    kept = upload(client, a_statement(*sums))

    seen = page(client.get(f"/en{kept.location}"))
    done = post(client, f"{kept.location}/import")

    facts = {row.one("dt").words: row.one("dd").words for row in seen.one("dl", class_="spec").all("div")}
    assert (facts["New sums"], facts["Waiting for your answer"]) == ("2", "1")
    assert "This looks like one already taken in. Is it another?" in seen.words
    db.session.rollback()
    new = credits_of(int(str(kept.location).rsplit("/", 1)[1]))
    assert sorted(credit.state for credit in new) == ["asked", "unknown", "used"]
    assert str(done.location).endswith("?state=asked")
    assert "وفيه ما ينتظر جوابكم: 1" in client.get(str(done.location)).text


def test_somebody_who_imports_the_same_at_the_same_moment_is_sent_back_to_look(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_staff(client)
    imported((700, "?", "FT1"))
    kept = upload(client, a_statement((700, "?", "FT1"), (5, "x", "FT2")))
    monkeypatch.setattr(commands, "_known", lambda lines: [])

    answer = post(client, f"{kept.location}/import")

    assert answer.location == kept.location
    assert "في اللحظة نفسها" in client.get(str(kept.location)).text
    assert credits_of(int(str(kept.location).rsplit("/", 1)[1])) == []


@pytest.mark.parametrize(("prefix", "words"), [("", "تعود إلى صاحبها"), ("/en", "Being sent back")])
def test_what_came_twice_is_not_said_to_have_paid(client: FlaskClient, prefix: str, words: str) -> None:
    a_staff(client)
    order = a_transfer_order()
    for name in ("FT1", "FT2"):
        (credit,) = taken_in((order.total_minor, order.reference, name))

    rows = page(client.get(f"{prefix}{PAGE}?state=going_back")).all("tr")
    own = page(client.get(f"{prefix}{PAGE}/credits/{credit.id}")).words

    assert [words in row.words for row in rows[1:]] == [True]
    assert words in own
    assert "Used" not in own


@pytest.mark.parametrize("enter", [a_stranger, a_desk])
def test_nobody_else_sees_or_takes_in(client: FlaskClient, enter: Callable[[FlaskClient], object]) -> None:
    enter(client)

    assert client.get(PAGE).status_code == 403
    assert upload(client, a_statement((700, "?", "FT1"))).status_code == 403
