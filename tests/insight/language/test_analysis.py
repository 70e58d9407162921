"""What the analyser makes of texts: spellings, articles, suffixes, plurals, synonyms, two languages at once."""

import pytest

from storefront.insight.language import CONCEPT, EXACT, PLURAL, STEM, Analyser, Entry, standard, tokens, words

BARE = Analyser(())


def texts(text: str, kind: str) -> set[str]:
    return {token.text for token in tokens(text) if token.kind == kind}


def meet(one: str, other: str, analyser: Analyser = BARE) -> bool:
    """Whether a question in one word finds a text of the other."""
    in_text = {(token.kind == EXACT, token.kind == CONCEPT, token.text) for token in analyser.tokens(other)}
    asked = {(t.kind == EXACT, t.kind == CONCEPT, t.text) for unit in analyser.units(one) for t in unit.tokens}
    return bool(in_text & asked)


@pytest.mark.parametrize("spelling", ["ابها", "أبها", "أَبها", "إبها", "أبهـــا"])
def test_every_spelling_of_a_town_is_one_word(spelling: str) -> None:
    assert texts(spelling, EXACT) == {"ابها"}


@pytest.mark.parametrize("form", ["القهوة", "والقهوة", "بالقهوة", "للقهوة", "قهوه"])
def test_article_and_particles_leave_the_stem(form: str) -> None:
    assert texts(form, STEM) == {"قهو"}


@pytest.mark.parametrize("word", ["فطيرة", "وسادة", "بالون", "كرسي", "لبن", "والدة", "فستق", "بخور"])
def test_a_first_letter_that_belongs_to_the_word_stays(word: str) -> None:
    assert standard().bare(words(word)[0]) == words(word)[0]


@pytest.mark.parametrize(("joined", "word"), [("وزعتر", "زعتر"), ("بدبس", "دبس"), ("وفستق", "فستق")])
def test_a_particle_comes_off_a_known_word(joined: str, word: str) -> None:
    assert standard().bare(joined) == word


@pytest.mark.parametrize("word", ["زيتون", "تمرين", "كوبون", "رمضان", "بستان", "صابون"])
def test_an_ending_that_belongs_to_the_word_stays(word: str) -> None:
    assert standard().stem(word) == word


@pytest.mark.parametrize(
    ("one", "other"),
    [("كيك", "كيكة"), ("كيكات", "كيكة"), ("عباية", "عبايات"), ("خشب", "خشبية"), ("كليجا", "كليجة"), ("شمعة", "شمع")],
)
def test_forms_of_a_word_meet_without_any_lexicon(one: str, other: str) -> None:
    assert meet(one, other)
    assert meet(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("زيت", "زيتون"), ("سلة", "سلسلة"), ("عود", "عودة"), ("عسل", "عسلية"), ("صندل", "صندوق"), ("رمان", "رمضان")],
)
def test_words_that_only_look_related_stay_apart(one: str, other: str) -> None:
    assert not meet(one, other, standard())
    assert not meet(other, one, standard())


def test_a_plural_carries_the_guesses_of_its_shape() -> None:
    found = {token.text: token.weight for token in tokens("فطائر") if token.kind == PLURAL}

    assert "فطير" in found
    assert set(found.values()) == {0.4}


def test_synonyms_share_a_concept_in_both_languages() -> None:
    assert texts("شنط", CONCEPT) == texts("الحقائب", CONCEPT) == texts("bags", CONCEPT) == {"bag"}


def test_a_compound_is_one_thing_however_it_is_written() -> None:
    assert "cheesecake" in texts("تشيز كيك", CONCEPT) & texts("تشيزكيك", CONCEPT) & texts("cheese cake", CONCEPT)


def test_the_words_inside_a_compound_count_less_and_mean_nothing_of_their_own() -> None:
    inside = [token for token in tokens("آيس كريم") if token.text == "كريم"]

    assert max(token.weight for token in inside) == 0.5
    assert "cream" not in texts("آيس كريم", CONCEPT)


def test_a_narrow_thing_is_found_by_the_wide_word_but_not_the_other_way() -> None:
    assert meet("تمر", "عجوة", standard())
    assert not meet("عجوة", "تمر", standard())


def test_arabic_and_english_may_stand_in_one_text() -> None:
    found = texts("كيكة Lotus ١٢ قطعة", EXACT)

    assert found == {"كيكه", "lotus", "12", "قطعه"}


def test_tokens_know_the_place_of_their_word() -> None:
    assert {token.place for token in tokens("دلة من نحاس") if token.kind == EXACT} == {0, 2}


def test_a_question_leaves_out_words_that_say_nothing() -> None:
    assert [unit.text for unit in standard().units("فطيرة مع جبن")] == ["فطيره", "جبن"]


def test_an_own_lexicon_takes_the_place_of_the_standard_one() -> None:
    own = Analyser([Entry("x", ("قرقيعان", "ناصفة"))])

    assert meet("قرقيعان", "الناصفة", own)
    assert not meet("شنطة", "حقيبة", own)


@pytest.mark.parametrize("text", ["", " ", "\x00", "\ud800", "((((", "ا" * 5000, "ﷺ" * 500, "'s's's", "٪٪٪"])
def test_no_text_is_too_odd(text: str) -> None:
    assert all(len(token.text) <= 40 for token in tokens(text))
