"""The link in a letter by which its reader turns an offer down or withdraws, without signing in. Pure."""

from storefront.kernel import seals

NOUN = "exhibit"


def token_of(application_id: int, user_id: int, secret: str) -> str:
    """What stands in a letter to somebody of an application's family; `secret` is the market's."""
    return seals.token_of(NOUN, application_id, user_id, secret)


def read(token: str, secret: str) -> tuple[int, int]:
    """Which application a token is about, and to whom it was written; raises NotFound for one that is not ours."""
    return seals.read(NOUN, token, secret)
