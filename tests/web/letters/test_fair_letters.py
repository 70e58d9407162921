"""Letters about applications to exhibit, and about seats in a jury."""

import pytest
from flask import Flask

from tests.builders.mail import Write
from tests.web.letters.conftest import text_of, writing_of


@pytest.fixture
def write(opened: Flask) -> Write:
    return writing_of(opened)


@pytest.mark.parametrize(("lang", "words"), [("ar", "العرض قائم حتى"), ("en", "The offer stands until")])
def test_an_offer_says_until_when_and_how_to_turn_it_down(write: Write, lang: str, words: str) -> None:
    said = text_of(write, "place-offered", lang, state="offered")

    assert words in said
    assert "/exhibitions/answers/" in said
    assert "/family/fairs/" in said


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("waitlisted", "قائمة الانتظار"),
        ("declined", "لم يتسع المكان لطلبكم هذه المرة"),
        ("taken_away", "سحب المنظّم مكانكم في هذه الفعالية"),
    ],
)
def test_what_was_decided_is_said_in_its_own_words(write: Write, state: str, words: str) -> None:
    said = text_of(write, "application-answered", "ar", state=state)

    assert words in said
    assert ("/exhibitions/answers/" in said) == (state == "waitlisted")


@pytest.mark.parametrize(
    ("state", "words"), [("moved", "أيام جديدة"), ("postponed", "طلبكم محفوظ"), ("cancelled", "لا حاجة إلى انتظارها")]
)
def test_what_changed_is_said(write: Write, state: str, words: str) -> None:
    assert words in text_of(write, "fair-changed", "ar", state=state)


@pytest.mark.parametrize(
    ("judges", "words", "page"), [(True, "بلا أسماء", "/jury/calls/"), (False, "لا يُطلب منك شيء", "/account")]
)
def test_a_juror_reads_what_is_asked_of_them(write: Write, judges: bool, words: str, page: str) -> None:
    said = text_of(write, "juror-changed", "ar", judges=judges)

    assert words in said
    assert page in said
