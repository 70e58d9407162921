"""A request as it came, and a reply as it goes."""

import json
from dataclasses import dataclass, field
from typing import Any

from ..refusals import Refusal


@dataclass(frozen=True)
class Request:
    """What came over the wire. Header names are in small letters."""

    method: str
    path: str
    query: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Reply:
    """What goes back. `hang` seconds of silence come first, and a reply that is `cut` never arrives."""

    status: int
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    hang: float = 0
    cut: bool = False


def json_reply(status: int, body: Any, **headers: str) -> Reply:
    written = json.dumps(body, indent=2, ensure_ascii=False).encode()
    return Reply(status, written, {"Content-Type": "application/json", **headers})


def error_reply(refusal: Refusal) -> Reply:
    return json_reply(refusal.status, refusal.body)


def page_reply(status: int, html: str) -> Reply:
    return Reply(status, html.encode(), {"Content-Type": "text/html; charset=utf-8"})


def redirect(address: str) -> Reply:
    return Reply(303, b"", {"Location": address})
