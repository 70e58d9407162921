"""Letters to visitors say what happened to their day, and lead to the ticket."""

import pytest
from flask import Flask

from tests.builders.mail import Write
from tests.web.letters.conftest import writing_of
from tests.web.letters.test_fair_letters import text_of


@pytest.fixture
def write(opened: Flask) -> Write:
    return writing_of(opened)


@pytest.mark.parametrize(
    ("kind", "lang", "words"),
    [
        ("visit-ticket", "ar", "حُجزت زيارتكم"),
        ("visit-ticket", "en", "is booked"),
        ("visit-changed", "ar", "تذكرتكم"),
        ("visit-changed", "en", "ticket stays"),
        ("visit-tomorrow", "ar", "غداً"),
        ("visit-tomorrow", "en", "is tomorrow"),
    ],
)
def test_it_says_what_happened_and_leads_to_the_ticket(write: Write, kind: str, lang: str, words: str) -> None:
    said = text_of(write, kind, lang)

    assert words in said
    assert "/exhibitions/tickets/" in said
