"""The link in a letter by which its reader turns an offer down or withdraws, without signing in. Pure."""

import hashlib
import hmac

from storefront.kernel.refusals import NotFound

SEAL = 32  # figures
MOST_FIGURES = 18


def token_of(application_id: int, user_id: int, secret: str) -> str:
    """What stands in a letter to somebody of an application's family; `secret` is the market's."""
    return f"{application_id}-{user_id}-{seal(application_id, user_id, secret)}"


def read(token: str, secret: str) -> tuple[int, int]:
    """Which application a token is about, and to whom it was written; raises NotFound for one that is not ours."""
    parts = token.split("-")
    numbers, found = parts[:2], parts[-1]
    if len(parts) != 3 or not all(one.isascii() and one.isdigit() and len(one) <= MOST_FIGURES for one in numbers):
        raise NotFound()
    application_id, user_id = map(int, numbers)
    if not hmac.compare_digest(seal(application_id, user_id, secret).encode(), found.encode("utf-8", "replace")):
        raise NotFound()
    return application_id, user_id


def seal(application_id: int, user_id: int, secret: str) -> str:
    told = f"exhibit:{application_id}:{user_id}".encode()
    return hashlib.blake2b(told, key=secret.encode()[:64], digest_size=SEAL // 2).hexdigest()
