"""Products members want to find again."""

from storefront.goods.favourites.commands import add, forget_member, remove
from storefront.goods.favourites.models import Favourite
from storefront.goods.favourites.queries import favourite_ids, of_member

__all__ = ["Favourite", "add", "favourite_ids", "forget_member", "of_member", "remove"]
