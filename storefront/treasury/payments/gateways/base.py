"""The port every gateway fits: what the core asks of it, and what it promises about itself."""

from typing import Protocol


class Gateway(Protocol):
    """A way for money to come in."""

    name: str
    pays_ahead: bool  # the money comes before the goods, on a page; otherwise at the door
    minutes_to_pay: int | None  # how long an unpaid payment is kept open

    def refund(self, gateway_reference: str | None, amount_minor: int, once: str) -> bool:
        """Gives money back (halalas); repeating it with the same `once` gives nothing twice. True when it is done."""
        ...
