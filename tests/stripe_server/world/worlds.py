"""One world: its things, its clock, its options, and the only way in, one request at a time."""

import copy
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ..description import version
from ..description.blanks import blank
from .clock import Clock
from .files import StateFile
from .ids import new_id
from .options import Options
from .schedule import ACTS, Schedule
from .store import Body, Store, Thing

PLATFORM = "acct_platform"
CLOCK = "_clock"
Listener = Callable[[Thing], None]


class World:
    """Everything one server knows. Use it inside `with world.entered():` only."""

    def __init__(self, options: Options, address: str = "", file: Path | None = None) -> None:
        self.options = options
        self.address = address
        self.clock = Clock()
        self.store = Store()
        self.schedule = Schedule(self.store)
        self.on_event: list[Listener] = []
        self.asked: Body = {"id": None, "idempotency_key": None}
        self._lock = threading.RLock()
        self._file = StateFile(file) if file else None
        if self._file:
            self._wake(self._file)

    def _wake(self, file: StateFile) -> None:
        file.read_into(self.store)
        kept = self.store.find(CLOCK)
        self.clock.ahead = kept.body["ahead"] if kept else 0
        self.schedule.read()

    @contextmanager
    def entered(self, request: str | None = None, key: str | None = None) -> Iterator[None]:
        """One request alone in the world. Before and after it, what has fallen due is done; then all is written."""
        with self._lock:
            self._do_what_is_due()
            self.asked = {"id": request, "idempotency_key": key}
            try:
                yield
            finally:
                self.asked = {"id": None, "idempotency_key": None}
                self._do_what_is_due()
                if self._file:
                    self._file.write(self.store)
                else:
                    self.store.changes.clear()

    def _do_what_is_due(self) -> None:
        while due := self.schedule.next_due(self.clock.now()):
            thing = self.store.find(due.body["thing"])
            if thing is not None:
                with self.clock.standing_at(due.body["at"]):
                    ACTS[due.body["act"]](self, thing)

    def in_time(self, seconds: int, act: str, thing: Thing) -> None:
        """Plans something for a thing, so many seconds from now."""
        self.schedule.plan(self.clock.now() + seconds, act, thing)

    def new(self, kind: str, owner: str, *, prefix: str = "", **values: Any) -> Thing:
        """A new object of a kind, made now; `prefix` when its id does not begin as its kind's ids do."""
        body = blank(kind, id=new_id(prefix or kind), created=self.clock.now(), **values)
        if "livemode" in body:
            body["livemode"] = False
        return self.store.add(kind, owner, body)

    def change(self, thing: Thing, *events: str, **values: Any) -> None:
        """Gives a thing new values and tells it under these names, with what the values were before."""
        before = {name: thing.body.get(name) for name, value in values.items() if thing.body.get(name) != value}
        before = copy.deepcopy(before)
        thing.body.update(values)
        self.store.changed(thing)
        for event in events:
            self.tell(thing, event, before)

    def tell(self, thing: Thing, kind: str, before: Body | None = None) -> Thing:
        """Something has happened to a thing: an event, and word to whoever listens."""
        happened: Body = {"object": copy.deepcopy(thing.body)}
        if before and kind.rpartition(".")[2] == "updated":
            happened["previous_attributes"] = before
        owner = thing.id if thing.kind == "account" else thing.owner
        event = self.new("event", owner, type=kind, api_version=version(), data=happened, request=self.asked)
        event.body["pending_webhooks"] = 0
        if owner != PLATFORM:
            event.body["account"] = owner
        for listener in self.on_event:
            listener(event)
        return event

    def move_clock(self, moment: int) -> None:
        """Sets the clock and does everything that falls due on the way."""
        self.clock.move_to(moment)
        kept = self.store.find(CLOCK) or self.store.add(CLOCK, "", {"id": CLOCK, "ahead": 0})
        kept.body["ahead"] = self.clock.ahead
        self.store.changed(kept)
        self._do_what_is_due()

    def reset(self) -> None:
        """Forgets everything and sets the clock right; the options stay."""
        self.store.clear()
        self.schedule.clear()
        self.clock.ahead = 0

    def close(self) -> None:
        """Lets go of the file."""
        with self._lock:
            if self._file:
                self._file.close()
