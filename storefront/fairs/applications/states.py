"""How far an application to exhibit is. Offered and confirmed ones hold a place."""

from storefront.kernel.states import Transitions

APPLICATION = Transitions(
    {
        "submitted": {"offered", "waitlisted", "declined", "withdrawn", "called_off"},
        "waitlisted": {"offered", "withdrawn", "called_off"},
        "offered": {"confirmed", "offer_expired", "withdrawn", "taken_away", "called_off"},
        "confirmed": {"withdrawn", "taken_away", "called_off"},
        "declined": set(),
        "offer_expired": set(),
        "withdrawn": {"submitted"},  # as long as the call is open
        "taken_away": set(),  # by the organiser, with a reason
        "called_off": set(),
    }
)
HOLDING = ("offered", "confirmed")  # a place
LIVING = ("submitted", "waitlisted", *HOLDING)
WITHDRAWABLE = frozenset(state for state in APPLICATION if APPLICATION.allows(state, "withdrawn"))
