"""How people reach and pay the market, as every page and letter says it: what the settings hold, and nothing for what they
lack."""

from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import quote

from flask import Flask, current_app

from storefront.treasury import gateways


@dataclass(frozen=True)
class Contact:
    """E-mail, phone and address as they are to be read; an empty one is not shown."""

    email: str
    phone: str
    address: str

    @property
    def dialled(self) -> str:
        """The phone as a telephone takes it: its digits, and a plus before them if there is one."""
        digits = "".join(letter for letter in self.phone if letter.isdigit())
        return ("+" if self.phone.lstrip().startswith("+") else "") + digits

    def mail(self, subject: str, body: str) -> str:
        """An address that begins a letter to the market with these words in it."""
        lines = "\r\n".join(body.strip().splitlines())
        return f"mailto:{self.email}?subject={quote(subject)}&body={quote(lines)}"

    def __bool__(self) -> bool:
        return bool(self.email or self.phone)


def market_contact() -> Contact:
    """The market's own."""
    return Contact(*(str(current_app.config[name]) for name in ("MARKET_EMAIL", "MARKET_PHONE", "MARKET_ADDRESS")))


def ways_to_pay() -> Collection[str]:
    """The methods that are open today: cash, card, transfer."""
    return gateways.METHODS


def furnish(app: Flask) -> None:
    """Makes it known to templates."""
    app.jinja_env.globals.update(market_contact=market_contact, ways_to_pay=ways_to_pay)
