"""A member asks a family about its goods, and reports; a visitor is asked to sign in first."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import questions
from storefront.trade.questions import Question
from tests.builders.asking import an_answered
from tests.builders.browser import post
from tests.builders.browsing import Reader
from tests.builders.desks import a_desk, a_stranger
from tests.builders.goods import a_product
from tests.builders.people import a_person
from tests.builders.reviewing import STAFF


def kept() -> list[str]:
    db.session.rollback()
    return [row.words for row in db.session.query(Question)]


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_member_asks_once(client: FlaskClient, prefix: str) -> None:
    with unit_of_work():
        product = a_product()
    a_stranger(client)
    path = f"{prefix}/account/products/{product.id}/question"
    assert client.get(path).status_code == 200

    answers = [post(client, path, words="هل يُشحن مبرداً؟") for _ in range(2)]

    assert [one.status_code for one in answers] == [303, 303]
    assert kept() == ["هل يُشحن مبرداً؟"]
    assert "هل يُشحن مبرداً؟" not in client.get(f"/p/{product.id}/questions").text


@pytest.mark.parametrize("words", ["", "ن" * 501, "راسلوني على 0551234567"])
def test_what_cannot_be_asked_comes_back(client: FlaskClient, words: str) -> None:
    with unit_of_work():
        product = a_product()
    a_stranger(client)

    answer = post(client, f"/account/products/{product.id}/question", words=words)

    assert answer.status_code == 422
    assert words in answer.text
    assert kept() == []


def test_a_family_is_told_that_these_are_its_own_goods(client: FlaskClient) -> None:
    desk = a_desk(client)
    with unit_of_work():
        product = a_product(of=desk.family)

    answer = post(client, f"/account/products/{product.id}/question", words="كم؟")

    assert answer.status_code == 403
    assert "من منتجات أسرتكم" in answer.text


def test_a_visitor_signs_in_first(client: FlaskClient) -> None:
    with unit_of_work():
        product, question = a_product(), an_answered()

    for path in (f"/account/products/{product.id}/question", f"/account/questions/{question.id}/report"):
        assert "/account/sign-in" in client.get(path).location


@pytest.mark.parametrize(("prefix", "why"), [("", "السؤال يُرسَل بعد الدخول"), ("/en", "A question is sent once")])
def test_what_was_typed_before_signing_in_is_there_afterwards_and_goes_when_it_is_sent(
    app: Flask, prefix: str, why: str
) -> None:
    with unit_of_work():
        product, other = a_product(), a_product()
    reader, there = Reader(app, language=prefix), f"/account/products/{product.id}/question"
    asked = reader.send(there, {"words": "كم طوله؟"})
    user = a_person()

    door = reader.read(asked.headers["Location"].removeprefix(prefix))
    answer = reader.sign_in(user.email, next=f"{prefix}{there}")
    pages = [reader.read(f"/account/products/{one.id}/question") for one in (product, other)]
    reader.send(there, {"words": "كم طوله؟"}, at=there)

    assert why in door
    assert answer.headers["Location"] == f"{prefix}{there}"
    assert ["كم طوله؟" in shown for shown in (*pages, reader.read(there))] == [True, False, False]
    assert [one.words for one in db.session.query(Question)] == ["كم طوله؟"]


def test_a_member_reports_what_is_shown_and_nothing_else(client: FlaskClient) -> None:
    with unit_of_work():
        question, hidden = an_answered(), an_answered()
        questions.hide(hidden, STAFF, reason="إعلان")
    a_stranger(client)
    path = f"/account/questions/{question.id}/report"
    assert question.words in client.get(path).text

    refused, taken = post(client, path, reason=""), post(client, path, reason="إعلان")

    assert (refused.status_code, taken.location) == (422, f"/p/{question.product_id}/questions")
    assert client.get(f"/account/questions/{hidden.id}/report").status_code == 404
    db.session.rollback()
    assert questions.count_reported() == 1
