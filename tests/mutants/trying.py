"""A run of tests that watches which test runs which line, and then tries mistakes on them."""

import shutil
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

from tests.mutants.children import TOO_LONG, UNCHANGED, functions_of, import_again, in_a_child, put_in
from tests.mutants.mistakes import Mistake, mistakes
from tests.mutants.telling import telling

PLAIN = ["-q", "-s", "-n0", "--no-header", "-pno:cacheprovider", "-Wignore::pytest.PytestAssertRewriteWarning"]


def take_turn(items: Sequence[pytest.Item], at: int) -> list[pytest.TestReport]:
    """Runs one of several tests that are run again and again: what it shares with the next stays, what is its own goes, also
    where the next is the same test."""
    item, following = items[at], items[(at + 1) % len(items)]
    until = item.parent if following is item else following
    return runtestprotocol(item, log=False, nextitem=until)  # type: ignore[arg-type]


class OneDatabase:
    """Knows where the market keeps its rows, and brings back how it was while it was empty."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database: Path | None = None

    @pytest.hookimpl(hookwrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Any:
        """Remembers where the market keeps its rows."""
        yield
        if fixturedef.argname == "database_address":
            self.database = Path(fixturedef.cached_result[0].removeprefix("sqlite:///"))

    def keep(self) -> None:
        """Copies the market as it is before anything is wrong."""
        if self.database:
            shutil.copy(self.database, self.folder / "empty")

    def restore(self) -> None:
        """Puts the copy in its place."""
        if self.database:
            shutil.copy(self.folder / "empty", self.database)


class Trying(OneDatabase):
    """Takes the place of the ordinary run: `most` mistakes of each file, `seconds` of tests for each."""

    def __init__(self, files: Sequence[Path], folder: Path, most: int, seconds: float) -> None:
        super().__init__(folder)
        self.files, self.most, self.seconds = files, most, seconds
        self.reached: defaultdict[tuple[str, int], list[pytest.Item]] = defaultdict(list)
        self.took: dict[pytest.Item, float] = {}
        self.lines: dict[str, set[int]] = {str(file): set() for file in files}

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """First all is well, then one thing at a time is wrong."""
        begun = time.monotonic()
        self.functions = functions_of(self.lines)
        with telling(self.functions, self.files, lambda file, line: self.lines[file].add(line)):
            for at in range(len(session.items)):
                self.watch(session.items, at)
        print(f"\n{len(session.items)} tests, {time.monotonic() - begun:.0f} s", flush=True)
        self.keep()
        for file in self.files:
            self.judge(file)
        return True

    def watch(self, items: Sequence[pytest.Item], at: int) -> None:
        """Runs a test, which must be content, and notes what it runs."""
        item, begun = items[at], time.process_time()
        reports = take_turn(items, at)
        self.took[item] = time.process_time() - begun
        for report in reports:
            if report.failed:
                pytest.exit(f"{item.nodeid} fails before any mistake is made:\n{report.longreprtext}", 1)
        for file, lines in self.lines.items():
            for line in lines:
                self.reached[file, line].append(item)
            lines.clear()

    def judge(self, file: Path) -> None:
        """Says of a file how many mistakes were noticed, and names the others."""
        begun = time.monotonic()
        every = list(mistakes(file))
        step = max(1.0, len(every) / self.most)
        tried = [every[int(at * step)] for at in range(min(len(every), self.most))]
        left = 0
        for mistake in tried:
            tests = self.who_reaches(file, mistake)
            if self.ends(file, mistake, tests) == 0:
                left += 1
                print(f"  {mistake}  ({len(tests)} tests)", flush=True)
        words = f"{len(every)} possible, {len(tried)} tried, {left} unnoticed, {time.monotonic() - begun:.0f} s"
        print(f"{file.relative_to(Path.cwd())}: {words}", flush=True)

    def who_reaches(self, file: Path, mistake: Mistake) -> list[pytest.Item]:
        """Tests that run the lines of a mistake, while there is time: first those of the module's own test file, then the
        quickest. What happens on import any test of the module may notice, or any at all where it is only read."""
        of_file = {line for name, line in self.reached if name == str(file)}
        lines = of_file.intersection(mistake.lines) or (of_file if mistake.on_import else set())
        found = {test for line in lines for test in self.reached[str(file), line]}
        if mistake.on_import and not found:
            found = set(self.took)
        own = Path("tests", *file.relative_to(Path.cwd()).parts[1:-1], f"test_{file.name}").resolve()
        chosen: list[pytest.Item] = []
        spent = 0.0
        for test in sorted(found, key=lambda test: (test.path != own, self.took[test], test.nodeid)):
            spent += self.took[test]
            if not chosen or spent <= self.seconds:
                chosen.append(test)
        return chosen

    def ends(self, file: Path, mistake: Mistake, tests: list[pytest.Item]) -> int:
        """0 if all tests are content with a mistake."""
        self.restore()

        def at_once() -> int:
            if not put_in(self.functions, file, mistake):
                return UNCHANGED
            return int(any(one.failed for at in range(len(tests)) for one in take_turn(tests, at)))

        def from_the_start() -> int:
            import_again(file, mistake)
            files = dict.fromkeys(test.nodeid.partition("::")[0] for test in tests)
            there = Prepared([test.nodeid for test in tests], f"sqlite:///{self.database}")
            return int(pytest.main([*PLAIN, "-x", f"--basetemp={self.folder}/again", *files], plugins=[there]))

        if not tests:
            return 0
        patience = 15 + 4 * sum(self.took[test] for test in tests)
        ended = in_a_child(from_the_start if mistake.on_import else at_once, patience)
        if ended == UNCHANGED:
            pytest.exit(f"{mistake}: nothing in memory runs this, so that no mistake was made", 1)
        if ended not in (0, 1):
            print(f"   {'stopped' if ended == TOO_LONG else f'ended {ended}'}: {mistake}", flush=True)
        return ended


class Prepared:
    """Runs some tests alone, in their order, on a database that is there already."""

    def __init__(self, tests: Sequence[str], database: str) -> None:
        self.tests, self.database = tests, database

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        known = {item.nodeid: item for item in items}
        items[:] = [known[test] for test in self.tests]

    @pytest.hookimpl(tryfirst=True)
    def pytest_fixture_setup(self, fixturedef: Any, request: Any) -> object:
        if fixturedef.argname != "database_address":
            return None
        fixturedef.cached_result = (self.database, fixturedef.cache_key(request), None)
        return self.database
