"""Arabic as it is compared, not as it is shown: folding, look-alike skeletons, readable slugs."""

import re
import unicodedata

MARKS = re.compile("[\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


def fold(text: str) -> str:
    """Text as search compares it."""
    folded = MARKS.sub("", unicodedata.normalize("NFKC", text)).lower()
    return folded.translate(str.maketrans("أإآٱىیئؤةکگ", "اااايييوهكك"))


def skeleton(name: str) -> str:
    """A name as its look-alikes would read."""
    return re.sub(r"[\W_]+", "", fold(name))


def slug(text: str) -> str:
    """A readable address part."""
    plain = MARKS.sub("", unicodedata.normalize("NFC", text)).lower()
    return re.sub(r"[^\w]+", "-", plain).strip("-_")[:60].strip("-")
