"""The states of a parcel: what may follow what, and which states mean what."""

from storefront.kernel.states import Transitions

PARCEL = Transitions(
    {
        "placed": {"accepted", "declined", "cancelled"},
        "accepted": {"preparing", "declined", "cancelled"},
        "preparing": {"ready", "declined", "cancelled"},
        "ready": {"handed_over", "sent", "delivered", "refused", "declined", "cancelled"},
        "sent": {"delivered", "refused", "cancelled"},
        "handed_over": {"completed", "returned"},
        "delivered": {"completed", "returned"},
        "completed": {"returned"},
        "declined": set(),
        "cancelled": set(),
        "refused": set(),
        "returned": set(),
    }
)
OPEN = ("placed", "accepted", "preparing", "ready", "sent")  # something is still to be done
REACHED = ("handed_over", "delivered", "completed")  # the goods are with the shopper
BEGUN = ("preparing", "ready")  # its family makes it, or has made it
CALLED_OFF = ("declined", "cancelled", "refused")  # nothing was sold
UNDONE = (*CALLED_OFF, "returned")  # the goods, or their price, went back
