"""The seal of a link in a letter: only the market can have written it. Pure."""

import hashlib
import hmac

FIGURES = 32


def seal(told: str, secret: str) -> str:
    """The seal of what a link tells, 32 hexadecimal figures; `secret` is the market's."""
    return hashlib.blake2b(told.encode(), key=secret.encode()[:64], digest_size=FIGURES // 2).hexdigest()


def is_sealed(told: str, found: str, secret: str) -> bool:
    """Whether a seal that was found is that of what is told; takes as long for any other."""
    return hmac.compare_digest(seal(told, secret).encode(), found.encode("utf-8", "replace"))
