"""Doing something again and again, killed one point later each time, until it lives to the end."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count

import config
from tests.races.markets import Market
from tests.races.visitors import Answer, Lost, Visitor

MOST_POINTS = 300
KILLED = -9
FORGOTTEN = 6  # minutes after which a letter is due again whose worker died
UNANSWERED = 25 * 60  # minutes after which a family had its time to accept
Look = Callable[[], object]
Work = Callable[[int, int], bool]


def send_until_it_lives(visitor: Visitor, path: str, look: Look, **typed: str) -> tuple[int, Answer]:
    """Sends the same form to a server that dies of it: at the first point, then at the second and so on. After each death
    it is time to `look` at what is left. How many there were, and the answer that came in the end."""
    return ask_until_it_lives(visitor, "POST", path, look, visitor.form(path) | typed)


def ask_until_it_lives(
    visitor: Visitor, method: str, path: str, look: Look, values: dict[str, str] | None = None
) -> tuple[int, Answer]:
    """The same with any request."""
    for point in count(1):
        assert point < MOST_POINTS
        try:
            return point - 1, visitor.ask(method, path, values, **{"Dies-At": str(point)})
        except Lost:
            look()
    raise AssertionError


def work_until_it_lives(work: Callable[[int], bool], look: Look) -> int:
    """Works until a worker lives to the end, each killed one point later than the one before; how many died."""
    for point in count(1):
        assert point < MOST_POINTS
        if work(point):
            return point - 1
        look()
    raise AssertionError


@contextmanager
def a_mortal_worker(market: Market) -> Iterator[Work]:
    """`work(point, minutes)` does what is due so many minutes from now; whether it lived (0 is no point to die at)."""
    worker = subprocess.Popen(
        [sys.executable, "-m", "tests.races.mortal_worker"],
        cwd=config.ROOT,
        env=market.running.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )

    def work(point: int, minutes: int) -> bool:
        print(point, minutes, file=worker.stdin, flush=True)
        ended = int(worker.stdout.readline())  # type: ignore[union-attr]
        assert ended in (0, KILLED)
        return ended == 0

    with worker:
        yield work
        worker.stdin.close()  # type: ignore[union-attr]
