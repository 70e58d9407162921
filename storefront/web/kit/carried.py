"""What a form carries to itself, signed: nobody else can have written it, and it is good for a while."""

from typing import Any

from flask import current_app
from itsdangerous import BadSignature, URLSafeTimedSerializer


def signed(kind: str, values: list[Any]) -> str:
    """Plain values as a form carries them; of no use for another kind of thing."""
    return str(_serializer(kind).dumps(values))


def opened(kind: str, carried: str, *, seconds: int) -> list[Any] | None:
    """The values of a form of this kind that is not older than that, or nothing."""
    try:
        values = _serializer(kind).loads(carried, max_age=seconds)
    except BadSignature:
        return None
    return values if isinstance(values, list) else None


def _serializer(kind: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt=kind)
