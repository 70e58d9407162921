"""The public language of the search box: words, "exact phrases", -without. Whatever else is typed is just text.

Nothing here raises or takes long, whatever is handed in; what the words mean is in analysis.py.
"""

import re
from dataclasses import dataclass

from storefront.insight.language import words

LONGEST_QUERY = 100  # characters
MOST_WORDS = 12

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"') | dict.fromkeys("−–—﹣－", "-"))
_PART = re.compile(r'(?P<minus>(?<!\S)-(?=[^\s-]))?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: the words to find, phrases (words that must stand together), and what must not be there; all folded."""

    text: str = ""
    typed: tuple[str, ...] = ()  # the words of `text` as they were spelt
    phrases: tuple[tuple[str, ...], ...] = ()
    without: tuple[str, ...] = ()
    without_phrases: tuple[tuple[str, ...], ...] = ()


def parse(typed: str) -> Asked:
    """Reads what a visitor typed, up to LONGEST_QUERY characters and MOST_WORDS words."""
    text: list[str] = []
    as_typed: list[str] = []
    phrases: list[tuple[str, ...]] = []
    without: list[str] = []
    banned: list[tuple[str, ...]] = []
    left = MOST_WORDS
    for part in _PART.finditer(typed[:LONGEST_QUERY].translate(_QUOTES)):
        listed = words(part["phrase"] if part["phrase"] is not None else part["word"])[:left]
        left -= len(listed)
        if not listed:
            continue
        if not (part["minus"] or part["phrase"]):
            as_typed.append(part["word"])
        if part["phrase"] is not None:
            (banned if part["minus"] else phrases).append(tuple(listed))
        else:
            (without if part["minus"] else text).extend(listed)
    return Asked(" ".join(text), tuple(as_typed), tuple(phrases), tuple(without), tuple(banned))
