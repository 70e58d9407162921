"""Webhook endpoints: who is told what has happened. Only addresses on this machine are told."""

from ..webhooks import endpoints
from ..world import Body
from .calls import Call, merged, operation
from .listing import listed

KIND = endpoints.KIND


@operation("WebhookEndpoint.create", "api_version connect description enabled_events metadata url")
def create(call: Call) -> Body:
    endpoint = endpoints.add(
        call.world,
        call.owner,
        call.need("url"),
        call.need("enabled_events"),
        connect=call.get("connect", False),
        description=call.get("description") or None,
        metadata=merged({}, call.get("metadata")),
    )
    return {**endpoint.body, "secret": endpoint.private["secrets"][0]}


@operation("WebhookEndpoint.list")
def index(call: Call) -> Body:
    return listed(call, KIND)


@operation("WebhookEndpoint.delete")
def destroy(call: Call) -> Body:
    endpoint = call.thing(KIND, "webhook_endpoint")
    call.world.store.forget(endpoint)
    return {"id": endpoint.id, "object": KIND, "deleted": True}
