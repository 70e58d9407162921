"""Measuring what a page costs: CPU time of one WSGI call after another, in this process. Knows nothing of the market."""

import io
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from wsgiref.types import WSGIApplication

from werkzeug.test import EnvironBuilder

WARM_UP, RUNS = 5, 40


@dataclass(frozen=True)
class Page:
    """One kind of page of an application, at so many addresses of it, which are asked for in turn."""

    name: str
    app: WSGIApplication
    addresses: Sequence[str]

    def environ(self, turn: int) -> dict[str, Any]:
        """What a server tells of a visitor who asks for the page: no cookie, nothing kept from before."""
        address = self.addresses[turn % len(self.addresses)]
        environ = EnvironBuilder(address, base_url="http://127.0.0.1:8000").get_environ()
        environ["wsgi.input"] = io.BytesIO()
        return environ


@dataclass(frozen=True)
class Cost:
    """What a page costs: CPU milliseconds (lower quartile of the runs) and statements asked of the database."""

    milliseconds: float
    queries: int
    size: int  # bytes before packing


def call(page: Page, environ: dict[str, Any]) -> bytes:
    """The body of a page, asked for as a server would. Raises RuntimeError unless the answer is 200."""
    told: list[str] = []

    def start(status: str, _headers: Any, _trouble: Any = None) -> Callable[[bytes], object]:
        told.append(status)
        return lambda _part: None

    parts = page.app(environ, start)
    body = b"".join(parts)
    getattr(parts, "close", lambda: None)()
    if not told[0].startswith("200"):
        raise RuntimeError(f"{page.name} {environ['PATH_INFO']}: {told[0]}")
    return body


def costs(pages: Sequence[Page], asked: list[Any], *, runs: int = RUNS) -> dict[str, Cost]:
    """The cost of each page by name. `asked` grows by one with every statement of the database.

    The pages take turns, so that whatever else the machine does falls on all of them alike.
    """
    for turn in range(WARM_UP):
        for page in pages:
            call(page, page.environ(turn))
    times: dict[str, list[float]] = {page.name: [] for page in pages}
    for turn in range(runs):
        for page in pages:
            environ = page.environ(turn)
            began = time.process_time()
            call(page, environ)
            times[page.name].append(time.process_time() - began)
    return {page.name: cost(page, times[page.name], asked) for page in pages}


def cost(page: Page, times: Sequence[float], asked: list[Any]) -> Cost:
    """The cost of a page from the times it took, with its queries and size from one more call."""
    before = len(asked)
    size = len(call(page, page.environ(0)))
    return Cost(quartile(times) * 1000, len(asked) - before, size)


def quartile(times: Sequence[float]) -> float:
    """The time a quarter of the runs stayed under."""
    return sorted(times)[len(times) // 4]
