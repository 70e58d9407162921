"""What letters about questions say."""

import pytest
from flask import Flask

from storefront.kernel.actors import Actor
from storefront.kernel.refusals import NotFound
from storefront.kernel.units import unit_of_work
from storefront.trade import questions
from tests.builders.asking import WORDS, an_answered
from tests.builders.mail import Write, page_of, text_of

pytestmark = pytest.mark.usefixtures("app")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_both_read_the_question_and_where_to_go(app: Flask, write: Write, language: str) -> None:
    with unit_of_work():
        question = an_answered()
        values = {"product_question_id": question.id, "user_id": question.user_id}

    asked, answered = write("question-asked", language, values), write("question-answered", language, values)

    assert WORDS in text_of(asked)
    assert "/family/questions" in page_of(asked)
    assert "ونغلّفها بلا زيادة" in text_of(answered)
    assert f"/p/{question.product_id}/questions" in page_of(answered)


def test_an_answer_that_was_taken_away_leaves_by_no_letter(app: Flask, write: Write) -> None:
    with unit_of_work():
        question = an_answered()
        questions.decline(question, Actor(families=frozenset({question.family_id})))

    with pytest.raises(NotFound):
        write("question-answered", "ar", {"product_question_id": question.id, "user_id": question.user_id})
