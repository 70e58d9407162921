"""What the seller wants of 3-D Secure: the bank asks when it likes (automatic), or is made to ask (any, challenge)."""

from ..refusals import not_modelled
from .calls import Call

WISH = "request_three_d_secure"
PARAMETER = "payment_method_options.card"


def wish(call: Call) -> str:
    """The seller's wish. Raises Refusal for other options of cards, which are not modelled."""
    card = call.get("payment_method_options", {}).get("card") or {}
    for name in card:
        if name != WISH:
            raise not_modelled(f"{name} of cards", f"payment_method_options[card][{name}]")
    return str(card.get(WISH, "automatic"))
