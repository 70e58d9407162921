"""Share links: who came by a link that was passed on, and who bought."""

from storefront.goods.sharing.commands import (
    code_of,
    codes_of,
    count_open,
    count_order,
    ensure,
    family_of,
    find_share_link,
)
from storefront.goods.sharing.models import ShareLink

__all__ = [
    "ShareLink",
    "code_of",
    "codes_of",
    "count_open",
    "count_order",
    "ensure",
    "family_of",
    "find_share_link",
]
