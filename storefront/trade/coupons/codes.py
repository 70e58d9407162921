"""Codes of coupons: however they are typed, the same code is the same text. Pure."""

import re

from storefront.kernel import arabic
from storefront.trade.coupons.refusals import CodeIsNotValid

SHORTEST, LONGEST = 3, 24
BETWEEN = re.compile(r"[\W_]+")


def folded(typed: str) -> str:
    """A code as it is compared: in any case, with Arabic or Latin digits, with or without spaces and dashes."""
    return BETWEEN.sub("", arabic.fold(typed[: LONGEST * 4]))[: LONGEST + 1]


def printed(typed: str) -> str:
    """A new code as it is shown: in capitals, on one piece. Raises CodeIsNotValid for what is too short or long to type."""
    shown = BETWEEN.sub("", arabic.readable(typed[: LONGEST * 4])).upper()
    if not SHORTEST <= len(folded(typed)) <= LONGEST or not SHORTEST <= len(shown) <= LONGEST:
        raise CodeIsNotValid()
    return shown
