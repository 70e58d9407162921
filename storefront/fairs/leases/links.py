"""The link in a letter by which its reader turns a unit down, without signing in. Pure."""

from storefront.kernel import seals

NOUN = "lease"


def token_of(lease_id: int, user_id: int, secret: str) -> str:
    """What stands in a letter to somebody of a lease's family; `secret` is the market's."""
    return seals.token_of(NOUN, lease_id, user_id, secret)


def read(token: str, secret: str) -> tuple[int, int]:
    """Which lease a token is about, and to whom it was written; raises NotFound for one that is not ours."""
    return seals.read(NOUN, token, secret)
