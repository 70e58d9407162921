"""The rows of today: what they are called, what the clock says of them, what is pressed and where it leads."""

from collections.abc import Iterator
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask

from storefront.goods import crafts, stock
from storefront.insight.waiting import Wish
from storefront.kernel import clock
from storefront.web.family import today_rows
from storefront.web.kit.locale import read_in


@pytest.fixture(autouse=True)
def reader(app: Flask) -> Iterator[None]:
    with app.test_request_context("/family/today"), read_in("en"):
        yield


@pytest.mark.parametrize(
    ("names", "said"), [(["A"], "A"), (["A", "B"], "A, B"), (["A", "B", "C", "D"], "A, B and 2 more"), ([], "")]
)
def test_two_goods_are_named_and_more_are_counted(names: list[str], said: str) -> None:
    assert today_rows.goods_words(names).replace("\u2068", "").replace("\u2069", "") == said


@pytest.mark.parametrize(
    ("kind", "href", "posts"),
    [
        ("cash", "/family/orders/K7Q2M4PX#handbacks", False),
        ("return", "/family/orders/K7Q2M4PX#returns", False),
        ("message", "/family/orders/K7Q2M4PX/messages/reading", True),
        ("question", "/family/questions#question-7", False),
    ],
)
def test_a_wish_is_answered_where_its_answer_is_written(kind: str, href: str, posts: bool) -> None:
    row = today_rows.wish_row(Wish(kind, 7, "K7Q2M4PX", clock.now(), "x" * 200, 500))

    assert (row.act.href, row.act.posts) == (href, posts)
    assert row.said == ["x" * 140 + "…"]


@pytest.mark.parametrize(
    ("days", "kind", "said"),
    [(-1, "bad", "Ended"), (0, "bad", "Ends today"), (1, "warn", "Ends in 1 day"), (30, "warn", "Ends in 30 days")],
)
def test_a_document_says_how_long_it_holds(days: int, kind: str, said: str) -> None:
    named = SimpleNamespace(slug="freelance", name_ar="x", name_en="x")
    document: Any = SimpleNamespace(kind=named, expires_on=clock.today() + timedelta(days=days))

    row = today_rows.paper_row(crafts.ending.Paper(document, 2))

    assert row.due is not None
    assert (row.due.kind, row.due.words.replace("\u2068", "").replace("\u2069", "")) == (kind, said)
    assert row.act.href == "/family/documents/freelance"
    assert "2 products hidden" in row.facts[1][1].replace("\u2068", "").replace("\u2069", "")


@pytest.mark.parametrize(("left", "words"), [(1500, "1.5 kg"), (0, "Sold out")])
def test_what_is_weighed_runs_out_in_grams(left: int, words: str) -> None:
    product = SimpleNamespace(id=7, name_ar="عود", name_en="Oud")
    variant: Any = SimpleNamespace(id=9, grams=50, product=product)

    row = today_rows.low_row(stock.low.Low(variant, None, left, 2000), "weave")

    assert row.due is not None
    assert words in row.due.words
    assert (row.act.href, row.title) == ("/family/products/7#weight", "Oud")
    assert "2 kg" in row.facts[0][1]
