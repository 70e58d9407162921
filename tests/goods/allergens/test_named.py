"""What the words of ingredients name, in both languages, and what only sounds so; goods in doubt promise nothing."""

from types import SimpleNamespace

import pytest

from storefront.goods.allergens import ALLERGENS, denied_of, doubted, named_in, shown_allergens
from storefront.goods.allergens.words import WORDS

LISTS = [
    ("دقيق قمح، سكر، زبدة، حليب كامل الدسم، مكسرات مشكلة (لوز وفستق)", {"gluten", "milk", "nuts"}),
    ("طحين أسمر بالحليب والبيض", {"gluten", "milk", "egg"}),
    ("زيت، طَحِينة، فول سوداني", {"sesame", "peanut"}),
    ("Wheat flour (E500), butter, 2 eggs", {"gluten", "milk", "egg"}),
    ("Almonds; PISTACHIO; tahini", {"nuts", "sesame"}),
    ("جوز الهند، حليب جوز الهند، زبدة الكاكاو، دقيق الأرز، جوزة الطيب", set()),
    ("coconut milk, cocoa butter, rice flour, nutmeg", set()),
    ("حليب اللوز، زبدة الفول السوداني", {"nuts", "peanut"}),
    ("almond milk, peanut butter", {"nuts", "peanut"}),
    ("عسل زهر اللوز، دقيق سمح", set()),
    ("honey of almond blossoms, samh seed flour", set()),
    ("خالٍ من القمح والحليب، بلا مكسرات", set()),
    ("بدون سكر ولوز", {"nuts"}),
    ("without milk or eggs, gluten-free oats", set()),
    ("مشمش (ثاني أكسيد الكبريت)", {"sulphite"}),
    ("أبيض، لبان، مشمش، سكر", set()),
    ("", set()),
]


@pytest.mark.parametrize(("text", "named"), LISTS)
def test_ingredients_name_what_they_hold(text: str, named: set[str]) -> None:
    assert named_in(text).keys() == named


def test_each_is_named_by_the_word_as_it_is_written() -> None:
    assert named_in("سكر، لوز وفستق", "Fine Wheat") == {"gluten": "Wheat", "nuts": "لوز"}


def test_every_allergen_has_its_words_in_both_languages() -> None:
    assert WORDS.keys() == ALLERGENS.keys()
    for slug, (arabic, english) in ALLERGENS.items():
        assert slug in named_in(arabic), arabic
        assert slug in named_in(english), english


def ware(*, told: bool = True, ticked: tuple[str, ...] = ("egg",), denied: tuple[str, ...] = ()) -> SimpleNamespace:
    words = {"made_of_ar": "بيض، حليب، لوز", "made_of_en": ""}
    return SimpleNamespace(**words, allergens_told=told, allergens=list(ticked), allergens_denied=list(denied))


def test_what_is_named_and_neither_ticked_nor_denied_is_a_doubt() -> None:
    assert doubted(ware()) == {"milk": "حليب", "nuts": "لوز"}
    assert doubted(ware(ticked=("egg", "milk"), denied=("nuts",))) == {}
    assert doubted(ware(told=False, ticked=())) == {}


def test_whoever_may_not_bear_something_is_told_of_the_doubts_too() -> None:
    assert shown_allergens(ware(denied=("milk",))) == ["egg", "nuts"]
    assert shown_allergens(ware(told=False, ticked=())) is None


def test_only_what_is_named_and_not_ticked_is_denied() -> None:
    assert denied_of(["حليب، لوز", "oil"], ["milk"], ["milk", "nuts", "fish"]) == ["nuts"]
