"""Whom an order is for, where it goes, and the private link by which it is found again. Pure: no database here."""

import hashlib
from dataclasses import dataclass

from storefront.trade.orders.refusals import AddressIsMissing


@dataclass(frozen=True)
class Contact:
    """Who buys, where it goes, and who else may receive it there; mobiles are in E.164, the short address is AAAA9999."""

    name: str
    mobile: str
    email: str
    language: str
    short_address: str | None = None
    district: str = ""
    street: str = ""
    receiver_name: str = ""
    receiver_mobile: str = ""


def check_address(contact: Contact) -> None:
    """Something is brought: by the short national address, or by district and street. Raises AddressIsMissing."""
    if not contact.short_address and not (contact.district and contact.street):
        raise AddressIsMissing()


def link_hash(token: str) -> str:
    """What is kept of a private tracking link."""
    return hashlib.sha256(token.encode()).hexdigest()


def link_token(checkout_key: str, secret: str) -> str:
    """The token of an order's private link, made anew from the checkout key and the market's secret when it is needed."""
    return hashlib.blake2b(checkout_key.encode(), key=secret.encode()[:64], digest_size=24).hexdigest()
