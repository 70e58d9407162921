"""Passwords: how they are kept, and which are refused."""

import pytest
from argon2 import PasswordHasher, extract_parameters
from hypothesis import given
from hypothesis import strategies as st

from storefront.community.accounts import passwords
from storefront.community.accounts.refusals import (
    PasswordIsTooCommon,
    PasswordIsTooLong,
    PasswordIsTooShort,
    PasswordSaysTooMuch,
)
from tests.builders.people import PASSWORD, hash_of


def test_passwords_are_kept_as_argon2id_with_the_owasp_profile() -> None:
    kept = extract_parameters(hash_of(PASSWORD))

    assert hash_of(PASSWORD).startswith("$argon2id$")
    assert (kept.memory_cost, kept.time_cost, kept.parallelism) == (19 * 1024, 2, 1)


def test_only_the_same_password_matches() -> None:
    kept = hash_of(PASSWORD)

    assert passwords.matches(kept, PASSWORD)
    assert not passwords.matches(kept, PASSWORD + " ")
    assert not passwords.matches(kept, "")


def test_the_same_letters_typed_on_another_keyboard_match() -> None:
    kept = hash_of("café au lait ﷲ")

    assert passwords.matches(kept, "cafe\u0301 au lait ﷲ")


def test_nobody_has_a_password() -> None:
    assert not passwords.matches(None, "nobody")
    assert not passwords.matches("-", "-")


def test_an_older_hash_is_noticed() -> None:
    assert passwords.is_outdated(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD))
    assert not passwords.is_outdated(hash_of(PASSWORD))


@pytest.mark.parametrize("good", [PASSWORD, "correct horse", "بحر وقمر ونجمة", "a" * 500 + "bcd", "٩٨٧٤٥١٢٣٦٠ج"])
def test_a_phrase_of_ones_own_is_taken(good: str) -> None:
    passwords.check(good, about=("سارة القحطاني", "sara@example.com"))


@pytest.mark.parametrize("short", ["", "a", "123456789", "نخلة باسقة"[:9]])
def test_nine_characters_are_too_few(short: str) -> None:
    with pytest.raises(PasswordIsTooShort):
        passwords.check(short)


@pytest.mark.parametrize("long", ["a" * 1025, "ن" * 513, "x" * 10_000, "\ud800 is no character"])
def test_more_than_a_kilobyte_is_refused_and_never_cut(long: str) -> None:
    with pytest.raises(PasswordIsTooLong):
        passwords.check(long)
    with pytest.raises(PasswordIsTooLong):
        passwords.hashed(long)
    assert not passwords.matches(hash_of("x" * 1024), long)


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
        passwords.check(common)


@pytest.mark.parametrize("telling", ["sara@example.com", "abdulmajeed1", "1abdulmajeed", "القحطاني 12"])
def test_a_password_made_of_the_name_or_address_is_refused(telling: str) -> None:
    with pytest.raises(PasswordSaysTooMuch):
        passwords.check(telling, about=("Abdulmajeed القحطاني", "sara@example.com"))


def test_the_list_holds_nothing_that_is_refused_anyway() -> None:
    assert {word for word in passwords.common() if len(word) < passwords.SHORTEST} == set()
    assert len(passwords.common()) > 200


@given(st.text(max_size=40))
def test_any_text_is_taken_or_refused_in_words(text: str) -> None:
    try:
        passwords.check(text)
    except (PasswordIsTooShort, PasswordIsTooLong, PasswordIsTooCommon):
        return
    assert len(passwords.normal(text)) >= passwords.SHORTEST


def test_only_argon2id_at_its_full_cost_is_kept_safely() -> None:
    weak = PasswordHasher(time_cost=1, memory_cost=19 * 1024, parallelism=1).hash(PASSWORD)

    assert passwords.is_safely_kept(hash_of(PASSWORD))
    assert not any(passwords.is_safely_kept(kept) for kept in (weak, "", "-", PASSWORD, "$argon2id$"))
