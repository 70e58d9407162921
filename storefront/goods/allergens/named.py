"""Which allergens the words of an ingredients list name, whatever was ticked beside them.

Who may not bear something relies on what is ticked. So what the ingredients name and nobody ticked is a doubt: goods in doubt are
free from nothing that is doubted, until their family says of each word that it is not what it looks like. Pure.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from storefront.goods.allergens import words
from storefront.goods.allergens.known import ALLERGENS, stated_allergens
from storefront.kernel import arabic

_PARTS = re.compile(r"[،,;؛.:()\[\]{}\n/|+•*]+")
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u064b-\u065f\u0670])*")  # with its vowel signs
_ARABIC = re.compile("[\u0621-\u064a]")


def _folded(listed: str) -> list[tuple[str, ...]]:
    return [tuple(arabic.fold(one).split("_")) for one in listed.split()]


def _alone(listed: str) -> frozenset[str]:
    return frozenset(arabic.fold(listed).split())


def _exempt(table: Mapping[str, str]) -> dict[str, frozenset[str]]:
    joined: dict[str, frozenset[str]] = {}
    for heads, others in table.items():
        for head in _alone(heads):
            joined[head] = joined.get(head, frozenset()) | _alone(others)
    return joined


_NAMES = {name: slug for slug, listed in words.WORDS.items() for name in _folded(listed)}
_BEHIND, _BEFORE = _exempt(words.BEHIND), _exempt(words.BEFORE)
_NOT, _LINKS = _alone(words.NOT_IN_IT), _alone(words.LINKS)
_JOINED = tuple(map(arabic.fold, words.JOINED))
_KNOWN = frozenset(part for name in _NAMES for part in name) | {
    one for table in (_BEHIND, _BEFORE) for others in table.values() for one in others
}


def named_in(*texts: str) -> dict[str, str]:
    """The allergens these words name, each with the first word that does, as it is written."""
    found: dict[str, str] = {}
    for text in texts:
        for slug, word in _named(text):
            found.setdefault(slug, word)
    return {slug: found[slug] for slug in ALLERGENS if slug in found}


def doubted(product: Any) -> dict[str, str]:
    """What the ingredients of a product, or its row, name though its family neither ticked nor denied it, each with the word;
    nothing where nobody said which allergens there are: such goods are free from nothing anyway."""
    if not product.allergens_told:
        return {}
    settled = {*product.allergens, *product.allergens_denied}
    return {
        slug: word for slug, word in named_in(product.made_of_ar, product.made_of_en).items() if slug not in settled
    }


def shown_allergens(product: Any) -> Sequence[str] | None:
    """What whoever may not bear something is told of: what is said to be in it, and what the ingredients name besides; None
    where nobody said."""
    stated = stated_allergens(product)
    if stated is None or not (more := doubted(product)):
        return stated
    return [slug for slug in ALLERGENS if slug in stated or slug in more]


def denied_of(texts: Iterable[str], stated: Iterable[str], denied: Iterable[str]) -> list[str]:
    """What of `denied` there is to deny: the words name it, and nobody ticked it."""
    return sorted(named_in(*texts).keys() & set(denied) - set(stated))


@lru_cache(2_000)
def _named(text: str) -> tuple[tuple[str, str], ...]:
    found = []
    for part in _PARTS.split(text):
        written = _WORD.findall(part)
        bare = [_bare(arabic.fold(one)) for one in written]
        is_denied = False
        for place, word in enumerate(bare):
            if word in _NOT:
                is_denied = True
                continue
            slug, length = _name_at(bare, place)
            if is_denied and not slug and word not in _LINKS:
                is_denied = False
            if slug and not is_denied and bare[place + length : place + length + 1] != [words.FREE_BEHIND]:
                found.append((slug, " ".join(written[place : place + length])))
    return tuple(found)


def _name_at(bare: Sequence[str], place: int) -> tuple[str, int]:
    """Which allergen is named by the words at a place, and by how many of them; "" where none is."""
    for length in (2, 1):
        slug = _NAMES.get(tuple(bare[place : place + length]), "")
        if slug and len(bare) - place >= length:
            after = bare[place + length] if place + length < len(bare) else ""
            before = bare[place - 1] if place else ""
            word = bare[place]
            if length == 1 and (after in _BEHIND.get(word, ()) or before in _BEFORE.get(word, ())):
                return "", 1
            return slug, length
    return "", 1


def _bare(word: str) -> str:
    """A word without what is joined to its head, where something known is left."""
    if word in _KNOWN or word in _NOT or not _ARABIC.search(word):
        return word
    left = (word.removeprefix(one) for one in _JOINED if word.startswith(one))
    return next((one for one in left if one in _KNOWN), word)
