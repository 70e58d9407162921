"""How passwords are kept: argon2id with the OWASP profile. The only home of argon2."""

import unicodedata
from functools import cache

from argon2 import PasswordHasher, Type, extract_parameters
from argon2.exceptions import InvalidHashError, VerificationError

from storefront.community.passwords.refusals import PasswordIsTooLong

LONGEST_BYTES = 1024

# OWASP Password Storage Cheat Sheet, argon2id: 19 MiB, two passes, one lane
hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


def normal(password: str) -> str:
    """One form for every keyboard's way of writing the same letters (NIST SP 800-63B: NFKC)."""
    return unicodedata.normalize("NFKC", password)


def is_hashable(password: str) -> bool:
    """Whether a text can be a password at all: at most 1,024 bytes, nothing that is no character."""
    try:
        return len(normal(password).encode()) <= LONGEST_BYTES
    except UnicodeEncodeError:
        return False


def hashed(password: str) -> str:
    """The hash to keep, with its own salt and cost written into it. Raises PasswordIsTooLong."""
    if not is_hashable(password):
        raise PasswordIsTooLong()
    return hasher.hash(normal(password))


def matches(kept: str | None, password: str) -> bool:
    """Whether a password is the one kept. Takes as long when there is none, so that time does not tell who has an
    account."""
    fits = is_hashable(password)
    try:
        hasher.verify(kept or of_nobody(), normal(password) if fits else "")
    except (VerificationError, InvalidHashError):
        return False
    return fits and kept is not None


def is_outdated(kept: str) -> bool:
    """Whether a hash was made with another cost than today's."""
    return hasher.check_needs_rehash(kept)


def is_safely_kept(kept: str) -> bool:
    """Whether a hash is argon2id's, made with today's cost or more."""
    try:
        made = extract_parameters(kept)
    except InvalidHashError:
        return False
    return made.type is Type.ID and made.memory_cost >= hasher.memory_cost and made.time_cost >= hasher.time_cost


@cache
def of_nobody() -> str:
    """A hash that stands in for people without an account."""
    return hasher.hash("nobody")
