"""A pretended card for the demo market: its page says so, and no money moves."""


class Pretend:
    """Behaves as a hosted card page does: the shopper is sent there, it tells us what came of it."""

    name = "pretend"
    pays_ahead = True
    minutes_to_pay: int | None = 30

    def refund(self, gateway_reference: str | None, amount_minor: int, once: str) -> bool:
        """There is nothing to send back, so it always succeeds."""
        return True
