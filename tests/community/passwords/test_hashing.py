"""How passwords are kept."""

import pytest
from argon2 import PasswordHasher, extract_parameters

from storefront.community import passwords
from storefront.community.passwords.refusals import PasswordIsTooLong
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


def test_only_argon2id_at_its_full_cost_is_kept_safely() -> None:
    weak = PasswordHasher(time_cost=1, memory_cost=19 * 1024, parallelism=1).hash(PASSWORD)

    assert passwords.is_safely_kept(hash_of(PASSWORD))
    assert not any(passwords.is_safely_kept(kept) for kept in (weak, "", "-", PASSWORD, "$argon2id$"))


@pytest.mark.parametrize("long", ["a" * 1025, "ن" * 513, "x" * 10_000, "\ud800 is no character"])
def test_more_than_a_kilobyte_is_refused_and_never_cut(long: str) -> None:
    with pytest.raises(PasswordIsTooLong):
        passwords.check(long)
    with pytest.raises(PasswordIsTooLong):
        passwords.hashed(long)
    assert not passwords.matches(hash_of("x" * 1024), long)
