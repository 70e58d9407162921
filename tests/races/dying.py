"""Doing something again and again, killed one point later each time, until it lives to the end."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import TypeVar

import config
from tests.races.markets import Market
from tests.races.visitors import Answer, Lost, Visitor

MOST_POINTS = 300
KILLED = -9
Thing = TypeVar("Thing")


def until_it_lives(attempt: Callable[[int], Thing], after_each: Callable[[], None]) -> tuple[int, Thing]:
    """Attempts with the death at the first point, the second and so on; looks `after_each` death at what is left.

    How many died, and what came of the one that lived.
    """
    for point in count(1):
        assert point < MOST_POINTS
        try:
            return point - 1, attempt(point)
        except Lost:
            after_each()
    raise AssertionError


def sent_until_it_lives(
    visitor: Visitor, path: str, after_each: Callable[[], None], **typed: str
) -> tuple[int, Answer]:
    """The same form sent again and again to a server that dies of it."""
    values = visitor.form(path) | typed
    return until_it_lives(lambda point: visitor.ask("POST", path, values, **{"Dies-At": str(point)}), after_each)


@contextmanager
def a_mortal_worker(market: Market) -> Iterator[Callable[[int, int], None]]:
    """`work(point, minutes)` works so many minutes from now and raises Lost when it died at the point."""
    command = [sys.executable, "-m", "tests.races.mortal_worker"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=config.ROOT, env=market.running.environment, **pipes) as worker:  # type: ignore[call-overload]

        def work(point: int, minutes: int) -> None:
            worker.stdin.write(f"{point} {minutes}\n")
            worker.stdin.flush()
            ended = int(worker.stdout.readline())
            if ended == KILLED:
                raise Lost(f"point {point}")
            assert ended == 0

        yield work
        worker.stdin.close()
