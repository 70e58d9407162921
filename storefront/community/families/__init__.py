"""Productive families and their shops: what shoppers may know of them, and what only the office may."""

from storefront.community.families.cloth import DYES, band, ribbon, weave
from storefront.community.families.commands import (
    PrivateFacts,
    ShopWords,
    activate,
    add_member,
    close_until,
    register,
    suspend,
)
from storefront.community.families.facts import (
    FamilyActivated,
    FamilyRegistered,
    FamilyShopChanged,
    FamilySuspended,
)
from storefront.community.families.models import Family
from storefront.community.families.queries import (
    active,
    active_slugs,
    check_may_leave,
    counts,
    get,
    how_many,
    ids_of_member,
    in_state,
    is_closed,
    member_ids,
    newest,
    of_member,
    selling,
    shop,
)
from storefront.community.families.states import FAMILY

__all__ = [
    "DYES",
    "FAMILY",
    "Family",
    "FamilyActivated",
    "FamilyRegistered",
    "FamilyShopChanged",
    "FamilySuspended",
    "PrivateFacts",
    "ShopWords",
    "activate",
    "active",
    "active_slugs",
    "add_member",
    "band",
    "check_may_leave",
    "close_until",
    "counts",
    "get",
    "how_many",
    "ids_of_member",
    "in_state",
    "is_closed",
    "member_ids",
    "newest",
    "of_member",
    "register",
    "ribbon",
    "selling",
    "shop",
    "suspend",
    "weave",
]
