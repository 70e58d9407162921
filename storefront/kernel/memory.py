"""What a process remembers for a while: a few answers each, the oldest forgotten first, none for longer than it may."""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, Generic, TypeVar
from weakref import WeakSet

Value = TypeVar("Value")
_all: "WeakSet[Memory[Any]]" = WeakSet()


class Memory(Generic[Value]):
    """Answers by name. Nothing in it may hold on to a session: rows and values only, no loaded objects."""

    def __init__(self, *, most: int, seconds: float = float("inf")) -> None:
        self.most, self.seconds = most, seconds
        self._kept: OrderedDict[Hashable, tuple[float, Value]] = OrderedDict()
        self._lock = Lock()
        _all.add(self)

    def get(self, name: Hashable, make: Callable[[], Value]) -> Value:
        """The answer kept under a name, or the one `make` gives now. Two threads may make the same at once."""
        now = time.monotonic()
        with self._lock:
            kept = self._kept.get(name)
            if kept and kept[0] > now:
                self._kept.move_to_end(name)
                return kept[1]
        value = make()
        with self._lock:
            self._kept[name] = (now + self.seconds, value)
            self._kept.move_to_end(name)
            while len(self._kept) > self.most:
                self._kept.popitem(last=False)
        return value

    def forget(self) -> None:
        """Forgets everything."""
        with self._lock:
            self._kept.clear()


def forget_all() -> None:
    """Makes this process as forgetful as a new one; for a database that was replaced under it."""
    for memory in list(_all):
        memory.forget()
