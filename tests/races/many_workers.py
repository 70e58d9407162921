"""Workers, several at once, forked from one process: they work as `flask work` does, beside whatever else happens, until the
first line is read. For every line (how many minutes from now it is then) as many others do at once what is due, and how they
ended is written down: 0, or else a sum of what they ended with."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from flask import Flask

import config
from storefront import create_app
from storefront.kernel import clock
from tests.races.markets import Market

MANY = 4


def forked(work: Callable[[], int]) -> list[int]:
    """So many processes that do this and end with what it gives; their numbers."""
    return [os.fork() or end_with(work) for _ in range(MANY)]


def end_with(work: Callable[[], int]) -> int:
    """Never comes back."""
    ended = 1
    try:
        ended = work()
    finally:
        os._exit(ended)


def command(app: Flask, *words: str) -> int:
    """`flask work` itself."""
    return app.test_cli_runner().invoke(args=["work", *words], catch_exceptions=False).exit_code


def once(app: Flask, minutes: int) -> int:
    with clock.set_to(clock.now() + timedelta(minutes=minutes)):
        return command(app, "--once")


def wait_for(workers: list[int]) -> int:
    """A sum of how they ended; who was sent home before the work began has ended well."""
    ends = [os.waitstatus_to_exitcode(os.waitpid(one, 0)[1]) for one in workers]
    return sum(abs(end) for end in ends if end != -signal.SIGTERM)


def main() -> None:
    app = create_app()
    at_work = forked(lambda: command(app))
    for line in sys.stdin:
        ended = send_home(at_work)
        at_work = []
        print(ended + wait_for(forked(lambda line=line: once(app, int(line)))), flush=True)  # type: ignore[misc]
    send_home(at_work)


def send_home(workers: list[int]) -> int:
    """Lets workers finish the step they are at."""
    for one in workers:
        os.kill(one, signal.SIGTERM)
    return wait_for(workers)


@contextmanager
def many_workers(market: Market) -> Iterator[Callable[[int], None]]:
    """So many workers work in a market until `work(minutes)` sends them home, and has as many others do at once what is due so
    many minutes from now."""
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with market.running.log.open("ab") as log:
        crew = subprocess.Popen(
            [sys.executable, "-m", "tests.races.many_workers"],
            cwd=config.ROOT,
            env=market.running.environment,
            stderr=log,
            **pipes,
        )

    def work(minutes: int) -> None:
        print(minutes, file=crew.stdin, flush=True)
        ended = crew.stdout.readline()  # type: ignore[union-attr]
        assert ended == "0\n"

    with crew:
        try:
            yield work
        finally:
            crew.stdin.close()  # type: ignore[union-attr]


if __name__ == "__main__":
    main()
