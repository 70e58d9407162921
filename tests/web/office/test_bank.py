"""The bank's statements in the office: seen before anything follows, taken in once, decided by people; nobody else's."""

from collections.abc import Callable
from io import BytesIO

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from storefront.kernel.database import db
from storefront.trade import orders
from storefront.treasury import bank
from tests.builders.bank import a_statement, a_transfer_order, credits_of, imported
from tests.builders.browser import post
from tests.builders.desks import a_desk, a_staff, a_stranger

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
    assert "FT2" not in seen
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


def test_a_person_places_a_sum_or_sends_it_back(client: FlaskClient) -> None:
    a_staff(client)
    order = a_transfer_order()
    placed, strange = imported((order.total_minor, "Sara", "FT1"), (300, "?", "FT2"))

    wrong = post(client, f"{PAGE}/credits/{placed.id}/assignment", **{"code-code": "ZZZZZZZZ"})
    right = post(client, f"{PAGE}/credits/{placed.id}/assignment", **{"code-code": order.reference})
    back = post(client, f"{PAGE}/credits/{strange.id}/return", **{"reason-reason": "أعيد بالتحويل 771"})

    assert (wrong.status_code, right.status_code, back.status_code) == (422, 303, 303)
    assert "لا نعرف تحويلاً" in wrong.text
    assert (is_confirmed(order), bank.get_credit(strange.id).state) == (True, "returned")


def test_what_is_booked_by_another_way_is_said_with_a_reason(client: FlaskClient) -> None:
    a_staff(client)
    (credit,) = imported((5000, "STRIPE PAYOUT", "FT1"))
    address = f"{PAGE}/credits/{credit.id}/elsewhere"

    silent = post(client, address, **{"elsewhere-reason": ""})
    told = post(client, address, **{"elsewhere-reason": "تحويل شركة الدفع"})

    assert (silent.status_code, told.status_code) == (422, 303)
    assert "مقيّدة من طريق آخر" in client.get(f"{PAGE}?state=elsewhere").text


def test_what_was_decided_stays(client: FlaskClient) -> None:
    a_staff(client)
    (credit,) = imported((300, "?", "FT2"))
    for _ in range(2):
        answer = post(client, f"{PAGE}/credits/{credit.id}/return", **{"reason-reason": "أعيد بالتحويل 771"})

    assert "بُتّ في هذا المبلغ" in client.get(str(answer.location)).text


@pytest.mark.parametrize("enter", [a_stranger, a_desk])
def test_nobody_else_sees_or_takes_in(client: FlaskClient, enter: Callable[[FlaskClient], object]) -> None:
    enter(client)

    assert client.get(PAGE).status_code == 403
    assert upload(client, a_statement((700, "?", "FT1"))).status_code == 403
