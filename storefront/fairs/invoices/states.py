"""How far invoices and their parts are, and what is written down of them."""

from storefront.kernel.states import Transitions

INVOICE = Transitions(
    {
        "due": {"settled", "ending"},
        "settled": {"due", "ending"},  # something was added to it, or what was paid went back
        "ending": {"ended", "due"},
        "ended": {"due", "ending"},  # a family that withdrew applies again; what stayed goes back after all
    }
)
PART = Transitions(
    {
        "open": {"paid", "ended"},
        "ended": {"paid"},  # money that came late, for something that is still owed
        "paid": set(),
    }
)
DEPOSIT = Transitions(
    {
        "due": {"held"},
        "held": {"returned", "forfeited"},
        "returned": set(),
        "forfeited": set(),
    }
)
OWING = "due"
STEPS = ("issued", "waived", "sponsored", "unsponsored", "returned", "forfeited", "given_back")
