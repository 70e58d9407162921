"""Checks what a client sends against the description and turns its strings into values; refuses as Stripe refuses."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from ..refusals import Refusal, invalid
from . import Operation, Schema, choices

WHOLE_NUMBER = re.compile(r"-?\d{1,18}")
LONGEST_STRING = 5000
MOST_METADATA, LONGEST_KEY, LONGEST_VALUE = 50, 40, 500


def check(operation: Operation, sent: dict[str, Any]) -> dict[str, Any]:
    """The parameters of a request with their proper types. Raises Refusal naming the first parameter that is wrong."""
    checked: dict[str, Any] = _object(operation.accepts, sent, "", typed=operation.json)
    return checked


def _value(schema: Schema, sent: Any, name: str, typed: bool) -> Any:
    """One value. Of several schemas the one that fits the shape of what was sent decides, and complains."""
    may_be = list(choices(schema))
    if len(may_be) == 1:
        return _one(may_be[0], sent, name, typed)
    first: Refusal | None = None
    for one in sorted(may_be, key=lambda one: (not _has_shape(one, sent), one.get("enum") == [""])):
        try:
            return _one(one, sent, name, typed)
        except Refusal as refusal:
            first = first or refusal
    raise first or invalid(f"Invalid value for {name}", param=name)


def _has_shape(schema: Schema, sent: Any) -> bool:
    if isinstance(sent, dict):
        return schema.get("type") in ("object", "array")
    if isinstance(sent, list):
        return bool(schema.get("type") == "array")
    if sent == "":
        return "" in schema.get("enum", ())
    return schema.get("type") not in ("object", "array") and schema.get("enum") != [""]


def _one(schema: Schema, sent: Any, name: str, typed: bool) -> Any:
    match schema.get("type"):
        case "object":
            return _object(schema, sent, name, typed)
        case "array":
            return _array(schema, sent, name, typed)
        case "integer":
            return _integer(sent, name, typed)
        case "boolean":
            return _boolean(sent, name, typed)
        case "number":
            return _number(sent, name)
        case _:
            return _string(schema, sent, name)


def _object(schema: Schema, sent: Any, name: str, typed: bool) -> dict[str, Any]:
    if not isinstance(sent, dict):
        raise invalid("Invalid object", param=name)
    known = schema.get("properties")
    if known is None:
        return sent if schema.get("x-trimmed") else _labels(sent, name)
    for key in sent:
        if key not in known:
            unknown = _inside(name, key)
            raise invalid(f"Received unknown parameter: {unknown}", code="parameter_unknown", param=unknown)
    for key in schema.get("required", ()):
        if key not in sent:
            raise missing(_inside(name, key))
    return {key: _value(known[key], value, _inside(name, key), typed) for key, value in sent.items()}


def missing(name: str) -> Refusal:
    """The refusal of a request that lacks a parameter."""
    return invalid(f"Missing required param: {name}.", code="parameter_missing", param=name)


def _inside(name: str, key: str) -> str:
    return f"{name}[{key}]" if name else key


def _labels(sent: dict[str, Any], name: str) -> dict[str, str]:
    """A map of words to words: metadata. An empty value takes a word out, so it may stand here."""
    if len(sent) > MOST_METADATA:
        raise invalid(f"You can have at most {MOST_METADATA} metadata keys, but {len(sent)} were sent", param=name)
    for key, value in sent.items():
        inside = _inside(name, key)
        if not isinstance(value, str):
            raise invalid(f"Invalid string: metadata values are strings ({inside})", param=inside)
        if not 0 < len(key) <= LONGEST_KEY:
            raise invalid(f"Metadata keys have 1 to {LONGEST_KEY} characters; this one has {len(key)}", param=inside)
        if len(value) > LONGEST_VALUE:
            said = f"Metadata values have at most {LONGEST_VALUE} characters; this one has {len(value)}"
            raise invalid(said, param=inside)
    return dict(sent)


def _array(schema: Schema, sent: Any, name: str, typed: bool) -> list[Any]:
    if isinstance(sent, dict) and sent and all(key.isdecimal() for key in sent):
        sent = [sent[key] for key in sorted(sent, key=int)]
    if not isinstance(sent, list):
        raise invalid("Invalid array", param=name)
    return [_value(schema["items"], value, f"{name}[{place}]", typed) for place, value in enumerate(sent)]


def _integer(sent: Any, name: str, typed: bool) -> int:
    if typed and isinstance(sent, int) and not isinstance(sent, bool):
        return sent
    if typed or not isinstance(sent, str) or not WHOLE_NUMBER.fullmatch(sent):
        raise invalid(f"Invalid integer: {_shown(sent)}", code="parameter_invalid_integer", param=name)
    return int(sent)


def _boolean(sent: Any, name: str, typed: bool) -> bool:
    if typed and isinstance(sent, bool):
        return sent
    if typed or sent not in ("true", "false"):
        raise invalid(f"Invalid boolean: {_shown(sent)}", param=name)
    return bool(sent == "true")


def _number(sent: Any, name: str) -> float:
    try:
        return float(sent)
    except (TypeError, ValueError):
        raise invalid(f"Invalid decimal: {_shown(sent)}", param=name) from None


def _string(schema: Schema, sent: Any, name: str) -> str:
    if not isinstance(sent, str):
        raise invalid(f"Invalid string: {_shown(sent)}", param=name)
    only, known = schema.get("enum", ()), schema.get("x-known-values", ())
    # a known "" alone says that the value can be unset, and leaves it open otherwise
    listed = only or (known if known != [""] else ())
    if listed and sent not in listed:
        raise invalid(f"Invalid {name}: must be one of {', '.join(map(str, listed))}", param=name)
    if not sent and "" not in (*only, *known):
        said = f"You passed an empty string for '{name}', which cannot be unset. Leave it out or give it a value."
        raise invalid(said, code="parameter_invalid_empty", param=name)
    if len(sent) > LONGEST_STRING:
        raise invalid(f"Invalid string: {name} must be at most {LONGEST_STRING} characters", param=name)
    if schema.get("format") == "decimal":
        _decimal(sent, name)
    return sent


def _decimal(sent: str, name: str) -> None:
    try:
        Decimal(sent)
    except InvalidOperation:
        raise invalid(f"Invalid decimal: {sent}", param=name) from None


def _shown(sent: Any) -> str:
    """What was sent, short enough to repeat."""
    text = sent if isinstance(sent, str) else "a nested value" if isinstance(sent, dict | list) else str(sent)
    return text[:60]
