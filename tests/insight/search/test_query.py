"""The public language: words, phrases, what must not be there; anything else is text, and nothing is too odd."""

import time

import pytest

from storefront.insight.search.query import LONGEST_QUERY, MOST_WORDS, Asked, parse


def test_words_are_words() -> None:
    asked = parse("  فَطيرة   جبن ")

    assert asked == Asked(text="فطيره جبن", typed=("فَطيرة", "جبن"))


@pytest.mark.parametrize("typed", ['"خط عربي" لوحة', "“خط عربي” لوحة", "«خط عربي» لوحة", 'لوحة"خط عربي"'])
def test_a_phrase_stands_between_quotes_of_any_kind(typed: str) -> None:
    asked = parse(typed)

    assert (asked.text, asked.phrases) == ("لوحه", (("خط", "عربي"),))


@pytest.mark.parametrize("typed", ["كيك -شوكولاتة", "-شوكولاتة كيك", "كيك −شوكولاتة"])
def test_a_minus_before_a_word_takes_it_out(typed: str) -> None:
    asked = parse(typed)

    assert (asked.text, asked.without) == ("كيك", ("شوكولاته",))


def test_a_minus_before_a_phrase_takes_it_out() -> None:
    assert parse('كيك -"جوز هند"').without_phrases == (("جوز", "هند"),)


@pytest.mark.parametrize("typed", ["كيك - شوكولاتة", "كيك-شوكولاتة", "كيك -- شوكولاتة"])
def test_a_minus_elsewhere_is_just_a_sign(typed: str) -> None:
    assert parse(typed).text == "كيك شوكولاته"


@pytest.mark.parametrize("typed", ['"كيك', 'كيك"', '""كيك', 'كيك ""'])
def test_a_lonely_quote_is_just_a_sign(typed: str) -> None:
    assert parse(typed) == Asked(text="كيك", typed=("كيك",))


@pytest.mark.parametrize("typed", ["name:كيك", "كيك*", "(كيك)", "[كيك]", "كيك^2", "كيك~", "/كيك/", "{كيك}", "كيك?"])
def test_no_other_sign_means_anything(typed: str) -> None:
    assert "كيك" in parse(typed).text.split()


@pytest.mark.parametrize("typed", ["", " ", "\x00", "\ud800", "-", '"', '-"', '""', "***", "🌴", "\u200f"])
def test_nothing_asked_is_nothing(typed: str) -> None:
    assert parse(typed) == Asked()


def test_what_is_too_long_is_cut() -> None:
    asked = parse("كيك " * 6000)

    assert len(asked.text.split()) == MOST_WORDS
    assert len(parse("ك" + "كي" * LONGEST_QUERY).text) <= LONGEST_QUERY


def test_signs_by_the_thousand_are_read_at_once() -> None:
    started = time.process_time()

    for sign in ('"', "-", ' -"', "(", '" "', "ﷺ"):
        parse(sign * 100_000)

    assert time.process_time() - started < 0.1
