"""The states of a parcel: what may follow what, and which states mean what."""

from storefront.kernel.states import Transitions

PARCEL = Transitions(
    {
        "placed": {"accepted", "declined", "cancelled"},
        "accepted": {"preparing", "declined", "cancelled"},
        "preparing": {"ready", "cancelled"},
        "ready": {"handed_over", "delivered", "cancelled"},
        "handed_over": {"completed", "returned"},
        "delivered": {"completed", "returned"},
        "completed": {"returned"},
        "declined": set(),
        "cancelled": set(),
        "returned": set(),
    }
)
OPEN = ("placed", "accepted", "preparing", "ready")  # something is still to be done
REACHED = ("handed_over", "delivered", "completed")  # the goods are with the shopper
LIVELY = (*OPEN, "handed_over", "delivered")  # of which letters may still come
UNDONE = ("declined", "cancelled", "returned")  # the goods, or their price, went back
