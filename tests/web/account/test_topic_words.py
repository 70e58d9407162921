"""Every topic has its words, in both languages; those that must come say why."""

import pytest
from flask import Flask

from storefront.community.notices.topics import TOPICS
from storefront.web.account.topic_words import WORDS, title_of
from storefront.web.letters.writing import reading_in


def test_every_topic_has_its_words() -> None:
    assert list(WORDS) == [topic.name for topic in TOPICS]
    assert {name for name, words in WORDS.items() if words.why} == {topic.name for topic in TOPICS if topic.required}


@pytest.mark.parametrize(("language", "words"), [("ar", "الدخول وكلمة المرور"), ("en", "Signing in and your password")])
def test_they_are_said_in_the_readers_language(app: Flask, language: str, words: str) -> None:
    with reading_in(language):
        assert title_of(TOPICS[-1]) == words
