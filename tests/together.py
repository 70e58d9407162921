"""Which tests two workers keep together: those of one file, which share what it set up, and those that share a server
or what takes long to make.

A scheduler of our own, by place: the groups of pytest-xdist are told by the names of tests, which pytest 9.2 keeps to itself.
"""

import pytest
from xdist.scheduler import LoadScopeScheduling

SERVERS = {
    "tests/browser/": "browser",
    "tests/journeys/": "browser",
    "tests/races/": "races",
    "tests/insight/search/": "a large index",
    "tests/demo/test_cards.py": "the told market",
    "tests/demo/test_telling.py": "the told market",
}


def scope_of(test: str) -> str:
    """What a test is kept together by: the server it walks through, or what it shares, or else its file."""
    return next((server for folder, server in SERVERS.items() if test.startswith(folder)), test.partition("::")[0])


class Together(LoadScopeScheduling):
    """Gives each worker everything of one scope, the largest first."""

    def _split_scope(self, nodeid: str) -> str:
        return scope_of(nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> Together:
    """Takes the place of xdist's own ways of sharing out."""
    return Together(config, log)  # type: ignore[arg-type]
