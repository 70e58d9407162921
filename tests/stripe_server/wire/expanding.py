"""Expanding: ids in an answer become the objects they stand for, where the client asked for it."""

from typing import Any

from ..description import Schema, choices, schema_of
from ..refusals import Refusal, invalid
from ..world import Body, Store

DEEPEST = 4
# lists that are left out of an object unless they are asked for
INCLUDED = {"checkout.session": ("line_items",), "charge": ("refunds",)}


def expanded(store: Store, schema: Schema, body: Body, paths: list[str]) -> Body:
    """The body with the objects of these paths in it; the stored objects stay as they are. Raises Refusal."""
    for path in paths:
        parts = path.split(".")
        if len(parts) > DEEPEST:
            raise invalid(f"You cannot expand more than {DEEPEST} levels of a property.", param="expand")
        body = _into(store, schema, body, parts, path)
    return body


def _into(store: Store, schema: Schema, value: Any, parts: list[str], path: str) -> Any:
    if value is None or not parts:
        return value
    if isinstance(value, list):
        inside: Any = next((one.get("items", {}) for one in choices(schema) if one.get("type") == "array"), {})
        return [_into(store, inside, one, parts, path) for one in value]
    name, *rest = parts
    if not isinstance(value, dict):
        raise _cannot(path)
    if name in INCLUDED.get(value.get("object", ""), ()):
        return {**value, name: value.get(name) or _included(store, value, name)}
    property_schema = _property(schema, name)
    if property_schema is None:
        raise _cannot(path)
    inside = value.get(name)
    expandable = property_schema.get("x-expandable")
    if expandable is not None:
        inside, property_schema = _looked_up(store, inside, expandable)
    elif not rest:
        raise _cannot(path)
    return {**value, name: _into(store, property_schema, inside, rest, path)}


def _property(schema: Schema, name: str) -> Schema | None:
    for one in choices(schema):
        if name in one.get("properties", {}):
            found: Schema = one["properties"][name]
            return found
    return None


def _looked_up(store: Store, inside: Any, kinds: list[str]) -> tuple[Any, Schema]:
    """The object behind an id, and its schema. What this server does not keep stays an id."""
    thing = store.find(inside)
    if thing is None:
        known = next((schema_of(kind) for kind in kinds if schema_of(kind)), None)
        return inside, known or {}
    return thing.body, schema_of(thing.kind) or {}


def _cannot(path: str) -> Refusal:
    return invalid(f"This property cannot be expanded ({path}).", param="expand")


def _included(store: Store, value: Body, name: str) -> Body:
    if name == "line_items":
        session = store.find(value["id"])
        items = session.private["lines"] if session else []
        return _list(items, f"/v1/checkout/sessions/{value['id']}/line_items")
    charge = store.find(value["id"])
    made = store.all("refund", charge.owner) if charge else []
    of_charge = [refund.body for refund in reversed(made) if refund.body["charge"] == value["id"]]
    return _list(of_charge, f"/v1/charges/{value['id']}/refunds")


def _list(items: list[Body], url: str) -> Body:
    return {"object": "list", "data": items[:10], "has_more": len(items) > 10, "url": url}
