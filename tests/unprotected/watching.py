"""A run of tests that takes protections out, one after the other, and says who noticed."""

import json
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from storefront.kernel.database import db
from tests.mutants.children import functions_of, import_again, in_a_child, put_in
from tests.mutants.trying import PLAIN, OneDatabase, Prepared, take_turn
from tests.unprotected.sabotage import Sabotage, mistakes_of

ASSERTED = ("AssertionError", "Failed")
PATIENCE_SECONDS = 180
MOST_WORDS = 200
Failure = tuple[str, str]  # what was raised, and its words


class TakingOut(OneDatabase):
    """Takes the place of the ordinary run."""

    def __init__(self, sabotages: Sequence[Sabotage], folder: Path) -> None:
        super().__init__(folder)
        self.sabotages, self.seen = sabotages, Seen()
        self.seen_failing: list[Sabotage] = []
        self.app: Flask | None = None
        self.address = ""

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """First all is well, then one protection at a time is missing."""
        session.config.pluginmanager.register(self.seen)
        named = {name for sabotage in self.sabotages for name in sabotage.tests}
        items = [item for item in session.items if is_named(item, named)]
        run(items)
        if self.seen.failures:
            pytest.exit(f"these fail before anything is taken out: {self.seen.failures}", 1)
        self.keep()
        for sabotage in self.sabotages:
            self.judge(sabotage, [item for item in items if is_named(item, sabotage.tests)])
        print(f"\n{len(self.seen_failing)} of {len(self.sabotages)} protections seen missing", flush=True)
        return True

    @pytest.hookimpl(hookwrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Any:
        """Remembers the market too, which is to let go of its rows before they are copied."""
        yield
        if fixturedef.argname == "database_address":
            self.address = fixturedef.cached_result[0]
            self.database = Path(self.address.removeprefix("sqlite:///")) if self.address.startswith("sqlite") else None
        elif fixturedef.argname == "application":
            self.app = fixturedef.cached_result[0]

    def keep(self) -> None:
        """No child shares a connection with another."""
        if self.app:
            with self.app.app_context():
                for engine in db.engines.values():
                    engine.dispose()
        super().keep()

    def restore(self) -> None:
        """Whatever a child left beside the rows of SQLite goes as well."""
        for ending in ("-wal", "-shm"):
            Path(f"{self.database}{ending}").unlink(missing_ok=True)
        super().restore()

    def forget(self, guards: Sequence[str]) -> None:
        """The database does without some of its guards."""
        if guards and self.database:
            with closing(sqlite3.connect(self.database)) as connection:
                for guard in guards:
                    connection.execute(guard)
                connection.commit()

    def judge(self, sabotage: Sabotage, items: list[pytest.Item]) -> None:
        """Says who noticed that a protection is missing."""
        failures = self.without(sabotage, items)
        print(f"\n{sabotage.case:>2}  {sabotage.protection}\n    Taken out: {sabotage.taken_out}", flush=True)
        noticed = [self.tell(name, failures, sabotage.raises) for name in sabotage.tests]
        if all(noticed):
            self.seen_failing.append(sabotage)

    def tell(self, name: str, failures: dict[str, Failure], also: str) -> bool:
        """Whether a test noticed, by an assertion and not by falling over."""
        mine = [failure for test, failure in failures.items() if name in names_of(test)]
        if not mine:
            print(f"    NOTICED NOTHING  {name}", flush=True)
            return False
        kind, words = min(mine, key=lambda failure: failure[0] not in (*ASSERTED, also))
        is_seen = kind in (*ASSERTED, also)
        print(f"    {'seen failing' if is_seen else 'FELL OVER'}  {name}\n        {kind}: {words}", flush=True)
        return is_seen

    def without(self, sabotage: Sabotage, items: list[pytest.Item]) -> dict[str, Failure]:
        """What failed without a protection, and how."""
        said = self.folder / "said"
        said.write_text("{}")
        self.restore()
        self.forget(sabotage.without)
        wrong = list(mistakes_of(sabotage.changes))

        def at_once() -> int:
            functions = functions_of({str(file) for file, _ in wrong})
            for file, mistake in wrong:
                put_in(functions, file, mistake)
            if sabotage.by:
                sabotage.by()
            run(items, self.seen, sabotage.tests)
            said.write_text(json.dumps(self.seen.failures))
            return 0

        def from_the_start() -> int:
            for file, mistake in wrong:
                import_again(file, mistake)
            tests, seen = [item.nodeid for item in items], Seen()
            there = Prepared(tests, self.address)
            files = dict.fromkeys(test.partition("::")[0] for test in tests)
            pytest.main([*PLAIN, f"--basetemp={self.folder}/again", *files], plugins=[there, seen])
            said.write_text(json.dumps(seen.failures))
            return 0

        anew = any(mistake.on_import for _, mistake in wrong)
        ended = in_a_child(from_the_start if anew else at_once, PATIENCE_SECONDS)
        if ended:
            print(f"\nended {ended}: {sabotage}", flush=True)
        return {test: (kind, words) for test, (kind, words) in json.loads(said.read_text()).items()}


class Seen:
    """Notes which tests fail, and how."""

    def __init__(self) -> None:
        self.failures: dict[str, Failure] = {}

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[Any]) -> Iterator[None]:
        yield
        if call.excinfo is not None and item.nodeid not in self.failures:
            kind = kind_of(call.excinfo) if call.when == "call" else f"{call.when} of the test"
            self.failures[item.nodeid] = (kind, " ".join(str(call.excinfo.value).split())[:MOST_WORDS])


def kind_of(raised: pytest.ExceptionInfo[BaseException]) -> str:
    """What was raised. What a builder asserts on the way is no assertion of the test's."""
    place = Path(raised.traceback[-1].path)
    is_own = place.parent.name == "cases" or "_pytest" in place.parts
    return raised.typename if is_own or raised.typename not in ASSERTED else f"{raised.typename} of {place.name}"


def run(items: Sequence[pytest.Item], seen: Seen | None = None, names: Sequence[str] = ()) -> None:
    """Runs tests; of one that is named with whatever parameters no more, once it was `seen` to fail by an assertion."""
    for at, item in enumerate(items):
        asserted = [names_of(test) for test, (kind, _) in seen.failures.items() if kind in ASSERTED] if seen else []
        if not any(name in test and name in names_of(item.nodeid) for name in names for test in asserted):
            take_turn(items, at)


def names_of(test: str) -> tuple[str, str]:
    """How a test may be named: as a function, or with its parameters."""
    whole = test.partition("::")[2]
    return whole.partition("[")[0], whole


def is_named(item: pytest.Item, names: Collection[str]) -> bool:
    return not set(names).isdisjoint(names_of(item.nodeid))
