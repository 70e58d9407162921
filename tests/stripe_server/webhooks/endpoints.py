"""Webhook endpoints: addresses on this machine, the events they want, and the secrets their messages are signed with."""

from typing import Any
from urllib.parse import urlsplit

from ..refusals import invalid
from ..world import PLATFORM, Thing, World
from ..world.ids import new_id

KIND = "webhook_endpoint"
HERE = ("127.0.0.1", "localhost", "::1")


def add(world: World, owner: str, url: str, events: list[str], *, connect: bool = False, **values: Any) -> Thing:
    """A new endpoint with a secret of its own; `connect` when it hears of connected accounts instead of the platform.
    Raises Refusal for an address that is not on this machine."""
    endpoint = world.new(KIND, owner, url=_on_this_machine(url), enabled_events=events, status="enabled", **values)
    endpoint.private.update(secrets=[new_id("whsec")], connect=connect)
    return endpoint


def _on_this_machine(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme != "http" or parts.hostname not in HERE:
        said = "Invalid URL: the test server sends events to http addresses of this machine only."
        raise invalid(said, code="url_invalid", param="url")
    return url


def ensure(world: World, url: str, secrets: list[str], connect: bool) -> Thing:
    """The endpoint that the server was started with; one that is known from before keeps its secret."""
    for endpoint in world.store.all(KIND, PLATFORM):
        if endpoint.body["url"] == url and endpoint.private["connect"] == connect:
            break
    else:
        endpoint = add(world, PLATFORM, url, ["*"], connect=connect)
    if secrets:
        set_secrets(world, endpoint, secrets)
    return endpoint


def set_secrets(world: World, endpoint: Thing, secrets: list[str]) -> None:
    """The secrets an endpoint's messages are signed with: several while one takes over from another."""
    if not secrets or not all(secrets):
        raise invalid("An endpoint has at least one secret", param="secrets")
    endpoint.private["secrets"] = secrets
    world.store.changed(endpoint)


def listening(world: World, event: Thing) -> list[Thing]:
    """The endpoints that want to hear of an event."""
    connect = event.owner != PLATFORM
    wanting = [one for one in world.store.all(KIND, PLATFORM) if one.body["status"] == "enabled"]
    return [one for one in wanting if one.private["connect"] == connect and _wants(one, event.body["type"])]


def _wants(endpoint: Thing, kind: str) -> bool:
    return bool({"*", kind} & set(endpoint.body["enabled_events"]))
