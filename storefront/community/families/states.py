"""The states of a family: who may sell."""

from storefront.kernel.states import Transitions

FAMILY = Transitions(
    {
        "draft": {"submitted", "closed"},
        "submitted": {"needs_info", "verified", "active", "closed"},
        "needs_info": {"submitted", "closed"},
        "verified": {"active", "closed"},
        "active": {"suspended", "closed"},
        "suspended": {"active", "closed"},
        "closed": set(),
    }
)
