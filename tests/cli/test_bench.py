"""flask bench pages: what it prints of a market it has made, and that a page that costs too much fails the command."""

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from storefront.cli import bench, pace
from storefront.cli.bare import bare_page
from storefront.cli.bench import BARE, BIG, KEPT, MOST_GROWTH, MOST_TIMES_BARE, SMALL
from storefront.cli.pace import Cost
from tests.running import Running, free_port

PAGES = (
    "home",
    "category",
    "deep page",
    "last page",
    "by price",
    "filtered",
    "product",
    "family",
    "families",
    "region",
    "search",
)
MOST_QUERIES = {"product": 10}  # no list; every other page is one
Costs = dict[str, Cost]
Measure = Callable[..., Result]


@pytest.fixture
def measure(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Measure:
    """The command, told what the markets of each size cost in place of making them."""

    def run(*words: str, **costs: Costs) -> Result:
        by_size = {SMALL: costs.get("small"), BIG: costs.get("big")}
        monkeypatch.setattr(bench, "measured_apart", by_size.__getitem__)
        return app.test_cli_runner().invoke(bench.bench, ["pages", *words])

    return run


def costs_of(home: float, *, bare: float = 1.0) -> Costs:
    return {BARE: Cost(bare, 3, 6_000), KEPT: Cost(bare / 2, 3, 6_000), "home": Cost(home, 5, 30_000)}


def line_of(page: str, answer: Result) -> str:
    """What is said of a page."""
    return next(line for line in answer.output.splitlines() if line.startswith(f"{page:<22}"))


def test_a_page_within_the_limit_is_printed_with_its_ratio(measure: Measure) -> None:
    answer = measure(small=costs_of(MOST_TIMES_BARE * 2, bare=2.0))

    assert answer.exit_code == 0
    assert line_of("home", answer).split() == ["home", "16.00", "5", "29.3", "8.0", "16.0"]
    assert line_of(KEPT, answer).split()[-5:] == ["1.00", "3", "5.9", "0.5", "1.0"]
    assert "8 times the one that opens its" in answer.output


def test_a_page_that_costs_more_than_eight_bare_pages_fails(measure: Measure) -> None:
    answer = measure(small=costs_of(MOST_TIMES_BARE + 0.1))

    assert answer.exit_code == 1
    assert line_of("home", answer).endswith("more than 8")


def test_growth_is_measured_against_each_markets_own_bare_page(measure: Measure) -> None:
    slower_moment = costs_of(2 * 3.0 * MOST_GROWTH, bare=2.0)

    answer = measure("--compare", small=costs_of(3.0), big=slower_moment)

    assert answer.exit_code == 0, answer.output
    assert answer.output.splitlines()[-1].split() == ["home", "1.30"]


def test_a_page_that_grows_with_the_market_fails(measure: Measure) -> None:
    answer = measure("--compare", small=costs_of(3.0), big=costs_of(3.0 * MOST_GROWTH + 0.1))

    assert answer.exit_code == 1
    assert answer.output.splitlines()[-1].endswith("more than 1.3")


@pytest.mark.parametrize("is_kept", [False, True])
def test_the_bare_page_asks_three_questions_for_twenty_four_cards(tmp_path: Path, is_kept: bool) -> None:
    asked: list[str] = []
    page = pace.Page(BARE, bare_page(tmp_path, asked, is_kept=is_kept), ["/"])

    first, body = pace.call(page, page.environ(0)), pace.call(page, page.environ(1)).decode()

    assert first.decode() == body
    assert (len(asked), sum(one.startswith("SELECT") for one in asked)) == (6, 6)
    assert body.count("<li>") == 24
    assert body.count('<a href="/c/') == 12


def test_a_page_that_is_not_there_is_not_measured(tmp_path: Path) -> None:
    page = pace.Page(BARE, bare_page(tmp_path, []), ["/nowhere"])

    with pytest.raises(RuntimeError, match="404"):
        pace.call(page, page.environ(0))


@pytest.mark.slow
def test_a_market_made_for_it_costs_what_it_may(tmp_path: Path) -> None:
    running = Running(f"http://127.0.0.1:{free_port()}", tmp_path)

    made = running.start("bench", "market", "1000", heard=True)
    told, _ = made.communicate(timeout=300)
    found = {name: Cost(**cost) for name, cost in json.loads(told).items()}

    assert made.returncode == 0, running.log.read_text()
    assert tuple(found) == (BARE, KEPT, *PAGES)
    assert (found[BARE].queries, found[KEPT].queries) == (3, 3)
    assert bench.report(1000, found), {name: asdict(cost) for name, cost in found.items()}
    assert {name: cost.queries for name, cost in found.items() if cost.queries > MOST_QUERIES.get(name, 8)} == {}
