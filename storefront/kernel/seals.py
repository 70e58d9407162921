"""The seal of a link in a letter: only the market can have written it. Pure."""

import hashlib
import hmac

from storefront.kernel.refusals import NotFound

FIGURES, MOST_FIGURES = 32, 18


def seal(told: str, secret: str) -> str:
    """The seal of what a link tells, 32 hexadecimal figures; `secret` is the market's."""
    return hashlib.blake2b(told.encode(), key=secret.encode()[:64], digest_size=FIGURES // 2).hexdigest()


def is_sealed(told: str, found: str, secret: str) -> bool:
    """Whether a seal that was found is that of what is told; takes as long for any other."""
    return hmac.compare_digest(seal(told, secret).encode(), found.encode("utf-8", "replace"))


def token_of(noun: str, number: int, user_id: int, secret: str) -> str:
    """What stands in the address of a link about something (by its noun and id) that is written to somebody."""
    return f"{number}-{user_id}-{seal(f'{noun}:{number}:{user_id}', secret)}"


def read(noun: str, token: str, secret: str) -> tuple[int, int]:
    """What a token is about (its id), and to whom it was written; raises NotFound for one that is not ours."""
    parts = token.split("-")
    numbers, found = parts[:2], parts[-1]
    if len(parts) != 3 or not all(one.isascii() and one.isdigit() and len(one) <= MOST_FIGURES for one in numbers):
        raise NotFound()
    number, user_id = map(int, numbers)
    if not is_sealed(f"{noun}:{number}:{user_id}", found, secret):
        raise NotFound()
    return number, user_id
