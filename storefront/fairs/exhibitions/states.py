"""How far an exhibition is. Those with a state that `SHOWN` names are everybody's to see."""

from storefront.kernel.states import Transitions

EXHIBITION = Transitions(
    {
        "draft": {"announced"},
        "announced": {"call_open", "programme_published", "live", "postponed", "cancelled"},
        "call_open": {"call_closed", "postponed", "cancelled"},
        "call_closed": {"call_open", "programme_published", "live", "postponed", "cancelled"},
        "programme_published": {"live", "postponed", "cancelled"},
        "live": {"finished", "cancelled"},
        "finished": {"settled"},
        "settled": set(),
        "postponed": {"announced", "call_open", "call_closed", "programme_published", "cancelled"},
        "cancelled": set(),
    }
)
SHOWN = frozenset(EXHIBITION) - {"draft"}
COMING = frozenset({"announced", "call_open", "call_closed", "programme_published"})  # its days are still to come
HELD = COMING | {"live"}  # it takes place as far as anybody knows
OVER = frozenset({"finished", "settled"})
CHANGEABLE = COMING | {"draft", "postponed"}  # its days may be others
