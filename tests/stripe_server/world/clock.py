"""The clock of the server: the time of this machine, moved by whoever tests."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime


class Clock:
    """Seconds since 1970, ahead of this machine by `ahead` of them."""

    def __init__(self) -> None:
        self.ahead = 0
        self._held: int | None = None

    def now(self) -> int:
        return int(time.time()) + self.ahead if self._held is None else self._held

    def move_to(self, moment: int) -> None:
        self.ahead = moment - int(time.time())

    @contextmanager
    def standing_at(self, moment: int) -> Iterator[None]:
        """What happens inside happens at a moment that has passed, however late it is done."""
        self._held = moment
        try:
            yield
        finally:
            self._held = None


def written(moment: int) -> str:
    """A moment as the second generation of the protocol writes it."""
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
