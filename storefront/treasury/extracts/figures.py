"""How a file writes its sums: with a point before the halalas or with a comma. A comma between riyals and halalas makes a sum a
hundredth of what it is when it separates thousands, so what is in doubt is not read at all. Pure."""

import re
from collections.abc import Iterable
from enum import Enum

from storefront.kernel import money

SIGN = "[+-]?"
POINT = re.compile(rf"{SIGN}(?:[0-9]+|[0-9]{{1,3}}(?P<gap>[,٬\s])[0-9]{{3}}(?:(?P=gap)[0-9]{{3}})*)(?:\.[0-9]{{1,2}})?")
COMMA = re.compile(rf"{SIGN}(?:[0-9]+|[0-9]{{1,3}}(?P<gap>[.\s])[0-9]{{3}}(?:(?P=gap)[0-9]{{3}})*),[0-9]{{2}}")
WHOLE = re.compile(rf"{SIGN}[0-9]+")
SAYS_POINT = re.compile(r".*,[0-9]{3}(?:\..*)?|.*\.[0-9]{1,2}")  # a comma between thousands, or a point before halalas
GAPS, DOTS = re.compile(r"[,٬\s]"), re.compile(r"[.\s]")


class Form(Enum):
    """What stands before the halalas in a file; UNSURE where its sums contradict each other."""

    POINT = "point"
    COMMA = "comma"
    UNSURE = "unsure"


def form_of(sums: Iterable[str]) -> Form:
    """How a file writes its sums: with a comma before the halalas only where no sum of it says otherwise."""
    written = [one for one in sums if one]
    with_comma = any(COMMA.fullmatch(one) for one in written)
    with_point = any(SAYS_POINT.fullmatch(one) for one in written)
    if with_comma:
        return Form.UNSURE if with_point else Form.COMMA
    return Form.POINT


def read(text: str, form: Form) -> int | None:
    """Halalas of a sum in a file of this form; None for what is none, or may be another one. Thousands are groups of three,
    all of them; two figures stand behind a comma before the halalas."""
    if form is Form.COMMA and COMMA.fullmatch(text):
        riyals, _, halalas = text.rpartition(",")
        text = f"{DOTS.sub('', riyals)}.{halalas}"
    elif (
        (form is Form.COMMA and not WHOLE.fullmatch(text))
        or not POINT.fullmatch(text)
        or (form is Form.UNSURE and "," in text)
    ):
        return None
    try:
        return money.parse_riyals(GAPS.sub("", text))
    except ValueError:  # more riyals than there are
        return None
