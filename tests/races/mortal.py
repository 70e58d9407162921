"""Processes that die at an appointed point, as kill -9 or a power cut would end them: before the n-th thing they write to
the database or to the disk, or right after a commit, when nobody has heard of it yet."""

import os
import signal
import sys
from threading import local
from typing import Any

from flask import Flask
from sqlalchemy import event

from storefront.kernel.database import db

WRITES = ("INSERT", "UPDATE", "DELETE", "SAVEPOINT", "RELEASE")
FILES = {"os.mkdir", "os.rename", "os.remove", "os.rmdir"}


class Fuse(local):
    """Burns down with every point a thread comes past, once it is lit; at its end the process is gone."""

    left = 0
    has_written = False  # in this transaction

    def light(self, points: int) -> None:
        """The process dies at the so-manieth point from now; 0 puts the fuse out."""
        self.left = points

    def burn_at_commit(self) -> None:
        """Of a transaction that wrote something."""
        if self.has_written:
            self.burn()

    def burn(self) -> None:
        if self.left:
            self.left -= 1
            if not self.left:
                os.kill(os.getpid(), signal.SIGKILL)


fuse = Fuse()


def make_mortal(app: Flask) -> Flask:
    """Lays the fuse along everything this process writes."""
    with app.app_context():
        event.listen(db.engine, "before_cursor_execute", at_statement)
        event.listen(db.engine, "commit", lambda _connection: fuse.burn_at_commit())
        event.listen(db.session, "after_commit", at_end)
    sys.addaudithook(at_file)
    return app


def at_statement(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
    if statement.lstrip().startswith(WRITES):
        fuse.has_written = True
        fuse.burn()


def at_end(_session: Any) -> None:
    fuse.burn_at_commit()
    fuse.has_written = False


def at_file(name: str, arguments: tuple[Any, ...]) -> None:
    """Every event of Python itself: only those that change files count."""
    if fuse.left and (name in FILES or (name == "open" and is_written(*arguments))):
        fuse.burn()


def is_written(path: object, mode: str | None, flags: int) -> bool:
    """Whether a file is opened to be written, by open() or by os.open()."""
    return bool(flags & (os.O_WRONLY | os.O_RDWR)) and not str(path).startswith("/dev/")
