"""Which goods of a page its reader keeps; a visitor's page asks nothing."""

from collections.abc import Callable, Sequence

from storefront.goods import favourites, follows
from storefront.web.kit.doors import actor

Kept = Callable[[Sequence[int]], frozenset[int]]  # which of some products the reader keeps


def kept_of(product_ids: Sequence[int]) -> frozenset[int]:
    """Those of these products that the signed-in reader keeps; one query for a member, none for a visitor."""
    mine = actor().user_id
    return favourites.favourite_ids(mine, product_ids) if mine and product_ids else frozenset()


class Marks:
    """What the signed-in reader of a family's page marked: the family, if they follow it, and goods of its list. One query for
    a member, none for a visitor; none, too, where a filter leaves nothing, and then it is not known whom they follow."""

    def __init__(self, family_id: int) -> None:
        self.family_id, self.follows, self.are_known = family_id, False, actor().user_id is None

    def among(self, product_ids: Sequence[int]) -> frozenset[int]:
        """Those of these products that the reader keeps; from now on it is known whether they follow the family."""
        mine = actor().user_id
        if mine is None:
            return frozenset()
        (self.follows, kept), self.are_known = follows.marks(mine, self.family_id, product_ids), True
        return kept
