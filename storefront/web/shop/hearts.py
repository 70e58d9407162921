"""Which goods of a page its reader keeps; a visitor's page asks nothing."""

from collections.abc import Sequence

from storefront.goods import favourites
from storefront.web.kit.doors import actor


def kept_of(product_ids: Sequence[int]) -> frozenset[int]:
    """Those of these products that the signed-in reader keeps; one query for a member, none for a visitor."""
    mine = actor().user_id
    return favourites.favourite_ids(mine, product_ids) if mine and product_ids else frozenset()
