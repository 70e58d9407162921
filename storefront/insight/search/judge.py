"""How well the market searches: recall and precision of the first ten hits, over questions whose answers are known.

Pure but for the throw-away index it is given a folder for.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from csv import DictReader
from dataclasses import dataclass
from pathlib import Path

from storefront.insight.language import Analyser
from storefront.insight.search.documents import PRODUCT, Document
from storefront.insight.search.whoosh_engine import WhooshEngine

LOOKED_AT = 10  # hits


@dataclass(frozen=True, slots=True)
class Known:
    """A question and the titles it must find."""

    text: str
    kind: str
    titles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one question was answered."""

    known: Known
    found: tuple[str, ...]

    @property
    def recall(self) -> float:
        """Of the titles that must be found, those among the first ten."""
        return len(self.known.titles.intersection(self.found)) / min(len(self.known.titles), LOOKED_AT)

    @property
    def precision(self) -> float:
        """Of the first ten hits, those that must be found; nothing found is nothing right."""
        return len(self.known.titles.intersection(self.found)) / len(self.found) if self.found else 0.0


@dataclass(frozen=True, slots=True)
class Report:
    """The verdicts on all questions."""

    verdicts: tuple[Verdict, ...]

    @property
    def recall(self) -> float:
        """Mean recall of the first ten hits."""
        return sum(verdict.recall for verdict in self.verdicts) / len(self.verdicts)

    @property
    def precision(self) -> float:
        """Mean precision of the first ten hits."""
        return sum(verdict.precision for verdict in self.verdicts) / len(self.verdicts)


def read_catalogue(lines: Iterable[str]) -> Iterator[Document]:
    """Documents from a TSV of title_ar, title_en, description_ar; their number is their id."""
    for number, row in enumerate(DictReader(lines, delimiter="\t"), start=1):
        story = (row["description_ar"] or "",)
        yield Document(f"{PRODUCT}:{number}", PRODUCT, row["title_ar"], row["title_en"] or "", story=story)


def read_questions(lines: Iterable[str]) -> Iterator[Known]:
    """Questions from a TSV of query, kind, expected_count and expected_titles (divided by |)."""
    for row in DictReader(lines, delimiter="\t"):
        titles = frozenset(title.strip() for title in row["expected_titles"].split("|") if title.strip())
        if titles:
            yield Known(row["query"], row["kind"], titles)


def judge(questions: Iterable[Known], ask: Callable[[str], Sequence[str]]) -> Report:
    """Asks every question; `ask` gives the titles of its hits, best first."""
    return Report(tuple(Verdict(known, tuple(ask(known.text)[:LOOKED_AT])) for known in questions))


def judge_index(folder: Path, analyser: Analyser, catalogue: Iterable[Document], questions: Iterable[Known]) -> Report:
    """Indexes the catalogue in an empty folder and asks every question of it."""
    documents = list(catalogue)
    titles = {document.id: document.name_ar for document in documents}
    engine = WhooshEngine(folder, analyser)
    engine.rebuild(documents)
    return judge(questions, lambda text: [titles[each] for each in engine.search(text, limit=LOOKED_AT).ids])
