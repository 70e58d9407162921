"""Checks what this server answers against the description: nothing missing, nothing of the wrong type, nothing unknown."""

from collections.abc import Iterator
from typing import Any

from . import Operation, Schema, choices

TYPES: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "array": list,
    "object": dict,
    "null": type(None),
}


def faults(operation: Operation, answer: Any) -> list[str]:
    """What is wrong with an answer to an operation, each with its place; empty when it is as described."""
    return list(_faults(operation.answers, answer, "answer"))


def faults_of(schema: Schema, value: Any, place: str) -> list[str]:
    """What is wrong with a value that should follow a schema."""
    return list(_faults(schema, value, place))


def _faults(schema: Schema, value: Any, place: str) -> Iterator[str]:
    """The faults of the alternative that comes nearest, among those of the value's type."""
    fitting = [one for one in choices(schema) if _is(value, one.get("type"))]
    if not fitting:
        yield f"{place}: {value!r} is no {' and no '.join(str(one['type']) for one in choices(schema))}"
        return
    yield from min((list(_of_one(one, value, place)) for one in fitting), key=len)


def _of_one(schema: Schema, value: Any, place: str) -> Iterator[str]:
    if isinstance(value, dict):
        yield from _of_object(schema, value, place)
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from _faults(schema.get("items", {}), one, f"{place}[{number}]")
    elif schema.get("enum") and value not in schema["enum"]:
        yield f"{place}: {value!r} is none of {schema['enum']}"


def _is(value: Any, wanted: str | list[str] | None) -> bool:
    if wanted is None:
        return True
    names = wanted if isinstance(wanted, list) else [wanted]
    if isinstance(value, bool):
        return "boolean" in names
    return any(isinstance(value, TYPES[name]) for name in names if name != "boolean")


def _of_object(schema: Schema, value: dict[str, Any], place: str) -> Iterator[str]:
    known = schema.get("properties")
    if known is None or schema.get("x-trimmed"):
        return
    for name in schema.get("required", ()):
        if name not in value:
            yield f"{place}.{name}: is missing"
    for name, inside in value.items():
        if name not in known:
            yield f"{place}.{name}: is not described"
        else:
            yield from _faults(known[name], inside, f"{place}.{name}")
