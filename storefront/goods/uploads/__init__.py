"""Pictures a family has sent and not yet put on a product: they wait for the form they came with."""

from storefront.goods.uploads import refusals
from storefront.goods.uploads.commands import DAYS, arrange, drop, drop_left, keep, move, put_on, sweep, take_over
from storefront.goods.uploads.models import Upload
from storefront.goods.uploads.queries import MOST_WAITING, kept_keys, on_page, room

__all__ = [
    "DAYS",
    "MOST_WAITING",
    "Upload",
    "arrange",
    "drop",
    "drop_left",
    "keep",
    "kept_keys",
    "move",
    "on_page",
    "put_on",
    "refusals",
    "room",
    "sweep",
    "take_over",
]
