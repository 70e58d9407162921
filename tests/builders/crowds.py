"""Many who do something: at the same moment, or a few at a time."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

Thing = TypeVar("Thing")
HANDS = 6


def at_once(acts: Sequence[Callable[[], Thing]]) -> list[Thing]:
    """Does all of it at the same moment, each in a thread of its own; what came of each, in their order. One that raises
    is heard when the others are done."""
    start = Barrier(len(acts))

    def one(act: Callable[[], Thing]) -> Thing:
        start.wait()
        return act()

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(one, acts))


def a_few_at_a_time(acts: Sequence[Callable[[], Thing]]) -> list[Thing]:
    """Does all of it as soon as there is a hand for it; what came of each, in their order."""
    with ThreadPoolExecutor(HANDS) as threads:
        return list(threads.map(lambda act: act(), acts))
