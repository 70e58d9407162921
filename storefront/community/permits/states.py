"""The states of a document: whether it holds."""

from storefront.kernel.states import Transitions

DOCUMENT = Transitions(
    {
        "waiting": {"confirmed", "refused", "replaced"},
        "confirmed": {"replaced"},  # by a newer one of its kind, or taken back
        "refused": {"replaced"},
        "replaced": set(),
    }
)
