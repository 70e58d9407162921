"""The states of a payment."""

from storefront.kernel.states import Transitions

PAYMENT = Transitions(
    {
        "open": {"settled", "expired", "cancelled"},
        "settled": set(),
        "expired": set(),
        "cancelled": set(),
    }
)
