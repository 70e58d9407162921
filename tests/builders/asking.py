"""Questions about goods and what families answer, by the real commands."""

from typing import Any

from storefront.community.accounts import User
from storefront.goods.catalogue import Product
from storefront.kernel.actors import Actor
from storefront.kernel.units import unit_of_work
from storefront.trade import questions
from storefront.trade.questions import Question
from tests.builders.community import a_member
from tests.builders.goods import a_product
from tests.builders.reviewing import STAFF
from tests.builders.trade import heard

WORDS = "هل تناسب هدية لجدتي؟"


def a_question(product: Product | None = None, words: str = WORDS, *, by: User | None = None) -> Question:
    """A member's question, which its family has heard of."""
    product, by = product or a_product(), by or a_member()
    question = questions.ask(product.id, by, Actor(by.id), words=words, language="ar")
    heard()
    return questions.get(question.id)


def an_answered(product: Product | None = None, words: str = WORDS, *, by: User | None = None) -> Question:
    """One its family has answered."""
    question = a_question(product, words, by=by)
    questions.answer(question, Actor(families=frozenset({question.family_id})), "نعم، ونغلّفها بلا زيادة.")
    heard()
    return question


def whole_questions(product: Product, member: User) -> dict[str, tuple[Any, ...]]:
    """A question that waits, one that is answered and reported, and one the office has hidden."""
    with unit_of_work():
        waits, shown, hidden = (
            a_question(product, by=member),
            an_answered(product, "متى يجف؟"),
            an_answered(product, "أ؟"),
        )
        questions.report(shown, member.id, "إعلان")
        questions.hide(hidden, STAFF, reason="إعلان")
        return {
            "question_id": (shown.id,),
            "family.questions.question_id": (waits.id, shown.id),
            "office.questions.thing_id": (shown.id, hidden.id),
        }
