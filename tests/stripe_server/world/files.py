"""The memory of a server that is stopped and started again: one SQLite file, changed in one transaction at a time."""

import json
import sqlite3
from pathlib import Path

from .store import Store, Thing

TABLE = """CREATE TABLE IF NOT EXISTS things (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, owner TEXT NOT NULL, place INTEGER NOT NULL, body TEXT NOT NULL,
    private TEXT NOT NULL)"""
KEEP = "INSERT OR REPLACE INTO things (id, kind, owner, place, body, private) VALUES (?, ?, ?, ?, ?, ?)"


class StateFile:
    """Where things are written down. Whatever happens to the process, the file holds whole requests only."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._file.execute("PRAGMA journal_mode=WAL")
        self._file.execute("PRAGMA synchronous=NORMAL")  # outlives the process, not a power cut
        self._file.execute(TABLE)

    def read_into(self, store: Store) -> None:
        """Everything that was written down, in its old order."""
        rows = self._file.execute("SELECT id, kind, owner, place, body, private FROM things ORDER BY place")
        for thing_id, kind, owner, place, body, private in rows:
            store.place(Thing(thing_id, kind, owner, place, json.loads(body), json.loads(private)))

    def write(self, store: Store) -> None:
        """What has changed since the last time, all of it or nothing."""
        changes, store.changes = store.changes, {}
        if not changes:
            return
        kept = [thing for thing in changes.values() if thing is not None]
        gone = [(thing_id,) for thing_id, thing in changes.items() if thing is None]
        self._file.execute("BEGIN IMMEDIATE")
        self._file.executemany("DELETE FROM things WHERE id = ?", gone)
        self._file.executemany(KEEP, [_row(thing) for thing in kept])
        self._file.execute("COMMIT")

    def close(self) -> None:
        self._file.close()


def _row(thing: Thing) -> tuple[str, str, str, int, str, str]:
    return (thing.id, thing.kind, thing.owner, thing.order, _json(thing.body), _json(thing.private))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
