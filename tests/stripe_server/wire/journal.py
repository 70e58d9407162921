"""The journal of requests: what was asked and what was answered, for tests that count. No card number gets into it."""

import json
import threading
from collections import deque

from ..numbers import scrubbed
from ..world import Body

KEPT = 2000


class Journal:
    """The last requests, the oldest first."""

    def __init__(self) -> None:
        self._entries: deque[Body] = deque(maxlen=KEPT)
        self._lock = threading.Lock()

    def note(self, entry: Body) -> None:
        safe: Body = json.loads(scrubbed(json.dumps(entry, ensure_ascii=False, default=str)))
        with self._lock:
            self._entries.append(safe)

    def entries(self, operation: str | None = None) -> list[Body]:
        with self._lock:
            return [entry for entry in self._entries if operation in (None, entry["operation"])]

    def clear(self) -> None:
        with self._lock:
            self._entries.clear()
