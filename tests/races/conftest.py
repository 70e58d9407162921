"""One market, served by four processes, for all the tests of this folder; every test leaves it with no rule broken."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.races.markets import Market, a_market, broken
from tests.running import serving

HERE = Path(__file__).parent
PROCESSES = 4


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All of it races, and runs in one worker, since there is one server."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.race)
            item.add_marker(pytest.mark.xdist_group("races"))


@pytest.fixture(scope="session")
def open_market(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Market]:
    """The market, open as `make run` opens it."""
    with a_market(tmp_path_factory.mktemp("races"), "guarded") as market, serving(market.running, processes=PROCESSES):
        yield market


@pytest.fixture
def market(open_market: Market) -> Iterator[Market]:
    """The open market, within reach of commands and queries."""
    with open_market.inside():
        yield open_market
        assert broken() == {}
