"""The states of a dispute: what may follow what."""

from storefront.kernel.states import Transitions

DISPUTE = Transitions(
    {
        "inquiry": {"open", "won", "lost", "closed"},
        "open": {"won", "lost"},
        "won": {"open", "lost"},  # reopened
        "lost": {"won"},
        "closed": {"open"},
    }
)
