"""The states of a document: whether it holds."""

from storefront.kernel.states import Transitions

DOCUMENT = Transitions(
    {
        "waiting": {"confirmed", "refused"},
        "confirmed": {"replaced"},  # by a newer one of its kind
        "refused": set(),
        "replaced": set(),
    }
)
