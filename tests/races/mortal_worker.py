"""A worker that dies when it is told to. For every line it reads (the point at which, or 0, and how many minutes from now
it is then) it forks one that does what is due once, and writes down how that ended: 0, or the signal that ended it."""

import os
import sys
from datetime import timedelta

from flask import Flask

from storefront import create_app
from storefront.kernel import clock
from tests.races.mortal import fuse, make_mortal


def work(app: Flask, point: int, minutes: int) -> None:
    """`flask work --once`, so many minutes from now, up to the point."""
    with clock.set_to(clock.now() + timedelta(minutes=minutes)):
        fuse.light(point)
        app.test_cli_runner().invoke(args=["work", "--once"], catch_exceptions=False)


def main() -> None:
    app = make_mortal(create_app())
    for line in sys.stdin:
        child = os.fork()
        if not child:
            work(app, *map(int, line.split()))
            os._exit(0)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


if __name__ == "__main__":
    main()
