"""Lists: the newest first, a page at a time, narrowed by what was asked."""

from collections.abc import Iterable, Mapping
from typing import Any

from ..description import operations
from ..refusals import invalid
from ..world import Body, Thing
from .calls import Call

USUAL, MOST = 10, 100
BOUNDS = {
    "gt": lambda value, bound: value > bound,
    "gte": lambda value, bound: value >= bound,
    "lt": lambda value, bound: value < bound,
    "lte": lambda value, bound: value <= bound,
}


def listed(call: Call, kind: str, *same: str) -> Body:
    """The caller's objects of a kind; a parameter named in `same` must equal the field of its name."""
    wanted = call.some(*same)
    things = call.world.store.all(kind, call.owner)
    return page(call, [thing for thing in things if fits(thing.body, wanted)], kind)


def fits(body: Body, wanted: Mapping[str, Any]) -> bool:
    return all(body.get(name) == value for name, value in wanted.items())


def page(call: Call, things: Iterable[Thing], kind: str, url: str = "") -> Body:
    """One page of things, which come the oldest first. Raises Refusal when the page is asked for wrongly."""
    newest_first = [thing.body for thing in things if within(thing.body["created"], call.get("created"))][::-1]
    found, more = cut(call, newest_first, kind)
    return {"object": "list", "data": found, "has_more": more, "url": url or operations()[call.operation].path}


def cut(call: Call, bodies: list[Body], kind: str) -> tuple[list[Body], bool]:
    """The page of bodies that was asked for, and whether there are more. Raises Refusal."""
    limit = call.get("limit", USUAL)
    if not 1 <= limit <= MOST:
        raise invalid(f"Invalid limit: it is from 1 to {MOST}, not {limit}", param="limit")
    after, before = call.get("starting_after"), call.get("ending_before")
    if after and before:
        raise invalid("Use starting_after or ending_before, not both.", code="parameters_exclusive")
    if after:
        bodies = bodies[_place(bodies, after, kind, "starting_after") + 1 :]
    if before:
        bodies = bodies[: _place(bodies, before, kind, "ending_before")]
        return bodies[-limit:], len(bodies) > limit
    return bodies[:limit], len(bodies) > limit


def _place(bodies: list[Body], wanted: str, kind: str, param: str) -> int:
    for place, body in enumerate(bodies):
        if body["id"] == wanted:
            return place
    raise invalid(f"No such {kind}: '{wanted}'", code="resource_missing", param=param)


def within(value: int, wanted: Any) -> bool:
    """Whether a number is the one that was asked for, or within the bounds."""
    if wanted is None:
        return True
    if isinstance(wanted, int):
        return value == wanted
    return all(BOUNDS[name](value, bound) for name, bound in wanted.items())
