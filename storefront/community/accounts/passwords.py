"""Passwords: argon2id with the OWASP profile, and which passwords are refused. The only home of argon2."""

import unicodedata
from functools import cache
from pathlib import Path

from argon2 import PasswordHasher, Type, extract_parameters
from argon2.exceptions import InvalidHashError, VerificationError

from storefront.community.accounts.refusals import (
    PasswordIsTooCommon,
    PasswordIsTooLong,
    PasswordIsTooShort,
    PasswordSaysTooMuch,
)

SHORTEST = 10  # characters
LONGEST_BYTES = 1024
MANY_ALIKE = 4  # a password of fewer different characters says nothing
TELLING = 4  # a name or address part this long must not be most of a password
COMMON = Path(__file__).with_name("common_passwords.txt")
WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
ROWS = (
    "01234567890123456789",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "abcdefghijklmnopqrstuvwxyz",
    "ضصثقفغعهخحجد",
    "شسيبلاتنمكط",
)

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


def check(password: str, *, about: tuple[str, ...] = ()) -> None:
    """Raises PasswordIsTooShort, -TooLong, -TooCommon or PasswordSaysTooMuch; `about`: the person's name and address."""
    if not is_hashable(password):
        raise PasswordIsTooLong()
    plain = normal(password)
    if len(plain) < SHORTEST:
        raise PasswordIsTooShort()
    folded = plain.casefold().translate(WESTERN)
    if folded in common() or len(set(folded)) < MANY_ALIKE or runs_along(folded):
        raise PasswordIsTooCommon()
    if any(is_most_of(word, folded) for text in about for word in words(text)):
        raise PasswordSaysTooMuch()


@cache
def common() -> frozenset[str]:
    """The commonest passwords of ten characters and more, and what people here would think of first."""
    lines = COMMON.read_text(encoding="utf-8").splitlines()
    return frozenset(normal(line).casefold() for line in lines if not line.startswith("#"))


def runs_along(folded: str) -> bool:
    """Whether a password is only a walk along the keyboard, the alphabet or the numbers, there or back."""
    return any(folded in row or folded in row[::-1] for row in (*ROWS, "".join(ROWS[1:4])))


def words(text: str) -> list[str]:
    """The parts of a name or an address that others know."""
    folded = normal(text).casefold()
    return [word for word in [*folded.replace("@", " ").replace(".", " ").split(), folded] if len(word) >= TELLING]


def is_most_of(word: str, folded: str) -> bool:
    """Whether hardly more than a known word is left of a password."""
    return word in folded and len(folded) - len(word) < TELLING
