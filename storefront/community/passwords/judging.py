"""Which passwords are refused: too short, too long, thought of first by everybody, or made of one's own name."""

from functools import cache
from pathlib import Path

from storefront.community.passwords.hashing import is_hashable, normal
from storefront.community.passwords.refusals import (
    PasswordIsTooCommon,
    PasswordIsTooLong,
    PasswordIsTooShort,
    PasswordSaysTooMuch,
)

SHORTEST = 10  # characters
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
