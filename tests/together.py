"""Which tests two workers keep together: those of one file, which share what it set up, and those that share a server
or what takes long to make.

A scheduler of our own, by place: the groups of pytest-xdist are told by the names of tests, which pytest 9.2 keeps to itself.
"""

from collections import Counter

import pytest
from xdist.scheduler import LoadScopeScheduling

SERVERS = {
    "tests/browser/": "browser",
    "tests/journeys/": "browser",
    "tests/races/test_killed_": "the killed",  # half of what takes longest, in a market of its own
    "tests/races/": "races",
    "tests/insight/search/": "a large index",
    "tests/demo/test_cards.py": "the told market",
    "tests/demo/test_fairs.py": "the told market",
    "tests/demo/test_telling.py": "the told market",
}
# what takes a worker longest, however few tests it is: begun first, so that nobody waits for it alone at the end
LONGEST = (
    "the killed",
    "races",
    "browser",
    "the told market",
    "tests/web/kit/test_forms.py",
    "tests/cases/test_any_order.py",
    "tests/cli/test_serve.py",
    "tests/web/kit/test_requests.py",
    "tests/web/kit/test_headers.py",
    "tests/kernel/test_pixels.py",
    "a large index",
)


def scope_of(test: str) -> str:
    """What a test is kept together by: the server it walks through, or what it shares, or else its file."""
    return next((server for folder, server in SERVERS.items() if test.startswith(folder)), test.partition("::")[0])


def in_turn(tests: list[str]) -> list[str]:
    """Tests in the order in which their scopes are begun: what takes longest, then the largest."""
    sizes = Counter(map(scope_of, tests))
    turns = {scope: turn for turn, scope in enumerate(LONGEST)}
    return sorted(tests, key=lambda test: (turns.get(scope_of(test), len(turns)), -sizes[scope_of(test)]))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every worker puts them into the same order."""
    places = {test: place for place, test in enumerate(in_turn([item.nodeid for item in items]))}
    items.sort(key=lambda item: places[item.nodeid])


class Together(LoadScopeScheduling):
    """Gives each worker everything of one scope, in the order of the tests."""

    def _split_scope(self, nodeid: str) -> str:
        return scope_of(nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> Together:
    """Takes the place of xdist's own ways of sharing out, and keeps the order of the tests."""
    config.option.loadscopereorder = False
    return Together(config, log)  # type: ignore[arg-type]
