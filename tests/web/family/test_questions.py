"""Questions at a family's desk: answered for everybody, or left; never those of others."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import questions
from storefront.trade.questions import Question
from tests.builders.asking import a_question, an_answered
from tests.builders.browser import Browser, post
from tests.builders.desks import a_desk, a_stranger
from tests.builders.goods import a_product
from tests.builders.reading import page
from tests.builders.reviewing import STAFF


def an_asked_desk(client: FlaskClient) -> Question:
    desk = a_desk(client)
    with unit_of_work():
        return a_question(a_product(of=desk.family))


def kept(question: Question) -> Question:
    db.session.rollback()
    return db.session.get_one(Question, question.id, populate_existing=True)


@pytest.mark.parametrize(("prefix", "said"), [("", "سؤال عن منتج"), ("/en", "A question about a product")])
def test_the_family_answers_for_everybody(client: FlaskClient, prefix: str, said: str) -> None:
    question = an_asked_desk(client)
    today, list_ = (client.get(f"{prefix}/family/{part}").text for part in ("today", "questions"))

    answer = post(client, f"{prefix}/family/questions/{question.id}/answer", **{f"q{question.id}-words": "نعم"})

    assert said in today
    assert question.words in list_
    assert answer.status_code == 303
    assert kept(question).answer == "نعم"
    assert question.words in client.get(f"/p/{question.product_id}/questions").text
    assert question.words not in client.get("/family/questions").text
    assert question.words in client.get("/family/questions?show=answered").text


def test_it_may_be_left_without_an_answer(client: FlaskClient) -> None:
    question = an_asked_desk(client)

    answer = post(client, f"/family/questions/{question.id}/refusal")

    assert answer.status_code == 303
    assert kept(question).state == "declined"
    assert question.words in client.get("/family/questions?show=declined").text


@pytest.mark.parametrize("words", ["", "ن" * 1001, "اتصلوا على 0551234567"])
def test_an_answer_that_cannot_stand_comes_back(client: FlaskClient, words: str) -> None:
    question = an_asked_desk(client)

    answer = post(client, f"/family/questions/{question.id}/answer", **{f"q{question.id}-words": words})

    found = page(answer)
    assert answer.status_code == 422
    assert found.one("textarea", id=f"q{question.id}-words").words == words
    assert found.one("span", id=f"q{question.id}-words-error").words
    assert kept(question).state == "asked"


def test_what_the_office_hid_is_read_with_its_reason(client: FlaskClient) -> None:
    desk = a_desk(client)
    with unit_of_work():
        question = an_answered(a_product(of=desk.family))
        questions.hide(question, STAFF, reason="فيه إعلان")

    path, words = f"/family/questions/{question.id}", {f"q{question.id}-words": "أ"}
    answers = [post(client, f"{path}/{step}", **words) for step in ("answer", "refusal")]

    assert [one.status_code for one in answers] == [303, 303]
    assert kept(question).state == "hidden"
    assert "فيه إعلان" in client.get("/family/questions?show=hidden").text


def test_another_family_and_a_stranger_find_nothing(client: FlaskClient, app: Flask) -> None:
    with unit_of_work():
        question = a_question()
    a_desk(client)
    stranger = a_stranger(Browser(app, app.response_class))

    for reader in (client, stranger):
        for step in ("answer", "refusal"):
            path = f"/family/questions/{question.id}/{step}"
            assert post(reader, path, **{f"q{question.id}-words": "أنا"}).status_code == 404
    assert question.words not in client.get("/family/questions").text
    assert kept(question).state == "asked"
