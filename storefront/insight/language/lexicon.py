"""The thesaurus of the market: words that mean the same, and which wider words a narrower one belongs to.

It is plain rows, so that an editable table can take the place of lexicon.tsv. How words are cut is in analysis.py.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LONGEST_PHRASE = 3  # words


@dataclass(frozen=True, slots=True)
class Entry:
    """A group: its forms mean the same; `wider` names the groups it belongs to (a fresh date is a date)."""

    group: str
    forms: tuple[str, ...]
    wider: tuple[str, ...] = ()


class Lexicon:
    """Looks words and phrases up by their full normalised form, never by a stem (which would join زيت and زيتون)."""

    def __init__(self, entries: Iterable[Entry], normalise: Callable[[str], Sequence[str]]) -> None:
        """`normalise` turns a form into its folded words."""
        self._groups: dict[tuple[str, ...], str] = {}
        self._wider: dict[str, tuple[str, ...]] = {}
        for entry in entries:
            self._wider[entry.group] = entry.wider
            for form in entry.forms:
                words = tuple(normalise(form))
                if 0 < len(words) <= LONGEST_PHRASE:
                    self._groups.setdefault(words, entry.group)
        self._starts = {words[0] for words in self._groups if len(words) > 1}

    def group(self, word: str) -> str | None:
        """The group of a folded word."""
        return self._groups.get((word,))

    def wider(self, group: str) -> tuple[str, ...]:
        """The groups a group belongs to."""
        return self._wider.get(group, ())

    def phrase(self, words: Sequence[str]) -> tuple[int, str] | None:
        """The longest phrase that begins `words`: how many words it takes, and its group."""
        if words[0] not in self._starts:
            return None
        for length in range(min(LONGEST_PHRASE, len(words)), 1, -1):
            group = self._groups.get(tuple(words[:length]))
            if group:
                return length, group
        return None


def read(lines: Iterable[str]) -> Iterator[Entry]:
    """Entries from lines of `group TAB forms, with commas [TAB wider groups, with commas]`; # begins a remark."""
    for line in lines:
        if not line.strip() or line.startswith("#"):
            continue
        group, forms, *wider = line.rstrip("\n").split("\t")
        yield Entry(group.strip(), _listed(forms), _listed(wider[0]) if wider else ())


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.replace("،", ",").split(",") if part.strip())


@cache
def standard() -> tuple[Entry, ...]:
    """The entries that come with the market."""
    return tuple(read(Path(__file__).with_name("lexicon.tsv").read_text(encoding="utf-8").splitlines()))
