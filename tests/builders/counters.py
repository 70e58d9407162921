"""Somewhere on this machine where things are handed in: how many stand at the counter, and whether it is open."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock

PATIENCE_SECONDS = 30


class Counter:
    """How many stood at it at the same moment at most. `is_open` is set unless they are to wait."""

    def __init__(self) -> None:
        self.url = ""
        self.most_at_once = 0
        self.is_open = Event()
        self.is_open.set()
        self._waiting = 0
        self._lock = Lock()

    @contextmanager
    def served(self) -> Iterator[None]:
        """Stands there until it is open; what the block does is done by one at a time."""
        with self._lock:
            self._waiting += 1
            self.most_at_once = max(self.most_at_once, self._waiting)
        self.is_open.wait(PATIENCE_SECONDS)
        with self._lock:
            self._waiting -= 1
            yield
