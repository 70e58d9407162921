"""What a client sends along: a form for the first generation of the protocol, JSON for the second."""

import json
from typing import Any

from ..description import Operation
from ..refusals import invalid
from .forms import decode
from .messages import Request

FORM, JSON = "application/x-www-form-urlencoded", "application/json"


def sent(request: Request, operation: Operation) -> dict[str, Any]:
    """The parameters of a request, not yet checked. Raises Refusal for a body that cannot be read."""
    wanted = JSON if operation.json else FORM
    if request.body and request.headers.get("content-type", "").partition(";")[0].strip().lower() != wanted:
        raise invalid(f"Invalid request (check that your {request.method} content type is {wanted}).")
    if operation.json:
        return _json(request.body)
    return {**decode(request.query), **decode(_text(request.body))}


def _text(body: bytes) -> str:
    try:
        return body.decode("ascii")
    except UnicodeDecodeError:
        raise invalid("Invalid request: forms are percent-encoded") from None


def _json(body: bytes) -> dict[str, Any]:
    try:
        read = json.loads(body or b"{}")
    except ValueError:
        raise invalid("Invalid request: the body is no JSON") from None
    if not isinstance(read, dict):
        raise invalid("Invalid request: the body is no JSON object")
    return read
