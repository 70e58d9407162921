"""Words that stand nowhere: slips of the finger and Arabic in Latin letters."""

import time

import pytest

from storefront.insight.language import consonants, proposals

KNOWN = "جبن جبل بخور بخاري كليجه عسل معمول فنجان شوكولاته قهوه محمد حنا خبز مبخره سجاده pie honey candle"


class Counted:
    """A list of words; each stands in one document more than the one before it."""

    def __init__(self, known: str) -> None:
        self._counts = {word: place for place, word in enumerate(known.split(), start=1)}

    def standing(self, word: str) -> int:
        return self._counts.get(word, 0)

    def sounding(self, consonants_: str) -> list[str]:
        return [word for word in self._counts if consonants(word) == consonants_]


WORDS = Counted(KNOWN)


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
def test_one_slip_is_put_right(typed: str, meant: str) -> None:
    assert proposals(typed, WORDS)[0] == meant


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
def test_arabic_in_latin_letters_is_understood(typed: str, meant: str) -> None:
    assert meant in proposals(typed, WORDS)


@pytest.mark.parametrize("typed", ["xxyyzz", "xyz", "xyzzy", "ttrr", "ppqqrr", "kkllmm", "aabbcc", "qwerty"])
def test_what_nobody_says_is_not_taken_for_arabic(typed: str) -> None:
    assert proposals(typed, Counted("كوز كيس طري اثر بقر بكر قلم باقه بكوع كراث")) == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("kooz", "كوز"), ("koz", "كوز"), ("dalla", "دله"), ("jarra", "جره"), ("zaatar", "زعتر")],
)
def test_what_somebody_says_is_still_understood(typed: str, meant: str) -> None:
    assert meant in proposals(typed, Counted("كوز دله جره زعتر"))


def test_of_two_neighbours_the_likelier_slip_comes_first() -> None:
    assert proposals("جبم", WORDS) == ["جبن", "جبل"]  # م is beside ن, not beside ل


@pytest.mark.parametrize("typed", ["", "م", "xy", "قخخخسيب", "ا" * 60, "12345"])
def test_what_resembles_nothing_gets_no_proposal(typed: str) -> None:
    assert proposals(typed, WORDS) == []


def test_a_known_word_is_no_proposal_for_itself() -> None:
    assert "بخور" not in proposals("بخور", WORDS)


def test_of_two_equally_likely_words_the_commoner_comes_first() -> None:
    assert proposals("كات", Counted("كاس كاب كار")) == ["كار", "كاب", "كاس"]


def test_latin_words_have_no_sound_of_their_own() -> None:
    assert (consonants("kleija"), consonants("كليجه"), consonants("ابها")) == ("", "كلج", "به")


def test_a_long_word_is_thought_about_briefly() -> None:
    started = time.process_time()

    for typed in ("شوكولاتههه", "bkhoor", "قهوجي", "ا" * 24):
        proposals(typed, WORDS)

    assert time.process_time() - started < 0.1
