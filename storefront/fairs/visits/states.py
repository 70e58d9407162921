"""How far a visit is."""

from storefront.kernel.states import Transitions

VISIT = Transitions(
    {
        "registered": {"cancelled", "checked_in"},
        "cancelled": {"registered"},
        "checked_in": set(),
    }
)
COUNTED = frozenset({"registered", "checked_in"})  # these have places
