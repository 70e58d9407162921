"""The states of an invitation. The one who is asked takes the steps to accepted and declined, the family all others."""

from storefront.kernel.states import Transitions

INVITATION = Transitions(
    {
        "sent": {"accepted", "declined", "withdrawn"},
        "accepted": {"joined", "refused", "declined"},
        "joined": set(),
        "declined": set(),
        "withdrawn": set(),
        "refused": set(),
    }
)
OPEN_STATES = ("sent", "accepted")
