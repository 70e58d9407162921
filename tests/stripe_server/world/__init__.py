"""The world of the server: what there is, what time it is, what falls due, what has happened. Knows no HTTP."""

from tests.stripe_server.world.options import Options
from tests.stripe_server.world.store import Body, Store, Thing
from tests.stripe_server.world.worlds import PLATFORM, World

__all__ = ["PLATFORM", "Body", "Options", "Store", "Thing", "World"]
