"""How often something may be tried by whom: counted in the database, exact over any number of workers."""

from storefront.community.limits.commands import Limit, give_back, sweep, take
from storefront.community.limits.refusals import TooManyTries

__all__ = ["Limit", "TooManyTries", "give_back", "sweep", "take"]
