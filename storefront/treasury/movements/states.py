"""How far it is to set a movement right."""

from storefront.kernel.states import Transitions

REVERSAL = Transitions({"asked": {"booked", "left"}, "booked": set(), "left": set()})
