"""Events: what has happened, for those who missed the webhook."""

from ..refusals import invalid
from ..world import Body, Thing
from .calls import Call, operation
from .listing import page

KIND = "event"
MOST_TYPES = 20


@operation("Event.retrieve")
def show(call: Call) -> Body:
    return call.thing(KIND, "id").body


@operation("Event.list", "delivery_success type types")
def index(call: Call) -> Body:
    if call.get("type") and call.get("types"):
        raise invalid("Use type or types, not both.", code="parameters_exclusive", param="types")
    if len(call.get("types", [])) > MOST_TYPES:
        raise invalid(f"At most {MOST_TYPES} types can be asked for", param="types")
    return page(call, [event for event in call.world.store.all(KIND, call.owner) if _is_asked(call, event)], KIND)


def _is_asked(call: Call, event: Thing) -> bool:
    types = call.get("types") or ([call.get("type")] if call.get("type") else [])
    if types and not any(_names(pattern, event.body["type"]) for pattern in types):
        return False
    delivered = call.get("delivery_success")
    return delivered is None or delivered == (event.body["pending_webhooks"] == 0)


def _names(pattern: str, kind: str) -> bool:
    """`charge.*` stands for everything that begins with charge."""
    return pattern in ("*", kind) or (pattern.endswith(".*") and kind.startswith(pattern[:-1]))
