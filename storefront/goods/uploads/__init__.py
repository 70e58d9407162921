"""Pictures a family has sent and not yet put on a product: they wait for the form they came with."""

from storefront.goods.uploads.commands import DAYS, arrange, drop, keep, move, put_on, sweep
from storefront.goods.uploads.models import Upload
from storefront.goods.uploads.queries import kept_keys, of_family, room

__all__ = ["DAYS", "Upload", "arrange", "drop", "keep", "kept_keys", "move", "of_family", "put_on", "room", "sweep"]
