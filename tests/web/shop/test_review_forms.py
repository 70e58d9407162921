"""The form of a review: opened empty or with what was said."""

import pytest
from flask import Flask

from storefront.kernel.units import unit_of_work
from storefront.web.shop.review_forms import STARS, ReviewForm, too_large
from tests.builders.reviewing import a_review


def test_it_opens_with_what_was_said(app: Flask) -> None:
    with app.test_request_context("/"), unit_of_work():
        form = ReviewForm.of(a_review(stars=3, words="لا بأس"))

        assert (form.stars.data, form.words.data) == ("3", "لا بأس")
        assert ReviewForm.of(None).stars.data is None


@pytest.mark.parametrize(("lang", "words"), [("/", "32"), ("/en/", "32")])
def test_a_file_that_is_too_large_is_told_with_its_limit(app: Flask, lang: str, words: str) -> None:
    with app.test_request_context(lang):
        assert words in too_large()


def test_there_are_five_choices_the_best_first() -> None:
    assert [choice.value for choice in STARS] == ["5", "4", "3", "2", "1"]
