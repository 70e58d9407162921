"""The code on a simplified tax invoice (ZATCA e-invoicing, phase 1): five fields, each with its number and its length in
bytes, as Base64. Pure; drawing it as a QR code is for the page."""

import base64
from datetime import UTC, datetime

from storefront.kernel import money

LONGEST = 255  # bytes; a length is written in one


def qr_text(seller: str, vat_number: str, at: datetime, *, total_minor: int, vat_minor: int) -> str:
    """What the code says: seller, VAT number, time (aware), total with tax and the tax in it (halalas).

    Raises ValueError for a time without a zone or a field of more than 255 bytes (see `fitting`).
    """
    if at.tzinfo is None:
        raise ValueError("a time without a zone")
    time = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    fields = (seller, vat_number, time, money.plain(total_minor), money.plain(vat_minor))
    return base64.b64encode(b"".join(field(tag, text) for tag, text in enumerate(fields, 1))).decode("ascii")


def fitting(text: str) -> str:
    """As much of a text as one field holds, in whole letters; the invoice itself says all of it."""
    return text.encode()[:LONGEST].decode(errors="ignore")


def field(tag: int, text: str) -> bytes:
    """One field: its number, its length in bytes (not in letters), its text."""
    value = text.encode()
    if len(value) > LONGEST:
        raise ValueError(f"field {tag} is longer than {LONGEST} bytes")
    return bytes((tag, len(value))) + value
