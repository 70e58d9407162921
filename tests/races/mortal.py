"""Processes that die at an appointed point, as kill -9 or a power cut would end them: before the n-th thing they write to
the database or to the disk, or right after a commit, when nobody has heard of it yet.

Where a life is to be ended at many points, and begun anew after each, the process is a part of the test's own: then it ends
by an exception that nothing of ours may catch, after every commit and every answer of the world outside. In between
nothing lasts, so that to die there is to die at the point before.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import local
from typing import Any

from flask import Flask
from sqlalchemy import event

from storefront.kernel.database import db

WRITES = ("INSERT", "UPDATE", "DELETE", "SAVEPOINT", "RELEASE")
FILES = {"os.mkdir", "os.rename", "os.remove", "os.rmdir"}


class Killed(BaseException):
    """The end of a process that is a part of a test. Whoever catches it would go on after a power cut."""


def kill() -> None:
    """The end of a process of its own."""
    os.kill(os.getpid(), signal.SIGKILL)


def break_off() -> None:
    """The end of a process that is a part of a test."""
    raise Killed()


class Fuse(local):
    """Burns down with every point a thread comes past, once it is lit; at its end the process is gone."""

    left = 0
    has_written = False  # in this transaction
    ends: Callable[[], None] = staticmethod(kill)

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
                self.ends()


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


@contextmanager
def mortal_here() -> Iterator[None]:
    """Within the block this very thread dies of a fuse that is lit, after every commit of what it wrote."""
    commit, engine = db.session.commit, db.engine

    def commit_and_die() -> None:
        commit()
        fuse.burn_at_commit()
        fuse.has_written = False

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        fuse.has_written = fuse.has_written or statement.lstrip().startswith(WRITES)

    event.listen(engine, "before_cursor_execute", note)
    db.session.commit, fuse.ends = commit_and_die, break_off  # type: ignore[method-assign]
    try:
        yield
    finally:
        db.session.commit, fuse.ends = commit, kill  # type: ignore[method-assign]
        event.remove(engine, "before_cursor_execute", note)


def along(provider: object, *calls: str) -> None:
    """Lays the fuse along what somebody of the world outside is asked: they have done it, and nobody hears the answer."""
    for call in calls:
        setattr(provider, call, _mortal(getattr(provider, call)))


def _mortal(ask: Callable[..., Any]) -> Callable[..., Any]:
    def asked(*about: Any, **more: Any) -> Any:
        try:
            answer = ask(*about, **more)
            return iter(list(answer)) if isinstance(answer, Iterator) else answer
        finally:  # a refusal is not heard either
            fuse.burn()

    return asked
