"""How far a permanent market is."""

from storefront.kernel.states import Transitions

MARKET = Transitions({"draft": {"open"}, "open": {"closed"}, "closed": {"open"}})
