"""Cash at the door or at collection: settled when the goods are handed over, given back by hand."""


class Cash:
    """Money from hand to hand; nothing to ask anybody."""

    name = "cash"
    pays_ahead = False
    minutes_to_pay: int | None = None

    def refund(self, gateway_reference: str | None, amount_minor: int, once: str) -> bool:
        """The family gives it back by hand, on the spot."""
        return True
