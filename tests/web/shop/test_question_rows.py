"""A question as pages print it."""

from flask import Flask

from storefront.web.shop.question_rows import rows_of
from tests.builders.asking import WORDS, an_answered


def test_the_familys_name_stands_beside_its_answer(app: Flask) -> None:
    with app.test_request_context("/"):
        question = an_answered()

        (row,) = rows_of([question], question.family)

    assert (row.author, row.words, row.family) == ("سارة", WORDS, question.family.trade_name_ar)
    assert row.answer
