"""Numbers as people type them: Western, Arabic and Persian digits, sums in riyals with separators and the currency. Pure."""

import re

DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫", "01234567890123456789.")
WHOLE = re.compile("[0-9]{1,9}")
CURRENCY = re.compile(r"(?:ريالاً|ريال|ر\.?\s?س\.?|SAR|SR|\ufdfc)\Z", re.I)
GROUPED = re.compile(r"[0-9]{1,3}(?:[,٬،][0-9]{3})+(?:\.[0-9]{1,2})?")
WITH_COMMA = re.compile(r"[0-9]+[,،][0-9]{1,2}")


def western(text: str) -> str:
    """The text with Arabic and Persian digits as 0-9, without spaces at its ends."""
    return text.translate(DIGITS).strip()


def amount(text: str) -> str:
    """A sum in riyals as `money.parse_riyals` takes it: from any digits, with separators of thousands, with a comma before
    the halalas, with the name of the currency behind. What is no sum stays as it was typed."""
    bare = CURRENCY.sub("", western(text)).strip()
    if GROUPED.fullmatch(bare):
        return re.sub("[,٬،]", "", bare)
    return re.sub("[,،]", ".", bare) if WITH_COMMA.fullmatch(bare) else bare
