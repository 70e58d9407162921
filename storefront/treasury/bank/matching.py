"""Whose money it is: the code a payer wrote beside it, found in the words of the bank."""

import re
from collections.abc import Collection

from sqlalchemy import select

from storefront.kernel.database import db
from storefront.treasury.payments import Payment

CODE_LENGTH = 8
NO_PLACE = re.compile(r"[^0-9A-Z]+")


def codes_in(words: str) -> set[str]:
    """Everything in these words that could be a code, however it was grouped or joined to what stands beside it."""
    plain = NO_PLACE.sub("", words.upper())
    return {plain[place : place + CODE_LENGTH] for place in range(len(plain) - CODE_LENGTH + 1)}


def meant(words: str, provider: str) -> int | None:
    """The id of the payment these words name; None when they name none, or several."""
    found = payments_named(codes_in(words), provider)
    return found[0] if len(found) == 1 else None


def payments_named(codes: Collection[str], provider: str) -> list[int]:
    """The ids of the payments of a provider with one of these codes."""
    named = select(Payment.id).where(Payment.gateway == provider, Payment.code.in_(codes), Payment.code != "")
    return list(db.session.scalars(named.order_by(Payment.id).limit(3)))
