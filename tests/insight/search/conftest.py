"""Indexes to ask: an empty one, a small market, and a large one that is built once."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from storefront.insight.search import CATEGORY, FAMILY, Document, WhooshEngine, read_catalogue
from tests.builders.insight import a_document

HERE = Path(__file__).parent
LARGE = 20_000


@pytest.fixture
def engine(tmp_path: Path) -> WhooshEngine:
    """An engine whose folder is still empty."""
    return WhooshEngine(tmp_path / "index")


@pytest.fixture(scope="session")
def catalogue() -> list[Document]:
    """193 goods of the kinds the market sells."""
    return list(read_catalogue((HERE / "catalogue.tsv").read_text(encoding="utf-8").splitlines()))


@pytest.fixture(scope="session")
def market(catalogue: list[Document], tmp_path_factory: pytest.TempPathFactory) -> WhooshEngine:
    """The catalogue, two families and two categories, indexed. Not to be written to."""
    engine = WhooshEngine(tmp_path_factory.mktemp("market") / "index")
    others = [
        a_document(1, "بيت الكليجا", kind=FAMILY, name_en="House of Kleija", place=("أبها",)),
        a_document(2, "ركن السدو", kind=FAMILY, name_en="Sadu Corner", story=("نسج على النول",)),
        a_document(1, "كليجا ومعمول", kind=CATEGORY, name_en="Kleija and maamoul"),
        a_document(2, "دلال وفناجين", kind=CATEGORY, name_en="Coffee pots and cups"),
    ]
    engine.rebuild([*catalogue, *others])
    return engine


@pytest.fixture(scope="session")
def large_market(catalogue: list[Document], tmp_path_factory: pytest.TempPathFactory) -> WhooshEngine:
    """20,000 goods; some words stand in every one of them."""
    engine = WhooshEngine(tmp_path_factory.mktemp("large") / "index")
    engine.rebuild(many_like(catalogue))
    return engine


def many_like(catalogue: list[Document]) -> Iterator[Document]:
    """Short goods made of the catalogue's words."""
    chance = random.Random(58)
    spoken = sorted({word for each in catalogue for word in each.story[0].split()})
    for number in range(LARGE):
        first, second, *_ = catalogue[number % len(catalogue)].name_ar.split()
        name = f"{first} {second} {chance.choice(spoken)}"
        yield a_document(number, name, categories=("منتجات الأسر",), story=(" ".join(chance.choices(spoken, k=3)),))
