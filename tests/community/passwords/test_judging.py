"""Which passwords are refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storefront.community.passwords import judging
from storefront.community.passwords.hashing import normal
from storefront.community.passwords.refusals import (
    PasswordIsTooCommon,
    PasswordIsTooLong,
    PasswordIsTooShort,
    PasswordSaysTooMuch,
)
from tests.builders.people import PASSWORD


@pytest.mark.parametrize("good", [PASSWORD, "correct horse", "بحر وقمر ونجمة", "a" * 500 + "bcd", "٩٨٧٤٥١٢٣٦٠ج"])
def test_a_phrase_of_ones_own_is_taken(good: str) -> None:
    judging.check(good, about=("سارة القحطاني", "sara@example.com"))


@pytest.mark.parametrize("short", ["", "a", "123456789", "نخلة باسقة"[:9]])
def test_nine_characters_are_too_few(short: str) -> None:
    with pytest.raises(PasswordIsTooShort):
        judging.check(short)


@pytest.mark.parametrize(
    "common",
    [
        "1234567890",
        "١٢٣٤٥٦٧٨٩٠",
        "Password123",
        "qwertyuiop",
        "poiuytrewq",
        "aaaaaaaaaaaa",
        "1212121212",
        "السعودية2030",
    ],
)
def test_what_everybody_thinks_of_first_is_refused(common: str) -> None:
    with pytest.raises(PasswordIsTooCommon):
        judging.check(common)


@pytest.mark.parametrize("telling", ["sara@example.com", "abdulmajeed1", "1abdulmajeed", "القحطاني 12"])
def test_a_password_made_of_the_name_or_address_is_refused(telling: str) -> None:
    with pytest.raises(PasswordSaysTooMuch):
        judging.check(telling, about=("Abdulmajeed القحطاني", "sara@example.com"))


def test_the_list_holds_nothing_that_is_refused_anyway() -> None:
    assert {word for word in judging.common() if len(word) < judging.SHORTEST} == set()
    assert len(judging.common()) > 200


@given(st.text(max_size=40))
def test_any_text_is_taken_or_refused_in_words(text: str) -> None:
    try:
        judging.check(text)
    except (PasswordIsTooShort, PasswordIsTooLong, PasswordIsTooCommon):
        return
    assert len(normal(text)) >= judging.SHORTEST
