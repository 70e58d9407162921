"""The states of a sum that came in."""

from storefront.kernel.states import Transitions

CREDIT = Transitions(
    {
        "unknown": {"waiting", "returned", "elsewhere"},  # nobody has said yet what it is for
        "waiting": {"used"},  # for a payment that is not whole yet
        "used": set(),  # paid something, or is on its way back to the payer as a refund
        "elsewhere": set(),  # no payer's: booked by another way, such as a provider's own account of it
        "returned": set(),  # an officer sent it back as it came
    }
)
