"""Words that stand nowhere: slips of the finger and Arabic in Latin letters."""

import time

import pytest

from storefront.insight.language import Spelling, Vocabulary

KNOWN = "جبن جبل بخور بخاري كليجه عسل معمول فنجان شوكولاته قهوه محمد حنا خبز مبخره سجاده pie honey candle"


@pytest.fixture(scope="module")
def spelling() -> Spelling:
    return Spelling(Vocabulary((word, word, 1 + place) for place, word in enumerate(KNOWN.split())))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("بخزر", "بخور"),
        ("كليجهه", "كليجه"),
        ("معمزل", "معمول"),
        ("مبخر", "مبخره"),
        ("فنجنا", "فنجان"),
        ("شوكلاته", "شوكولاته"),
        ("hony", "honey"),
        ("cnadle", "candle"),
    ],
)
def test_one_slip_is_put_right(spelling: Spelling, typed: str, meant: str) -> None:
    assert spelling.proposals(typed)[0] == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("bkhoor", "بخور"),
        ("bakhour", "بخور"),
        ("bukhari", "بخاري"),
        ("klejah", "كليجه"),
        ("3asal", "عسل"),
        ("gahwa", "قهوه"),
        ("qahwah", "قهوه"),
        ("m7md", "محمد"),
        ("5obz", "خبز"),
        ("henna", "حنا"),
        ("shokolata", "شوكولاته"),
        ("sijjada", "سجاده"),
    ],
)
def test_arabic_in_latin_letters_is_understood(spelling: Spelling, typed: str, meant: str) -> None:
    assert meant in spelling.proposals(typed)


def test_of_two_neighbours_the_likelier_slip_comes_first(spelling: Spelling) -> None:
    assert spelling.proposals("جبم") == ["جبن", "جبل"]  # م is beside ن, not beside ل


@pytest.mark.parametrize("typed", ["", "م", "xy", "قخخخسيب", "ا" * 60, "12345"])
def test_what_resembles_nothing_gets_no_proposal(spelling: Spelling, typed: str) -> None:
    assert spelling.proposals(typed) == []


def test_a_known_word_is_no_proposal_for_itself(spelling: Spelling) -> None:
    assert "بخور" not in spelling.proposals("بخور")


def test_a_word_is_shown_as_it_is_mostly_spelt() -> None:
    vocabulary = Vocabulary([("كليجه", "كليجه", 2), ("كليجه", "كليجة", 9), ("كليجه", "كلیجة", 1)])

    assert vocabulary.spelt("كليجه") == "كليجة"
    assert vocabulary.documents["كليجه"] == 12


def test_a_large_vocabulary_answers_at_once() -> None:
    spelling = Spelling(Vocabulary((f"{chr(1576 + n % 20)}{n}كلمه", "", 1) for n in range(5000)))
    started = time.perf_counter()

    for typed in ("كلمهه", "bkhoor", "قهوجي"):
        spelling.proposals(typed)

    assert time.perf_counter() - started < 0.1
