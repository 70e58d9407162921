"""A family's shop page as its people write it: kept as a draft, looked at, and published by the owner. Nothing that shoppers
see changes before."""

from storefront.community.shop_pages import refusals
from storefront.community.shop_pages.commands import (
    MOST_QUOTE,
    SELLS,
    ShopPage,
    discard,
    find_draft,
    forget,
    keep,
    may_discard,
    publish,
    words_of,
)
from storefront.community.shop_pages.goods_words import check_goods, words_in
from storefront.community.shop_pages.models import ShopDraft
from storefront.kernel.wording import check_public

__all__ = [
    "MOST_QUOTE",
    "SELLS",
    "ShopDraft",
    "ShopPage",
    "check_goods",
    "check_public",
    "discard",
    "find_draft",
    "forget",
    "keep",
    "may_discard",
    "publish",
    "refusals",
    "words_in",
    "words_of",
]
