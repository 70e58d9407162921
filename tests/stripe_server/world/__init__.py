"""The world of the server: what there is, what time it is, what falls due, what has happened. Knows no HTTP."""

from .options import Options
from .store import Body, Store, Thing
from .worlds import PLATFORM, World

__all__ = ["PLATFORM", "Body", "Options", "Store", "Thing", "World"]
