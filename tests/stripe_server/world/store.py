"""Everything there is, by id and in the order it came; what changed is kept aside until it is written down."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ..refusals import not_found

Body = dict[str, Any]


@dataclass
class Thing:
    """One object: what everybody may see of it (`body`), what only the server knows (`private`), whose it is."""

    id: str
    kind: str
    owner: str
    order: int
    body: Body
    private: Body = field(default_factory=dict)


class Store:
    """Things by id. The server's own notes lie here too; their kinds begin with an underscore."""

    def __init__(self) -> None:
        self._things: dict[str, Thing] = {}
        self._shelves: dict[tuple[str, str], dict[str, Thing]] = {}
        self._last = 0
        self.changes: dict[str, Thing | None] = {}

    def add(self, kind: str, owner: str, body: Body, **private: Any) -> Thing:
        """Keeps a new object, known by the id in its body."""
        self._last += 1
        thing = Thing(body["id"], kind, owner, self._last, body, private)
        self.place(thing)
        self.changes[thing.id] = thing
        return thing

    def place(self, thing: Thing) -> None:
        """Puts a thing where it belongs without noting it as new."""
        self._last = max(self._last, thing.order)
        self._things[thing.id] = thing
        self._shelves.setdefault((thing.owner, thing.kind), {})[thing.id] = thing

    def changed(self, thing: Thing) -> None:
        self.changes[thing.id] = thing

    def forget(self, thing: Thing) -> None:
        self._things.pop(thing.id, None)
        self._shelves.get((thing.owner, thing.kind), {}).pop(thing.id, None)
        self.changes[thing.id] = None

    def find(self, thing_id: object) -> Thing | None:
        """The thing with this id, whoever owns it."""
        return self._things.get(thing_id) if isinstance(thing_id, str) else None

    def get(self, kind: str, owner: str, thing_id: str, param: str | None = None) -> Thing:
        """Somebody's thing. Raises Refusal when there is none of this kind, or it is not theirs."""
        thing = self.find(thing_id)
        if thing is None or thing.kind != kind or thing.owner != owner:
            raise not_found(kind, thing_id, param)
        return thing

    def all(self, kind: str, owner: str) -> list[Thing]:
        """All somebody has of a kind, the oldest first."""
        return list(self._shelves.get((owner, kind), {}).values())

    def everywhere(self, kind: str) -> Iterator[Thing]:
        """All there is of a kind, whoever owns it."""
        for (_, shelf), things in list(self._shelves.items()):
            if shelf == kind:
                yield from list(things.values())

    def counts(self) -> dict[str, int]:
        """How many there are of each kind that a client can see."""
        found: dict[str, int] = {}
        for (_, kind), things in self._shelves.items():
            if not kind.startswith("_"):
                found[kind] = found.get(kind, 0) + len(things)
        return found

    def clear(self) -> None:
        self.changes = dict.fromkeys(self._things)
        self._things.clear()
        self._shelves.clear()
