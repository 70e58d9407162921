"""A worker that dies when it is told to. For every line it reads (the point at which, or 0, and how many minutes from now
it is then) it does what is due once, and writes down how that ended: 0, or the signal that ended it. What may die is forked;
what lives to its end is not, so that the others begin with the statements and templates it has made."""

import os
import sys
from datetime import timedelta

from flask import Flask

from storefront import create_app
from storefront.kernel import clock, memory
from storefront.kernel.database import db
from tests.races.mortal import fuse, make_mortal


def work(app: Flask, point: int, minutes: int) -> None:
    """`flask work --once`, so many minutes from now, up to the point."""
    with clock.set_to(clock.now() + timedelta(minutes=minutes)):
        fuse.light(point)
        app.test_cli_runner().invoke(args=["work", "--once"], catch_exceptions=False)


def main() -> None:
    app = make_mortal(create_app())
    for line in sys.stdin:
        point, minutes = map(int, line.split())
        print(die(app, point, minutes) if point else live(app, minutes), flush=True)


def live(app: Flask, minutes: int) -> int:
    """Does it here; of the market nothing is remembered, and no connection is handed on to those that are forked."""
    work(app, 0, minutes)
    memory.forget_all()
    with app.app_context():
        db.engine.dispose()
    return 0


def die(app: Flask, point: int, minutes: int) -> int:
    """Does it in a process of its own, whose end is returned."""
    child = os.fork()
    if not child:
        work(app, point, minutes)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    main()
