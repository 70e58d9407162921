"""English forms that must meet, and words that must not."""

import pytest

from storefront.insight.language.english import stem


@pytest.mark.parametrize(
    "forms",
    [
        "pie pies",
        "cookie cookies",
        "berry berries",
        "box boxes",
        "dish dishes",
        "glass glasses",
        "mango mangoes",
        "candle candles",
        "carve carved carving",
        "embroider embroidered",
        "knit knitted knitting",
        "shelf shelves",
        "woman women",
        "shoe shoes",
        "toy toys",
    ],
)
def test_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(("one", "other"), [("ear", "earring"), ("wed", "wedding"), ("pud", "pudding")])
def test_other_words_have_other_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize("word", ["ring", "red", "bus", "tea", "45", "a4", "7na", "s", "gas"])
def test_short_words_and_numbers_stay(word: str) -> None:
    assert stem(word) == word
