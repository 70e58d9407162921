"""How far a lease is, and as what it ended. Whether rent is overdue is read of its invoices, never written down."""

from storefront.kernel.states import Transitions

LEASE = Transitions(
    {
        "offered": {"signed", "ended"},
        "signed": {"active", "ended"},
        "active": {"notice", "ended"},
        "notice": {"ended"},
        "ended": set(),
    }
)
HOLDING = ("offered", "signed", "active", "notice")  # a unit, and a place of the quota
RUNNING = ("active", "notice")  # the family sells there
ENDINGS = ("declined", "lapsed", "after_notice", "run_out", "transferred_to_successor")
