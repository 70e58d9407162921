"""The link in a letter by which its reader turns an offer down or withdraws, without signing in. Pure."""

from storefront.kernel import seals
from storefront.kernel.refusals import NotFound

MOST_FIGURES = 18


def token_of(application_id: int, user_id: int, secret: str) -> str:
    """What stands in a letter to somebody of an application's family; `secret` is the market's."""
    return f"{application_id}-{user_id}-{seals.seal(told(application_id, user_id), secret)}"


def read(token: str, secret: str) -> tuple[int, int]:
    """Which application a token is about, and to whom it was written; raises NotFound for one that is not ours."""
    parts = token.split("-")
    numbers, found = parts[:2], parts[-1]
    if len(parts) != 3 or not all(one.isascii() and one.isdigit() and len(one) <= MOST_FIGURES for one in numbers):
        raise NotFound()
    application_id, user_id = map(int, numbers)
    if not seals.is_sealed(told(application_id, user_id), found, secret):
        raise NotFound()
    return application_id, user_id


def told(application_id: int, user_id: int) -> str:
    """What the seal is of."""
    return f"exhibit:{application_id}:{user_id}"
