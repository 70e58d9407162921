"""What falls due: a session that expires, a slow payment that is decided, a payout that arrives."""

import heapq
from collections.abc import Callable
from typing import Any

from .ids import new_id
from .store import Store, Thing

Act = Callable[[Any, Thing], None]  # the world, which stands on this module, and the thing that is due
ACTS: dict[str, Act] = {}
KIND = "_due"


def act(name: str) -> Callable[[Act], Act]:
    """Marks what is done when something of this name falls due."""

    def marked(function: Act) -> Act:
        ACTS[name] = function
        return function

    return marked


class Schedule:
    """What is due and when, the earliest first; of the same moment, what was asked first."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._heap: list[tuple[int, int, str]] = []

    def read(self) -> None:
        """Takes up what a stored world still has to do."""
        self._heap = [(thing.body["at"], thing.order, thing.id) for thing in self._store.everywhere(KIND)]
        heapq.heapify(self._heap)

    def plan(self, moment: int, name: str, thing: Thing) -> None:
        due = self._store.add(KIND, "", {"id": new_id("due"), "at": moment, "act": name, "thing": thing.id})
        heapq.heappush(self._heap, (moment, due.order, due.id))

    def next_due(self, now: int) -> Thing | None:
        """The note of what should have been done by now, taken off the list."""
        while self._heap and self._heap[0][0] <= now:
            due = self._store.find(heapq.heappop(self._heap)[2])
            if due is not None:
                self._store.forget(due)
                return due
        return None

    def clear(self) -> None:
        self._heap.clear()
