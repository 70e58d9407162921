"""English words without their endings, as far as names of goods need it: plurals, -ing, -ed, a last e or y."""

import re

_UNLIKE = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "knives": "knife",
    "loaves": "loaf",
    "leaves": "leaf",
    "scarves": "scarf",
    "shelves": "shelf",
    "shoes": "shoe",
}
_WHOLE = frozenset(("earring", "pudding", "wedding", "bisque", "dress", "glass", "brass"))
_PLURALS = (
    (re.compile(r"(..)ies$"), r"\1i"),
    (re.compile(r"(ss|x|ch|sh|[^aeiou]o)es$"), r"\1"),
    (re.compile(r"([^sui])s$"), r"\1"),
)
_VERBAL = re.compile(r"(..*[aeiouy].*|[aeiouy].+)(?:ing|ed)$")
_LAST = re.compile(r"(?<=....)e$|(?<=[^aeiou])y$")  # cookie like cookies, berry like berries
_DOUBLED = re.compile(r"([bdgmnprt])\1$")


def stem(word: str) -> str:
    """A small-letter English word without its ending; not always a word. Short ones stay as they are."""
    if len(word) <= 3 and word not in _UNLIKE:
        return word
    single = _singular(word)
    if single in _WHOLE or len(single) <= 3:
        return single
    verbal = _VERBAL.match(single)
    if verbal and len(verbal[1]) > 2:
        single = _DOUBLED.sub(r"\1", verbal[1])
    return _LAST.sub(lambda ending: "" if ending[0] == "e" else "i", single) if len(single) > 3 else single


def _singular(word: str) -> str:
    if word in _UNLIKE:
        return _UNLIKE[word]
    for ending, single in _PLURALS:
        if ending.search(word):
            return ending.sub(single, word)
    return word
