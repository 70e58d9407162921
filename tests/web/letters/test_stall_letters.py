"""Letters about a family's stall say its number and its days."""

import pytest
from flask import Flask

from tests.builders.mail import Write
from tests.web.letters.conftest import writing_of
from tests.web.letters.test_fair_letters import text_of


@pytest.fixture
def write(opened: Flask) -> Write:
    return writing_of(opened)


@pytest.mark.parametrize(("lang", "words"), [("ar", "ما لم يُعدّ"), ("en", "was not counted")])
def test_a_stall_that_waits_to_be_counted_says_so_and_leads_there(write: Write, lang: str, words: str) -> None:
    said = text_of(write, "stall-count", lang)

    assert words in said
    assert "/family/fairs/goods/" in said
    assert "/count" in said


@pytest.mark.parametrize(
    ("kind", "lang", "words"),
    [
        ("stall-given", "ar", "بسطتكم B-12"),
        ("stall-given", "en", "is stall B-12"),
        ("stall-taken", "ar", "لم تعد البسطة B-12"),
        ("stall-taken", "en", "is not yours any more"),
    ],
)
def test_it_says_which_stall_and_when(write: Write, kind: str, lang: str, words: str) -> None:
    said = text_of(write, kind, lang)

    assert words in said
    assert ("12 فبراير" if lang == "ar" else "12 February") in said
    assert "/family/fairs/stalls/" in said
