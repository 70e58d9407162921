"""What every answer of the account part owes: kept nowhere, told to no other site, and as slow as its sisters."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import current_app, g
from werkzeug.wrappers import Response


def begin() -> None:
    """Notes when the request came in."""
    g.begun = time.monotonic()


def steady(view: Callable[..., Any]) -> Callable[..., Any]:
    """Marks a view whose time must not tell who has an account: it answers after a fixed time, never sooner."""

    @wraps(view)
    def marked(*args: Any, **values: Any) -> Any:
        g.steady = True
        return view(*args, **values)

    return marked


def keep_private(response: Response) -> Response:
    """No cache keeps the page, and no request that follows tells its address, which may hold the secret of a letter.

    "strict-origin" and not "no-referrer", which would make browsers hide the Origin our own forms are known by.
    Runs after the unit of work has ended, so that nobody waits for a lock meanwhile.
    """
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "strict-origin"
    if g.get("steady"):
        rest = g.begun + current_app.config["STEADY_SECONDS"] - time.monotonic()
        time.sleep(max(0.0, rest))
    return response
