"""One market, served by four processes, for all the tests of this folder; every test leaves it with no rule broken."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.races.dying import UNANSWERED, Work, a_mortal_worker
from tests.races.markets import Market, a_market, broken
from tests.running import serving

HERE = Path(__file__).parent
PROCESSES = 4


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All of it races."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.race)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("races")


@pytest.fixture(scope="session")
def open_market(folder: Path) -> Iterator[Market]:
    """The market, open as `make run` opens it."""
    with a_market(folder, "guarded") as market, serving(market.running, processes=PROCESSES):
        yield market


@pytest.fixture
def market(open_market: Market) -> Iterator[Market]:
    """The open market, within reach of commands and queries."""
    with open_market.inside():
        yield open_market
        assert broken() == {}


@pytest.fixture(scope="session")
def mortal_server(open_market: Market) -> Iterator[Market]:
    """The same market at another address, where a request may say at which point the process that answers it dies."""
    market = open_market.elsewhere()
    with serving(market.running, app="tests.races.mortal_server:app"):
        yield market


@pytest.fixture
def mortal(mortal_server: Market, market: Market) -> Market:
    """The mortal server, within reach of commands and queries."""
    return mortal_server


@pytest.fixture(scope="session")
def mortal_worker(open_market: Market) -> Iterator[Work]:
    """A worker of the market that may be told at which point it dies."""
    with a_mortal_worker(open_market) as work:
        yield work


@pytest.fixture
def work(market: Market, mortal_worker: Work) -> Work:
    """The same, when all there was to do is done."""
    assert mortal_worker(0, 2 * UNANSWERED)
    return mortal_worker


@pytest.fixture(scope="session")
def open_unguarded(folder: Path) -> Iterator[Market]:
    with (
        a_market(folder, "unguarded") as market,
        serving(market.running, app="tests.races.unguarded:app", processes=PROCESSES),
    ):
        yield market


@pytest.fixture
def unguarded(open_unguarded: Market) -> Iterator[Market]:
    """A market of its own without guards; what becomes of it is for the test to say."""
    with open_unguarded.inside():
        yield open_unguarded
