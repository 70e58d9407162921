"""What letters about questions are told: the goods, the question, the answer."""

from collections.abc import Mapping
from typing import Any

from flask import url_for

from storefront.kernel.refusals import NotFound
from storefront.trade import questions
from storefront.web.kit.links import absolute
from storefront.web.kit.locale import in_language
from storefront.web.letters.people_letters import plain


def asked(values: Mapping[str, Any]) -> dict[str, Any]:
    """A question, for the family it goes to."""
    question = questions.get(values["product_question_id"])
    return {
        "family": in_language(question.family, "trade_name"),
        "product": in_language(question.product, "name"),
        "words": question.words,
        "desk": absolute(url_for("family.questions.index")),
    }


def answered(values: Mapping[str, Any]) -> dict[str, Any]:
    """A question and its answer, for whoever asked; raises NotFound when it was taken away meanwhile."""
    question = questions.get(values["product_question_id"])
    if question.state != "answered":
        raise NotFound()
    return {
        **plain(values),
        "family": in_language(question.family, "trade_name"),
        "product": in_language(question.product, "name"),
        "words": question.words,
        "answer": question.answer,
        **dict.fromkeys(
            ("link", "page"), absolute(url_for("shop.product_questions.index", product_id=question.product_id))
        ),
    }
