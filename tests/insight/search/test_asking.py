"""From a question to an answer: what must be there, what must not, what was meant, and what hostile visitors ask."""

import time

import pytest

from storefront.insight.search import PRODUCT, Document, WhooshEngine
from storefront.insight.search.query import LONGEST_QUERY
from tests.builders.insight import a_document, documents_named

# Each has stalled or broken a search engine somewhere: wildcards, ranges, nesting, chains, broken text, sheer length.
HOSTILE = {
    "stars": "*a* *b* *c* *d* *e*",
    "arabic stars": "*ا* *ل* *م* *ن* *ي*",
    "lone star": "*",
    "question marks": "?????? ??? ?",
    "range": "[a TO z]",
    "open range": "[* TO *] {ا TO ي}",
    "fields": "id:product* kind:family terms:[a TO z]",
    "brackets": "(" * 5_000,
    "nesting": "(" * 2_500 + "كيك" + ")" * 2_500,
    "not chain": "NOT " * 2_000 + "كيك",
    "not or": "NOT OR x",
    "and or": "AND OR NOT AND",
    "minus chain": "-كيك " * 2_000,
    "minuses": "-" * 10_000,
    "only minus": "-منتجات",
    "minus of everything": "منتجات -الأسر -كيك -تمر -عسل -خشب",
    "quotes": '"' * 9_999,
    "phrases": '"ا" ' * 2_000,
    "common phrase": '"منتجات الأسر"',
    "minus phrase": 'منتجات -"منتجات الأسر"',
    "six thousand words": "كليجا " * 6_000,
    "different words": " ".join(f"كلمة{number}" for number in range(6_000)),
    "common words": "منتجات الأسر منتجات الأسر منتجات الأسر منتجات الأسر منتجات الأسر منتجات الأسر",
    "one endless word": "كليجا" * 4_000,
    "twenty thousand letters": "a" * 20_000,
    "nul": "\x00كيك\x00",
    "surrogate": "كيك\ud800\udfff",
    "controls": "".join(map(chr, range(32))) + "كيك",
    "direction marks": "\u202e\u2066كيك\u2069\u202c" * 50,
    "marks": "ك" + "\u064b\u0650" * 5_000,
    "latin marks": "e" + "\u0301\u0316" * 5_000,
    "long ligatures": "ﷺ" * 1_000,
    "emoji": "🎂🧁🍰" * 100,
    "fuzzy": "كليجا~5 كيك~0.0001",
    "boost": "كيك^99999999999 تمر^-1",
    "escapes": "\\" * 500 + "كيك",
    "regex": "(a+)+$ ^(([ا-ي])+.)+[ا-ي]([ا-ي])+$",
    "markup": "<script>alert(1)</script> كيك",
    "template": "{{7*7}} ${7*7} %s %n '; DROP TABLE product; --",
    "slips": "منتجتا الاسري كليجاا خبزز شوكلاطة بخووور سجادده مباخخر فنجانن",
    "latin arabic": "bkhoor klyja 3sl sjada mbkhra fnjan khbz kyk",
    "figures": "٩" * 50 + " 1e308 -1e308 0x41 ۱۲۳",
}


def texts(engine: WhooshEngine, catalogue: list[Document], typed: str) -> set[str]:
    titles = {document.id: document.name_ar for document in catalogue}
    return {titles[each] for each in engine.search(typed, kind=PRODUCT, limit=None).ids}


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_no_question_takes_half_a_second_of_a_large_market(large_market: WhooshEngine, name: str) -> None:
    started = time.process_time()

    found = large_market.search(HOSTILE[name])

    assert time.process_time() - started < 0.5
    assert len(found.hits) <= 24


def test_there_are_forty_hostile_questions_and_more() -> None:
    assert len({text[:LONGEST_QUERY] for text in HOSTILE.values()}) >= 40


def test_a_phrase_is_found_as_it_stands(engine: WhooshEngine) -> None:
    engine.rebuild([*documents_named("لوحة خط عربي", "خط جميل عربي"), a_document(3, "إطار", story=("فيه خط عربي",))])

    assert set(engine.search('"خط عربي"').ids) == {"product:1", "product:3"}
    assert engine.search('"عربي خط"').ids == ()


def test_a_phrase_of_one_word_means_that_very_form(engine: WhooshEngine) -> None:
    engine.rebuild(documents_named("كيكة تمر", "كيك تمر"))

    assert engine.search('"كيك"').ids == ("product:2",)


def test_a_phrase_may_hold_words_that_say_nothing(engine: WhooshEngine) -> None:
    engine.rebuild(documents_named("رز مع لحم", "رز من لحم"))

    assert engine.search('"رز مع لحم"').ids == ("product:1",)
    assert engine.search('"مع"').ids == ()


def test_what_must_not_be_there_is_not(market: WhooshEngine, catalogue: list[Document]) -> None:
    found = texts(market, catalogue, "كيك -شوكولاته -تشيزكيك")

    assert found == {"كيك تمر وجوز", "كعكة عيد ميلاد أطفال"}


def test_a_phrase_that_must_not_be_there_is_not(market: WhooshEngine, catalogue: list[Document]) -> None:
    assert "تشيز كيك لوتس" in texts(market, catalogue, "كيك") - texts(market, catalogue, 'كيك -"تشيز كيك"')


def test_only_what_must_not_be_there_asks_for_nothing(market: WhooshEngine) -> None:
    assert market.search("-كيك").total == 0


def test_a_slip_is_put_right_and_said(market: WhooshEngine, catalogue: list[Document]) -> None:
    found = market.search("فطيرة جبم")

    assert found.corrected == "فطيرة جبن"
    assert texts(market, catalogue, "فطيرة جبم") == {"فطيرة جبن وزعتر"}


@pytest.mark.parametrize(("typed", "meant"), [("bkhoor", "بخور"), ("3asal", "عسل"), ("m3mool", "معمول")])
def test_arabic_in_latin_letters_finds_the_arabic(market: WhooshEngine, typed: str, meant: str) -> None:
    assert market.search(typed, kind=PRODUCT).ids == market.search(meant, kind=PRODUCT).ids != ()


def test_what_is_found_is_never_put_right(market: WhooshEngine) -> None:
    assert market.search("جبن").corrected is None


def test_a_slip_is_put_right_only_as_far_as_the_rest_agrees(engine: WhooshEngine) -> None:
    engine.rebuild(documents_named("فطيرة جبل", "خبز جبن"))

    assert engine.search("فطيرة جبم").corrected == "فطيرة جبل"
    assert engine.search("خبز جبم").corrected == "خبز جبن"


def test_when_no_document_has_all_words_most_will_do(market: WhooshEngine, catalogue: list[Document]) -> None:
    found = market.search("دلة نحاس زرقاء فضائية")

    assert found.relaxed
    assert "دلة نحاس رسلان" in texts(market, catalogue, "دلة نحاس زرقاء فضائية")


def test_a_relaxed_answer_keeps_phrases_and_what_must_not_be_there(engine: WhooshEngine) -> None:
    engine.rebuild(documents_named("دلة نحاس كبيرة", "دلة نحاس صغيرة", "دلة كبيرة"))

    found = engine.search('دلة زرقاء "نحاس صغيرة"')

    assert (found.ids, found.relaxed) == (("product:2",), True)
    assert engine.search("دلة زرقاء -نحاس").ids == ("product:3",)


def test_nothing_at_all_is_said_plainly(market: WhooshEngine) -> None:
    found = market.search("قخخخسيب")

    assert (found.ids, found.total, found.corrected, found.relaxed) == ((), 0, None, False)
