"""What Stripe accepts and answers: the operations, read once from the description that stands beside this file."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

Schema = dict[str, Any]
HERE = Path(__file__).parent
PLACE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Operation:
    """One thing a client can ask for: its name, where it is asked, what it takes and what comes back."""

    name: str
    method: str
    path: str
    accepts: Schema
    answers: Schema
    json: bool


@cache
def _whole() -> Schema:
    read: Schema = json.loads((HERE / "openapi.json").read_text(encoding="utf-8"))
    return read


@cache
def version() -> str:
    """The version of the protocol that is described, and therefore spoken."""
    return str(_whole()["info"]["version"])


@cache
def operations() -> dict[str, Operation]:
    """Every operation by its name, such as Refund.create."""
    found = (
        _operation(path, method, written)
        for path, methods in _whole()["paths"].items()
        for method, written in methods.items()
    )
    return {operation.name: operation for operation in found}


def _operation(path: str, method: str, written: Schema) -> Operation:
    content = written.get("requestBody", {}).get("content", {})
    kind = next(iter(content), "")
    accepts = content[kind]["schema"] if kind else _of_query(written["parameters"])
    answers = written["responses"]["200"]["content"]["application/json"]["schema"]
    return Operation(
        written["operationId"], method.upper(), path, accepts, resolved(answers), kind == "application/json"
    )


def _of_query(parameters: list[Schema]) -> Schema:
    """The parameters of a query, written like those of a form."""
    asked = [parameter for parameter in parameters if parameter["in"] == "query"]
    return {
        "type": "object",
        "properties": {parameter["name"]: parameter["schema"] for parameter in asked},
        "required": [parameter["name"] for parameter in asked if parameter["required"]],
        "additionalProperties": False,
    }


@cache
def _patterns() -> list[tuple[str, re.Pattern[str], str]]:
    return [
        (operation.method, re.compile(PLACE.sub(r"(?P<\1>[^/]+)", operation.path)), operation.name)
        for operation in sorted(operations().values(), key=lambda operation: operation.path.count("{"))
    ]


def find(method: str, path: str) -> tuple[Operation, dict[str, str]] | None:
    """The operation that is asked at an address, with the ids in it; None when there is no such address."""
    for asked, pattern, name in _patterns():
        match = pattern.fullmatch(path) if asked == method else None
        if match:
            return operations()[name], match.groupdict()
    return None


def schema_of(kind: str) -> Schema | None:
    """The description of a kind of object by the word it carries in `object`, such as checkout.session."""
    found: Schema | None = _whole()["components"]["schemas"].get(kind.replace(".", "_"))
    return found


def resolved(schema: Schema) -> Schema:
    """The schema a reference stands for; any other schema as it is."""
    reference = schema.get("$ref")
    if not reference:
        return schema
    found: Schema = _whole()["components"]["schemas"][reference.rpartition("/")[2]]
    return found


def choices(schema: Schema) -> Iterator[Schema]:
    """The schemas a value may follow: the one, or each of several."""
    schema = resolved(schema)
    for one in schema.get("anyOf", [schema]):
        yield resolved(one)


@cache
def shapes() -> dict[str, list[str]]:
    """The fields that an object of a kind always has."""
    read: dict[str, list[str]] = json.loads((HERE / "shapes.json").read_text(encoding="utf-8"))
    return read


def event_types() -> frozenset[str]:
    """The names an event can have."""
    event = schema_of("event") or {}
    return frozenset(event["properties"]["type"]["enum"])
