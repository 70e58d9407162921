"""The states of what is taken back of a transfer: what may follow what."""

from storefront.kernel.states import Transitions

REVERSAL = Transitions(
    {
        "asked": {"done", "refused", "needless"},
        "done": set(),
        "refused": {"done"},  # the family owes it, and its next shares pay for it
        "needless": {"done"},  # its next shares paid for it, or the family was given it again, before anybody was asked
        "found": set(),  # somebody took it back in the provider's own office
    }
)
BACK = ("done", "found")  # states of what is with us again
