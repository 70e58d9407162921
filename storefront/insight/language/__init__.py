"""Language: words as visitors use them: cut, folded, stemmed, joined with what means the same, put right when mistyped."""

from storefront.insight.language.analysis import (
    ALL_KINDS,
    CONCEPT,
    EXACT,
    PLURAL,
    STEM,
    STOP_WORDS,
    Analyser,
    Token,
    Unit,
    standard,
    tokens,
    words,
)
from storefront.insight.language.lexicon import Entry
from storefront.insight.language.lexicon import read as read_entries
from storefront.insight.language.spelling import Words, consonants, proposals

__all__ = [
    "ALL_KINDS",
    "CONCEPT",
    "EXACT",
    "PLURAL",
    "STEM",
    "STOP_WORDS",
    "Analyser",
    "Entry",
    "Token",
    "Unit",
    "Words",
    "consonants",
    "proposals",
    "read_entries",
    "standard",
    "tokens",
    "words",
]
