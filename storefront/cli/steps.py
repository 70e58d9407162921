"""How the worker takes its steps: each a unit of work of its own, none begun once it was asked to end."""

from collections.abc import Callable
from itertools import takewhile
from threading import Event

from storefront.kernel.units import unit_of_work

BATCH = 50
stopping = Event()  # the worker was asked to end: it finishes the step it is at, and begins no other


def one_by_one(step: Callable[[], int]) -> int:
    """Takes a step until nothing is left for it, or for now it was enough; how often. Each is a unit of work of its own:
    what is done is noted at once, and holds nobody up who wants the same rows in another order. A worker that is asked to
    stop takes no further step."""
    return sum(1 for _ in takewhile(bool, (step() for _ in range(BATCH) if not stopping.is_set())))


def in_a_unit(step: Callable[[], int]) -> int:
    """One step in a unit of work."""
    with unit_of_work():
        return step()
