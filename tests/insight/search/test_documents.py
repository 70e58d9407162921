"""How much a word says by where it stands, and by what terms a name is suggested."""

import pytest

from storefront.insight.language import Analyser, Entry
from storefront.insight.search.documents import (
    beginning,
    beginnings,
    forget,
    impacts,
    prominence_ar,
    prominence_en,
    said,
    vocabulary,
)
from tests.builders.insight import a_document

BARE = Analyser(())


def test_a_name_says_more_than_a_category_and_that_more_than_material_and_story() -> None:
    texts = {"family": ("عسل",), "categories": ("جبن",), "materials": ("صوف",), "story": ("ذهب",), "place": ("حائل",)}

    said_ = impacts(a_document(name_ar="سدو", **texts), BARE)

    assert said_["سدو"] > said_["جبن"] == said_["عسل"] > said_["صوف"] > said_["حايل"] > said_["ذهب"]


def test_the_word_itself_says_more_than_its_stem_and_that_more_than_a_guess() -> None:
    said_ = impacts(a_document(name_ar="صناديق"), BARE)

    assert said_["=صناديق"] > said_["صناديق"] > said_["صندوق"]


def test_a_word_in_several_fields_says_the_sum() -> None:
    once = impacts(a_document(name_ar="عسل"), BARE)
    twice = impacts(a_document(name_ar="عسل", story=("عسل جبلي",)), BARE)

    assert once["عسل"] < twice["عسل"] < 1.2 * once["عسل"]


@pytest.mark.parametrize(
    ("name", "standing"),
    [
        ("دلة نحاس رسلان", [1.5, 1.0, 1.0]),
        ("كليجا القصيم بالتمر", [1.5, 1.0, 0.6]),
        ("سلة خوص للخبز", [1.5, 1.0, 0.6]),
        ("طقم 6 فناجين قهوه", [1.5, 1.5, 1.5, 1.0]),
        ("رز مع مكسرات", [1.5, 0.6, 0.6]),
    ],
)
def test_an_arabic_name_is_about_its_first_noun(name: str, standing: list[float]) -> None:
    assert prominence_ar(name.split()) == standing


@pytest.mark.parametrize(
    ("name", "standing"),
    [
        ("clay teapot", [1.0, 1.5]),
        ("cheese and zaatar pie", [1.5, 0.6, 0.6, 0.6]),
        ("palm basket for bread", [1.0, 1.5, 0.6, 0.6]),
        ("set of 12 coffee cups", [1.0, 1.0, 1.0, 1.0, 1.5]),
        ("set", [1.5]),
    ],
)
def test_an_english_name_is_about_its_last_noun(name: str, standing: list[float]) -> None:
    assert prominence_en(name.split()) == standing


def test_a_document_without_any_text_has_no_terms() -> None:
    assert impacts(a_document(name_ar=""), BARE) == {}


def test_what_a_document_says_keeps_its_texts_apart() -> None:
    text = said(a_document(name_ar="دلة نحاس", story=("صناعة يدوية",)))

    assert " دله نحاس " in text
    assert " صناعه يدويه " in text
    assert " نحاس صناعه " not in text


def test_a_name_is_suggested_from_each_of_its_words_with_and_without_article() -> None:
    begun = beginnings(a_document(name_ar="زيت الزيتون"), BARE)

    assert beginning("product", "ar", "زيت الزيتون", inside=False) in begun
    assert beginning("product", "ar", "الزيتون", inside=True) in begun
    assert beginning("product", "ar", "زيتون", inside=True) in begun


def test_the_vocabulary_keeps_words_of_names_as_they_are_spelt() -> None:
    document = a_document(name_ar="«كليجة» القصيم", name_en="Kleija", story=("مكتوبة",), materials=("هَيل",))

    assert vocabulary(document) == {"كلج كليجه كليجة", "لكسم القصيم القصيم", " kleija kleija", "هل هيل هيل"}


def test_what_is_kept_of_a_text_is_what_it_says_by_itself() -> None:
    document = a_document(name_ar="سدو", family=("سدو أحمر",), materials=("سدو أحمر",), story=("سدو أحمر", "في حائل"))
    known = Analyser([Entry("weaving", ("سدو",))])
    fresh = [impacts(document, known), said(document), vocabulary(document)]

    again = [impacts(document, known), said(document), vocabulary(document)]
    forget()

    assert again == fresh == [impacts(document, known), said(document), vocabulary(document)]
    assert "#weaving" in impacts(document, known)
    assert "#weaving" not in impacts(document, BARE)


def test_a_changed_answer_changes_nothing_that_is_kept() -> None:
    document = a_document(name_ar="", name_en="", categories=("جبن",), family=("بيت",))
    before = dict(impacts(document, BARE))

    impacts(document, BARE).clear()

    assert impacts(document, BARE) == before
