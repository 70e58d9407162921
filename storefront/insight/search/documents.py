"""What can be found: a document, and how much each of its words says. The index knows nothing but the outcome.

A word weighs by where it stands (name > category and family > material > story), by what it is there (the noun a name
is about > its attributes > what it comes with or is for) and by its kind (the word itself > its stem > a guess).
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from storefront.insight.language import ALL_KINDS, CONCEPT, EXACT, STEM, STOP_WORDS, Analyser, consonants, words
from storefront.kernel import arabic

PRODUCT, FAMILY, CATEGORY = "product", "family", "category"
KINDS = (CATEGORY, FAMILY, PRODUCT)

NAME, CATEGORY_NAME, FAMILY_NAME, MATERIAL, PLACE, STORY = 8.0, 4.0, 4.0, 2.0, 1.5, 1.0
HEAD, ATTRIBUTE, COMPANION = 1.5, 1.0, 0.6
LONGEST_BEGINNING = 40  # characters
KEPT_FIELDS, KEPT_WORDS = 4_000, 20_000  # that were worked out lately
LENGTH_COSTS = 0.02  # of a word's weight, for every other word of the same text

_SIGNS = {EXACT: "=", CONCEPT: "#"}  # stems and guesses share their terms, so that each may meet the other
_BESIDE_AR = frozenset(("مع", "في", "من", "علي", "بدون"))
_JOINED_BESIDE_AR = ("بال", "وبال", "لل", "ولل")
_BESIDE_EN = frozenset(("with", "for", "of", "in", "on", "from", "and", "by"))
_COUNTED_IN = frozenset(
    ("طقم", "كرتون", "كيلو", "حبه", "عبوه", "set", "box", "pack", "kilo")
)  # a set of cups is about cups


@dataclass(frozen=True, slots=True)
class Document:
    """Something to be found. `id` says kind and number ("product:12"); every text may be empty."""

    id: str
    kind: str
    name_ar: str
    name_en: str
    family: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    story: tuple[str, ...] = ()
    place: tuple[str, ...] = ()


@lru_cache(maxsize=KEPT_WORDS)
def term(kind: str, text: str) -> str:
    """A token as it is written in the index."""
    return _SIGNS.get(kind, "") + text


def impacts(document: Document, analyser: Analyser) -> dict[str, float]:
    """Every term of a document with how much it says there. Of a story its stems and concepts are enough."""
    names = (
        _weighed(document.name_ar, analyser, standing=prominence_ar(words(document.name_ar))),
        _weighed(document.name_en, analyser, standing=prominence_en(words(document.name_en))),
    )
    found = _greatest(names, NAME)
    fields = (
        _field(document.family, analyser, FAMILY_NAME),
        _field(document.categories, analyser, CATEGORY_NAME),
        _field(document.materials, analyser, MATERIAL),
        _field(document.place, analyser, PLACE),
        _field(document.story, analyser, STORY, kinds=(STEM, CONCEPT)),
    )
    for field in fields:
        for name, weight in field.items():
            found[name] = found.get(name, 0.0) + weight
    return found


def said(document: Document) -> str:
    """All folded words of a document, text by text, to look phrases up in (`phrase`)."""
    names = _phrases.__wrapped__((document.name_ar, document.name_en))
    others = (document.family, document.categories, document.materials, document.place, document.story)
    return " | ".join((names, *(_phrases(texts) for texts in others if texts)))


def phrase(listed: Iterable[str]) -> str:
    """Folded words as they stand together in what a document says."""
    return f" {' '.join(listed)} "


def beginnings(document: Document, analyser: Analyser) -> set[str]:
    """The terms by which a name is suggested: it from any of its words on, with and without that word's article."""
    found: set[str] = set()
    for language, name in (("ar", document.name_ar), ("en", document.name_en)):
        listed = words(name)
        for place, word in enumerate(listed):
            if word not in STOP_WORDS:
                for first in {word, analyser.bare(word)}:
                    begun = " ".join([first, *listed[place + 1 :]])
                    found.add(beginning(document.kind, language, begun, inside=place > 0))
    return found


