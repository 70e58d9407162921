"""Measuring what a page costs: CPU time of one WSGI call after another, in this process. Knows nothing of the market."""

import io
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from wsgiref.types import WSGIApplication

from werkzeug.test import EnvironBuilder

WARM_UP, RUNS = 5, 40
QUARTILE, MEDIAN = 0.25, 0.5


@dataclass(frozen=True)
class Page:
    """One kind of page of an application, at so many addresses of it, which are asked for in turn; by a visitor without a cookie
    unless one is given. `leads_on` are the statuses by which it may send elsewhere instead of answering."""

    name: str
    app: WSGIApplication
    addresses: Sequence[str]
    cookie: str = ""
    leads_on: Sequence[int] = ()

    def environ(self, turn: int) -> dict[str, Any]:
        """What a server tells of somebody who asks for the page: nothing kept from before but the cookie."""
        address = self.addresses[turn % len(self.addresses)]
        headers = [("Cookie", self.cookie)] if self.cookie else []
        environ = EnvironBuilder(address, base_url="http://127.0.0.1:8000", headers=headers).get_environ()
        environ["wsgi.input"] = io.BytesIO()
        return environ


@dataclass(frozen=True)
class Cost:
    """What a page costs: CPU milliseconds (of the runs, see `costs`) and statements asked of the database."""

    milliseconds: float
    queries: int
    size: int  # bytes before packing


def is_question(statement: str) -> bool:
    """Whether a statement asks the database for something. SQLite is told to begin, which PostgreSQL's driver says unheard."""
    return statement.strip().upper() != "BEGIN"


def call(page: Page, environ: dict[str, Any]) -> bytes:
    """The body of a page, asked for as a server would. Raises RuntimeError unless the answer is 200, or one that leads on where
    the page may."""
    told: list[str] = []

    def start(status: str, _headers: Any, _trouble: Any = None) -> Callable[[bytes], object]:
        told.append(status)
        return lambda _part: None

    parts = page.app(environ, start)
    body = b"".join(parts)
    getattr(parts, "close", lambda: None)()
    if int(told[0][:3]) not in (200, *page.leads_on):
        raise RuntimeError(f"{page.name} {environ['PATH_INFO']}: {told[0]}")
    return body


def costs(
    pages: Sequence[Page], asked: list[Any], *, warm_up: int = WARM_UP, runs: int = RUNS, share: float = QUARTILE
) -> dict[str, Cost]:
    """The cost of each page by name: the time so large a `share` of its runs stayed under. `asked` grows by one with every
    statement of the database.

    The pages take turns, so that whatever else the machine does falls on all of them alike.
    """
    for turn in range(warm_up):
        for page in pages:
            call(page, page.environ(turn))
    times: dict[str, list[float]] = {page.name: [] for page in pages}
    for turn in range(runs):
        for page in pages:
            environ = page.environ(turn)
            began = time.process_time()
            call(page, environ)
            times[page.name].append(time.process_time() - began)
    return {page.name: cost(page, times[page.name], asked, share) for page in pages}


def cost(page: Page, times: Sequence[float], asked: list[Any], share: float = QUARTILE) -> Cost:
    """The cost of a page from the times it took, with its queries and size from one more call."""
    before = len(asked)
    size = len(call(page, page.environ(0)))
    return Cost(sorted(times)[int(len(times) * share)] * 1000, len(asked) - before, size)
