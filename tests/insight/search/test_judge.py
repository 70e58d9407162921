"""How well the market searches, held to a figure; and that the figure would fall."""

from pathlib import Path

import pytest

from storefront.insight.language import Analyser, standard
from storefront.insight.search import Document, judge_index, read_questions
from storefront.insight.search.judge import Known, Report, Verdict, judge

HERE = Path(__file__).parent


def questions(name: str) -> list[Known]:
    return list(read_questions((HERE / name).read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("name", ["relevance.tsv", "questions.tsv"])
def test_the_market_finds_what_is_meant_and_little_else(name: str, catalogue: list[Document], tmp_path: Path) -> None:
    report = judge_index(tmp_path, standard(), catalogue, questions(name))

    assert report.recall >= 0.95
    assert report.precision >= 0.88


def test_without_a_lexicon_the_judge_sees_the_difference(catalogue: list[Document], tmp_path: Path) -> None:
    report = judge_index(tmp_path, Analyser(()), catalogue, questions("relevance.tsv"))

    assert 0.6 < report.recall < 0.9


def test_every_title_that_must_be_found_is_in_the_catalogue(catalogue: list[Document]) -> None:
    titles = {document.name_ar for document in catalogue}

    asked = [*questions("relevance.tsv"), *questions("questions.tsv")]

    assert {title for known in asked for title in known.titles} <= titles


@pytest.mark.parametrize(
    ("found", "recall", "precision"),
    [
        (("أ", "ب"), 1.0, 1.0),
        (("أ", "ج"), 0.5, 0.5),
        (("أ", "ب", "ج", "د"), 1.0, 0.5),
        (("ج",), 0.0, 0.0),
        ((), 0.0, 0.0),
    ],
)
def test_recall_and_precision_are_what_they_are_called(found: tuple[str, ...], recall: float, precision: float) -> None:
    verdict = Verdict(Known("س", "base", frozenset("أب")), found)

    assert (verdict.recall, verdict.precision) == (recall, precision)


def test_only_the_first_ten_hits_count() -> None:
    known = Known("س", "base", frozenset("ي"))

    report = judge([known], lambda _: [*"ابتثجحخدذر", "ي"])

    assert report.recall == 0.0


def test_a_report_is_the_mean_of_its_verdicts() -> None:
    known = Known("س", "base", frozenset("أ"))

    report = Report((Verdict(known, ("أ",)), Verdict(known, ("ب",))))

    assert (report.recall, report.precision) == (0.5, 0.5)
