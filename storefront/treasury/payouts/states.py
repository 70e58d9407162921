"""The states of a payout: what may follow what, and which states mean what."""

from storefront.kernel.states import Transitions

PAYOUT = Transitions(
    {
        "planned": {"approved", "dropped"},
        "approved": {"sent", "failed"},
        "sent": {"done", "failed"},
        "done": {"reversed"},
        "failed": set(),
        "reversed": set(),
        "dropped": set(),
    }
)
ON_THE_WAY = ("approved", "sent")  # promised, and not yet with the family
BOOKED = ("approved", "sent", "done", "failed", "reversed")  # the ledger knows of it
