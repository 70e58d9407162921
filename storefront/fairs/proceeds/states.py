"""How far a transfer to an organiser is."""

from storefront.kernel.states import Transitions

PAYOUT = Transitions({"planned": {"paid", "dropped"}, "paid": set(), "dropped": set()})
