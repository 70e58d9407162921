"""Both languages: the prefix that keeps a page English, and an English sentence for every Arabic one."""

import re
from collections.abc import Iterator
from io import StringIO

import pytest
from babel.messages.pofile import read_po

from storefront.web.kit.locale import LanguagePrefix, gettext, language, language_in, read_in, translations
from tests.architecture.house import CODE, ROOT
from tests.architecture.sentences import MARKUP, sentences

PLACES = re.compile(r"%\((\w+)\)")
ENGLISH = re.compile(r'\b(?:\w+_)?en\s*=\s*"([^"]*)"')
STRAIGHT = re.compile("['\"`‘´]")


def test_every_sentence_has_its_english() -> None:
    english = translations("en")
    missing = {f"{path.name}: {text}" for text, path in sentences() if text and english.gettext(text) == text}

    assert sorted(missing) == []


def test_a_sentence_has_one_english() -> None:
    said: dict[str, set[str]] = {}
    for area in (CODE / "locale").glob("*/en.po"):
        for message in read_po(StringIO(area.read_text(encoding="utf-8")), locale="en"):
            said.setdefault(str(message.id), set()).add(str(message.string))

    assert {sentence: english for sentence, english in said.items() if sentence and len(english) > 1} == {}


def test_places_for_values_are_the_same_in_both_languages() -> None:
    english = translations("en")
    wrong = [text for text, _ in sentences() if set(PLACES.findall(text)) != set(PLACES.findall(english.gettext(text)))]

    assert wrong == []


def told_english() -> Iterator[tuple[str, str]]:
    """Every English word that is printed and does not come from people: where it stands, and what it says."""
    for area in sorted((CODE / "locale").glob("*/en.po")):
        for message in read_po(StringIO(area.read_text(encoding="utf-8")), locale="en"):
            if message.id:
                yield area.parent.name, str(message.string)
    for path in sorted((ROOT / "templates" / "letters").glob("*.en.*")):
        yield path.name, MARKUP.sub("", path.read_text(encoding="utf-8"))
    for path in sorted([*(CODE / "demo").rglob("*.toml"), *(CODE / "goods").rglob("*.toml")]):
        for said in ENGLISH.findall(path.read_text(encoding="utf-8")):
            yield path.name, said
    yield "categories.csv", (CODE / "goods/taxonomy/categories.csv").read_text(encoding="utf-8").replace('"', "")


def test_english_has_one_kind_of_quotes_and_apostrophes() -> None:
    assert [(place, said) for place, said in told_english() if STRAIGHT.search(said)] == []


@pytest.mark.parametrize("other", ["إرجاع", "أُرجع", "مرتجع", "رمز التسليم"])
def test_a_thing_has_one_word(other: str) -> None:
    letters = [path for path in (ROOT / "templates" / "letters").iterdir() if other in path.read_text()]

    assert [text for text, _ in sentences() if other in text] == []
    assert letters == []


def test_only_the_desk_of_today_is_called_today() -> None:
    """In English the Arabic word for today is no heading of a column of days."""
    called = [
        path.relative_to(ROOT) for path in (ROOT / "templates").rglob("*.html") if '_("اليوم")' in path.read_text()
    ]
    called += [path.relative_to(ROOT) for path in CODE.rglob("*.py") if 'gettext("اليوم")' in path.read_text()]

    assert [str(path) for path in called] == ["templates/family/today/show.html"]


@pytest.mark.parametrize(
    ("path", "lang", "inside"),
    [("/", "ar", "/"), ("/en", "en", "/"), ("/en/c/toys", "en", "/c/toys"), ("/english", "ar", "/english")],
)
def test_the_prefix_decides_the_language(path: str, lang: str, inside: str) -> None:
    seen: dict[str, object] = {}
    prefix = LanguagePrefix(lambda environ, _: seen.update(environ, language=language()) or [])

    prefix({"PATH_INFO": path}, lambda *_: lambda _: None)

    assert seen["language"] == lang
    assert seen["PATH_INFO"] == inside


@pytest.mark.parametrize(
    ("lang", "note", "said"),
    [
        ("en", "عند الباب.", "Your note: \u2068عند الباب.\u2069"),
        ("en", "At the door.", "Your note: At the door."),
        ("ar", "عند الباب.", "ملاحظتك: عند الباب."),
        ("ar", "At the door.", "ملاحظتك: At the door."),
    ],
)
def test_arabic_words_do_not_turn_an_english_sentence_round(lang: str, note: str, said: str) -> None:
    with read_in(lang):
        assert gettext("ملاحظتك: %(note)s", note=note) == said


@pytest.mark.parametrize(
    ("words", "lang"), [("شكراً لك", "ar"), ("Thank you, سارة", "ar"), ("Thank you", "en"), ("5 ★", "en")]
)
def test_the_letters_say_in_which_language_somebody_wrote(words: str, lang: str) -> None:
    assert language_in(words) == lang
