"""The folder of the index: one sub-folder for each generation, a pointer file that names the one in use, one writer.

A rebuild fills a new generation and then moves the pointer, in one step; readers of the old one are not disturbed.
"""

import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from whoosh.util.filelock import FileLock

from storefront.insight.search.engine import WriterIsBusy

SHAPE = 1  # raise it when what is written changes: older generations then count as missing and want a rebuild
KEPT = 2  # generations: the one in use and the one before, which somebody may still be opening

_POINTER, _LOCK = "current", "writer.lock"
_NAME = re.compile(r"shape-(\d+)-(\d+)")


class Generations:
    """Generations of an index below one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def current(self) -> Path | None:
        """The generation in use; None before the first build."""
        try:
            name = (self._folder / _POINTER).read_bytes().decode(errors="replace").strip()
        except FileNotFoundError:
            return None
        match = _NAME.fullmatch(name)
        return self._folder / name if match and int(match[1]) == SHAPE else None

    def fresh(self) -> Path:
        """An empty folder for the next generation. Only the writer may ask.

        The first number is the time, so that readers see that a folder was emptied and filled again under them.
        """
        number = max((number for number, _ in self._existing()), default=time.time_ns()) + 1
        path = self._folder / f"shape-{SHAPE}-{number}"
        path.mkdir()
        return path

    def discard(self, path: Path) -> None:
        """Takes away a generation that was not finished."""
        shutil.rmtree(path, ignore_errors=True)

    def switch(self, path: Path) -> None:
        """Makes a generation the one in use, in one step, and clears those nobody needs any more."""
        beside = self._folder / f"{_POINTER}.new"
        with beside.open("w") as file:
            file.write(path.name)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self._folder / _POINTER)
        for _, old in sorted(self._existing())[:-KEPT]:
            self.discard(old)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Holds the only pen; the system takes it back from a process that dies. Raises WriterIsBusy."""
        self._folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(str(self._folder / _LOCK))
        if not lock.acquire():
            raise WriterIsBusy()
        try:
            yield
        finally:
            lock.release()

    def _existing(self) -> list[tuple[int, Path]]:
        found = ((_NAME.fullmatch(path.name), path) for path in self._folder.iterdir())
        return [(int(match[2]), path) for match, path in found if match]
