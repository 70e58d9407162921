"""The states of payments, attempts and refunds: what may follow what."""

from storefront.kernel.states import Transitions

# money that arrives after the end is taken when what it was for can still be had
PAYMENT = Transitions(
    {
        "open": {"settled", "expired", "cancelled"},
        "settled": set(),
        "expired": {"settled"},
        "cancelled": {"settled"},
    }
)
# the provider's word that money is there ends every other state, because money that is there is there
ATTEMPT = Transitions(
    {
        "new": {"redirected", "processing", "paid", "failed", "expired", "abandoned", "refused"},
        "redirected": {"processing", "paid", "failed", "expired", "refused"},
        "processing": {"paid", "failed", "refused"},
        "failed": {"paid", "refused"},
        "expired": {"paid", "refused"},
        "abandoned": {"paid", "expired", "refused"},  # nobody was sent there
        "refused": {"paid"},  # said to be paid, but not what was asked
        "paid": set(),
    }
)
LIVING = ("new", "redirected", "processing")

REFUND = Transitions(
    {
        "asked": {"pending", "done", "failed"},
        "pending": {"done", "failed"},
        "done": {"failed", "asked"},  # banks send money back weeks later; or take back what they gave
        "failed": {"done", "asked", "replaced"},  # by hand; or begun anew; or another that was found is the same
        "replaced": set(),
        "unattributed": {"done", "void"},
        "void": set(),  # it came back before anybody had said for what it was: nothing is owed
    }
)
FAMILY = "family"  # the way of a refund that a family gives out of its own hand
STRAY = ("twice", "late", "over", "short", "differs")  # why money goes back that never paid for anything
GOING = ("asked", "pending", "done", "unattributed")  # on its way or there; what counts against what was paid
