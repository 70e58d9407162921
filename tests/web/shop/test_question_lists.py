"""What was asked about a product and answered: on its page, and page by page."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask.testing import FlaskClient

from storefront.kernel.units import unit_of_work
from tests.builders.asking import WORDS, a_question, an_answered
from tests.builders.goods import a_product
from tests.builders.reviewing import a_review

Counting = Callable[[], AbstractContextManager[list[str]]]


@pytest.mark.parametrize(("prefix", "said"), [("", "أسئلة وأجوبة"), ("/en", "Questions and answers")])
def test_everybody_reads_what_was_answered(client: FlaskClient, prefix: str, said: str) -> None:
    with unit_of_work():
        product = a_product()
        an_answered(product)
        a_question(product, "هل هذا ينتظر؟")

    for path in (f"/p/{product.id}/questions", f"/p/{product.id}"):
        text = client.get(f"{prefix}{path}", follow_redirects=True).text
        assert WORDS in text
        assert "ونغلّفها بلا زيادة" in text
        assert "هل هذا ينتظر؟" not in text
        assert "القحطاني" not in text
    assert said in client.get(f"{prefix}/p/{product.id}/questions").text


def test_the_page_of_a_product_stays_quick(client: FlaskClient, count_queries: Counting) -> None:
    with unit_of_work():
        product = a_product()
        a_review(product, 4, "جميل")
        for number in range(5):
            an_answered(product, f"سؤال {number}؟")
    path = client.get(f"/p/{product.id}").location
    client.get(path)

    with count_queries() as asked:
        text = client.get(path).text

    assert len(asked) <= 1 + 10  # BEGIN among them
    assert ["سؤال 4؟" in text, "سؤال 1؟" in text] == [True, False]


def test_goods_nobody_can_see_have_no_list(client: FlaskClient) -> None:
    assert client.get("/p/999999/questions").status_code == 404
