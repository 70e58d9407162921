"""Letters about questions: the family reads what is asked, whoever asked the answer, each once."""

import pytest

from storefront.kernel.actors import Actor
from storefront.trade import questions
from tests.builders.asking import a_question
from tests.builders.community import a_member
from tests.builders.goods import a_product
from tests.builders.lettering import SARA, a_house, forget_letters, written
from tests.builders.trade import heard

pytestmark = pytest.mark.usefixtures("app")


def test_question_and_answer_are_told_once_each() -> None:
    family, person = a_house()
    member = a_member(email=SARA)
    forget_letters()

    question = a_question(a_product(of=family), by=member)
    for words in ("نعم", "نعم، ونغلّفها"):
        questions.answer(question, Actor(families=frozenset({family.id})), words)
        heard()

    assert written() == [("question-asked", person, "ar"), ("question-answered", SARA, "ar")]
