"""Cookies of ours beside the session's: read by the server alone, sent by our own pages alone, and bound to this host
wherever the site is encrypted."""

from typing import Any

from flask import current_app, request
from werkzeug.wrappers import Response


def name_of(plain: str) -> str:
    """The cookie's name; browsers let no other host set one that begins so."""
    return f"__Host-{plain}" if current_app.config["SESSION_COOKIE_SECURE"] else plain


def read(plain: str) -> str:
    """What this browser keeps under a name; nothing for an unknown one."""
    return request.cookies.get(name_of(plain), "")


def keep(response: Response, plain: str, value: str, *, seconds: int) -> None:
    """Lets the browser keep a value for so long."""
    response.set_cookie(name_of(plain), value, max_age=seconds, **flags())


def drop(response: Response, plain: str) -> None:
    """Lets the browser forget it."""
    response.delete_cookie(name_of(plain), **flags())


def flags() -> dict[str, Any]:
    return {"secure": current_app.config["SESSION_COOKIE_SECURE"], "httponly": True, "samesite": "Lax"}
