"""The short national address (العنوان الوطني المختصر): four letters, four digits, such as RRRD2929."""

import re

from storefront.kernel.refusals import N_, NotValid

SHORT_ADDRESS = re.compile(r"[A-Z]{4}[0-9]{4}")
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
BETWEEN = re.compile("[\\s\u200b-\u200f\u202a-\u202e\u2060-\u2069-]")  # spaces, marks, hyphens


class NotAShortAddress(NotValid):
    text = N_("العنوان الوطني المختصر أربعة أحرف إنجليزية ثم أربعة أرقام، مثال: RRRD2929.")


def short_address(text: str) -> str:
    """The address as it is kept ("RRRD2929"), from small letters, Arabic digits and spaces; raises NotAShortAddress."""
    plain = BETWEEN.sub("", text[:40]).translate(DIGITS)
    written = plain.upper() if plain.isascii() else plain  # "ß" must not become two letters
    if not SHORT_ADDRESS.fullmatch(written):
        raise NotAShortAddress()
    return written
