"""Reported reviews, questions and messages, made alike so that one test can ask the same of each."""

from collections.abc import Callable
from types import ModuleType
from typing import Any, NamedTuple

import pytest

from storefront.trade import messages, questions, reviews
from storefront.trade.messages import Message
from storefront.trade.questions import Question
from storefront.trade.reviews import Review
from tests.builders.asking import an_answered
from tests.builders.community import a_member
from tests.builders.reviewing import a_review
from tests.builders.trade import an_order, the_parcel
from tests.builders.writing import a_reported_message

REASON = "فيها إساءة"


class Reported(NamedTuple):
    """One kind: its package, a reported one, the state in which others read it, what its facts are called, what the office
    calls it on its first page."""

    trade: ModuleType
    make: Callable[[], Any]
    table: type[Any]
    shown: str
    facts: tuple[str, str, str]
    counted: str

    @property
    def name(self) -> str:
        return self.trade.__name__.rpartition(".")[2]


def a_reported_review() -> Review:
    review = a_review(stars=1, words="كلام مسيء")
    reviews.report(review, a_member().id, REASON)
    return review


def a_reported_question() -> Question:
    question = an_answered()
    questions.report(question, a_member().id, REASON)
    return question


KINDS = (
    Reported(
        reviews,
        a_reported_review,
        Review,
        "shown",
        ("ReviewHidden", "ReviewShown", "ReportsDismissed"),
        "تقييمات أُبلغ عنها",
    ),
    Reported(
        questions,
        a_reported_question,
        Question,
        "answered",
        ("QuestionHidden", "QuestionShown", "QuestionReportsDismissed"),
        "أسئلة أُبلغ عنها",
    ),
    Reported(
        messages,
        lambda: a_reported_message(the_parcel(an_order())),
        Message,
        "shown",
        ("MessageHidden", "MessageShown", "MessageReportDismissed"),
        "رسائل أُبلغ عنها",
    ),
)
of_each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
