"""Whose money it is: the code a payer wrote beside it, found in the words of the bank."""

import re
from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import select

from storefront.kernel.database import db
from storefront.treasury.payments import Payment

CODE_LENGTH = 8
MOST_AT_ONCE = 5000
NO_PLACE = re.compile(r"[^0-9A-Z]+")


def codes_in(words: str) -> set[str]:
    """Everything in these words that could be a code, however it was grouped or joined to what stands beside it."""
    plain = NO_PLACE.sub("", words.upper())
    return {plain[place : place + CODE_LENGTH] for place in range(len(plain) - CODE_LENGTH + 1)}


def meant(words: str, provider: str) -> int | None:
    """The id of the payment these words name; None when they name none, or several."""
    found = payments_named(codes_in(words), provider)
    return found[0] if len(found) == 1 else None


def named_in(lines: Iterable[str], provider: str) -> dict[str, Payment]:
    """The payments of a provider that any of these words name, by their codes."""
    candidates = sorted({code for words in lines for code in codes_in(words)})
    found: dict[str, Payment] = {}
    for start in range(0, len(candidates), MOST_AT_ONCE):
        some = candidates[start : start + MOST_AT_ONCE]
        rows = db.session.scalars(select(Payment).where(Payment.gateway == provider, Payment.code.in_(some)))
        found |= {payment.code: payment for payment in rows}
    return found


def only(words: str, named: Mapping[str, Payment]) -> Payment | None:
    """The payment these words name; None when they name none, or several."""
    codes = codes_in(words) & named.keys()
    return named[codes.pop()] if len(codes) == 1 else None


def payments_named(codes: Collection[str], provider: str) -> list[int]:
    """The ids of the payments of a provider with one of these codes."""
    named = select(Payment.id).where(Payment.gateway == provider, Payment.code.in_(codes), Payment.code != "")
    return list(db.session.scalars(named.order_by(Payment.id).limit(3)))
