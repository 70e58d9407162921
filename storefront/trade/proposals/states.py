"""The states of a proposed date: asked, and how that ended."""

from storefront.kernel.states import Transitions

ASKED = "asked"
AGREED, REFUSED, EXPIRED, WITHDRAWN = "agreed", "refused", "expired", "withdrawn"
PROPOSAL = Transitions(
    {
        ASKED: {AGREED, REFUSED, EXPIRED, WITHDRAWN},
        AGREED: set(),
        REFUSED: set(),
        EXPIRED: set(),
        WITHDRAWN: set(),
    }
)
