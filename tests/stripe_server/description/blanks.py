"""New objects with every field that an object of their kind always has, empty until somebody fills it."""

import copy
from functools import cache
from typing import Any

from . import Schema, choices, schema_of, shapes

EMPTY: dict[str, Any] = {"string": "", "integer": 0, "number": 0, "boolean": False, "array": [], "object": {}}


def blank(kind: str, **values: Any) -> dict[str, Any]:
    """An object of a kind, its `object` word and empty fields in place, with these values filled in."""
    return {**copy.deepcopy(_empty(kind)), **values}


@cache
def _empty(kind: str) -> dict[str, Any]:
    schema = schema_of(kind) or {}
    fields = schema.get("properties", {})
    return {name: _nothing(fields.get(name, {"type": "null"}), name) for name in shapes()[kind]} | {"object": kind}


def _nothing(schema: Schema, name: str) -> Any:
    """The value of a field that nobody has filled: null where null may stand, else empty."""
    kinds = [one.get("type") for one in choices(schema)]
    if name == "metadata":
        return {}
    if "null" in kinds:
        return None
    return copy.deepcopy(EMPTY.get(str(kinds[0])))
