"""The states of a sum that came in."""

from storefront.kernel.states import Transitions

CREDIT = Transitions(
    {
        "asked": {"unknown", "dropped"},  # not booked: nobody has said yet whether it is one of its own
        "dropped": set(),  # it was none: the same as another, or a mistake of the file
        "unknown": {"waiting", "returned", "elsewhere"},  # nobody has said yet what it is for
        "waiting": {"used", "unknown"},  # for a payment that is not whole yet; until then it can be taken away again
        "used": set(),  # paid something, or is on its way back to the payer as a refund
        "elsewhere": set(),  # no payer's: booked by another way, such as a provider's own account of it
        "returned": set(),  # an officer sent it back as it came
    }
)
