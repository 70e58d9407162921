"""Whose pages these are."""

from storefront.community import accounts
from storefront.web.kit.doors import actor


def my_id() -> int:
    """The id of the signed-in person; for pages behind the members' door."""
    user_id = actor().user_id
    if user_id is None:
        raise LookupError("a page for members without a member")
    return user_id


def me() -> accounts.User:
    """The account of the signed-in person; for pages behind the members' door."""
    return accounts.get(my_id())
