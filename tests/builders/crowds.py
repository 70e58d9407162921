"""Several who do something at the same moment."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

Thing = TypeVar("Thing")


def at_once(acts: Sequence[Callable[[], Thing]]) -> list[Thing]:
    """Does all of it at the same moment, each in a thread of its own; what came of each, in their order. One that raises
    is heard when the others are done."""
    start = Barrier(len(acts))

    def one(act: Callable[[], Thing]) -> Thing:
        start.wait()
        return act()

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(one, acts))
