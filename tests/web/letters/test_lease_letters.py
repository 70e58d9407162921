"""Letters about leases say which unit of which market, what happened, and lead to where something is done about it."""

import pytest
from flask import Flask

from tests.builders.mail import Write
from tests.web.letters.conftest import writing_of
from tests.web.letters.test_fair_letters import text_of


@pytest.fixture
def write(opened: Flask) -> Write:
    return writing_of(opened)


@pytest.mark.parametrize(("lang", "words"), [("ar", "بسطة A-1"), ("en", "Stall A-1")])
def test_an_offer_names_its_terms_and_two_ways_to_answer(write: Write, lang: str, words: str) -> None:
    said = text_of(write, "lease-offered", lang)

    assert words in said
    assert "310" in said
    assert "/family/leases/" in said
    assert "/markets/answers/" in said


NEWS = (
    "lapsed",
    "noticed",
    "noticed_by_family",
    "unnamed",
    "turned_down",
    "suspended",
    "resumed",
    "named",
    "agreed",
    "run_out",
    "after_notice",
    "transferred_to_successor",
)


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("news", [*NEWS, "taken_over"])
def test_each_piece_of_news_has_its_words(write: Write, news: str, lang: str) -> None:
    said = text_of(write, "lease-news", lang, news=news)
    subject, _, body = said.partition("\n")

    assert len(subject) > 10
    assert "A-1" in body
    assert ("succession" in said) == (news == "named")


def test_a_reason_is_read(write: Write) -> None:
    assert "كتبت إدارة السوق: يُهدم الجناح" in text_of(write, "lease-news", "ar", reason="يُهدم الجناح")
    assert "كتبت إدارة السوق" not in text_of(write, "lease-news", "ar", reason="")