def beginning(kind: str, language: str, begun: str, *, inside: bool) -> str:
    """What the terms start with by which names of a kind are suggested that begin so, or go on so `inside`."""
    return f"{kind}:{language}:{int(inside)}:{begun[:LONGEST_BEGINNING]}"


def vocabulary(document: Document) -> frozenset[str]:
    """The terms for putting right what visitors mistype: the words of names, each as `spelling` begins it and is spelt."""
    names = _spellings.__wrapped__((document.name_ar, document.name_en))
    return names.union(*map(_spellings, (document.family, document.categories, document.materials)))


def spelling(word: str) -> str:
    """What the terms start with that say how a folded word is spelt: how it sounds, and itself."""
    return f"{consonants(word)} {word} "


def prominence_ar(listed: Sequence[str]) -> list[float]:
    """How much each word of an Arabic name is what the name is about: the first noun is, what follows مع or بالـ is not."""
    standing = ATTRIBUTE
    found: list[float] = []
    head_is_due = True
    for word in listed:
        if found and (word in _BESIDE_AR or word.startswith(_JOINED_BESIDE_AR)):
            standing, head_is_due = COMPANION, False
        found.append(HEAD if head_is_due else standing)
        head_is_due = head_is_due and _counts(word)
    return found


def prominence_en(listed: Sequence[str]) -> list[float]:
    """How much each word of an English name is what the name is about: the last noun before with, for, of ..."""
    start = next((place for place, word in enumerate(listed) if not _counts(word)), 0)
    end = next((place for place in range(start + 1, len(listed)) if listed[place] in _BESIDE_EN), len(listed))
    return [HEAD if place == end - 1 else ATTRIBUTE if place < end else COMPANION for place in range(len(listed))]


def _counts(word: str) -> bool:
    return word in _COUNTED_IN or word == "of" or word.isdigit()


def _weighed(
    text: str, analyser: Analyser, *, standing: Sequence[float] = (), kinds: Container[str] = ALL_KINDS
) -> dict[str, float]:
    tokens = analyser.tokens(text)
    shortness = 1 / (1 + LENGTH_COSTS * (tokens[-1].place if tokens else 0))
    found: dict[str, float] = {}
    for token in tokens:
        if token.kind in kinds:
            weight = token.weight * shortness * (standing[token.place] if standing else 1.0)
            name = term(token.kind, token.text)
            found[name] = max(weight, found.get(name, 0.0))
    return found


def _greatest(texts: Iterable[Mapping[str, float]], factor: float) -> dict[str, float]:
    """What a field of several texts says: of each term the text counts that says most."""
    greatest: dict[str, float] = {}
    for impacts_ in texts:
        for name, weight in impacts_.items():
            greatest[name] = max(weight, greatest.get(name, 0.0))
    return {name: weight * factor for name, weight in greatest.items()}


def forget() -> None:
    """Lets go of what is kept about texts that stand in many documents (below)."""
    for kept in (term, _field, _phrases, _spellings, _spelt):
        kept.cache_clear()


@lru_cache(maxsize=KEPT_FIELDS)
def _field(
    texts: tuple[str, ...], analyser: Analyser, factor: float, *, kinds: tuple[str, ...] = ALL_KINDS
) -> Mapping[str, float]:
    return _greatest((_weighed(text, analyser, kinds=kinds) for text in texts), factor)


@lru_cache(maxsize=KEPT_FIELDS)
def _phrases(texts: tuple[str, ...]) -> str:
    return " | ".join(phrase(words(text)) for text in texts)


@lru_cache(maxsize=KEPT_FIELDS)
def _spellings(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*(_spelt(word) for text in texts for word in arabic.readable(text).split()))


@lru_cache(maxsize=KEPT_WORDS)
def _spelt(word: str) -> tuple[str, ...]:
    listed = words(word)
    return (spelling(listed[0]) + word,) if len(listed) == 1 else ()
