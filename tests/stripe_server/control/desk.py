"""The control calls: a table of addresses under /_control, each a few lines. JSON in, JSON out."""

import json
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass

from ..refusals import Refusal, invalid
from ..webhooks import endpoints
from ..webhooks.post import Post
from ..webhooks.signing import Manner
from ..wire.entrance import Entrance
from ..wire.faults import Fault
from ..wire.messages import Reply, Request, error_reply, json_reply
from ..world import PLATFORM, Body, Thing, World
from ..world.values import whole, words
from . import dashboard

Answering = Callable[["Desk", Body, str], Body]
CALLS: list[tuple[str, re.Pattern[str], Answering]] = []


def call(method: str, path: str) -> Callable[[Answering], Answering]:
    """Marks the function that answers a control call; `*` in the path is an id."""

    def marked(function: Answering) -> Answering:
        CALLS.append((method, re.compile("/_control" + path.replace("*", "([^/]+)")), function))
        return function

    return marked


@dataclass
class Desk:
    """The parts of a server that can be told what to do."""

    world: World
    entrance: Entrance
    post: Post

    def answer(self, request: Request) -> Reply:
        """The reply to a control call."""
        try:
            for method, pattern, function in CALLS:
                match = pattern.fullmatch(request.path)
                if match and method == request.method:
                    return json_reply(200, function(self, _body(request), "".join(match.groups())))
            raise Refusal(404, "invalid_request_error", f"No such control call: {request.method} {request.path}")
        except Refusal as refusal:
            return error_reply(refusal)


def _body(request: Request) -> Body:
    """What was sent. JSON is asked for by name, so that no page on the web can make a browser send it here."""
    if request.method == "GET" or not request.body:
        if request.method == "POST" and request.headers.get("content-type") != "application/json":
            raise invalid("Control calls are JSON: send Content-Type: application/json")
        return {}
    if request.headers.get("content-type") != "application/json":
        raise invalid("Control calls are JSON: send Content-Type: application/json")
    try:
        read = json.loads(request.body)
    except ValueError:
        raise invalid("Control calls are JSON objects") from None
    if not isinstance(read, dict):
        raise invalid("Control calls are JSON objects")
    return read


@call("GET", "")
def _summary(desk: Desk, sent: Body, _: str) -> Body:
    with desk.world.entered():
        waiting = len(desk.post.messages("waiting"))
        return {"now": desk.world.clock.now(), "things": desk.world.store.counts(), "waiting_messages": waiting}


@call("POST", "/reset")
def _reset(desk: Desk, sent: Body, _: str) -> Body:
    """Forgets everything but the options and the endpoints the server was started with."""
    with desk.world.entered():
        told = [one for one in desk.world.store.all(endpoints.KIND, PLATFORM) if one.private.get("from_start")]
        desk.world.reset()
        desk.post.forget()
        for endpoint in told:
            desk.world.store.place(endpoint)
            desk.world.store.changed(endpoint)
    desk.entrance.faults.clear()
    desk.entrance.journal.clear()
    return {}


@call("GET", "/clock")
def _time(desk: Desk, sent: Body, _: str) -> Body:
    with desk.world.entered():
        return {"now": desk.world.clock.now()}


@call("POST", "/clock")
def _move_clock(desk: Desk, sent: Body, _: str) -> Body:
    with desk.world.entered():
        moment = whole(sent, "now") or desk.world.clock.now() + (whole(sent, "advance") or 0)
        desk.world.move_clock(moment)
        return {"now": desk.world.clock.now()}


@call("GET", "/options")
def _options(desk: Desk, sent: Body, _: str) -> Body:
    return {**asdict(desk.world.options), "keys": len(desk.world.options.keys)}


@call("POST", "/options")
def _set_options(desk: Desk, sent: Body, _: str) -> Body:
    with desk.world.entered():
        desk.world.options = desk.world.options.changed(sent)
    return _options(desk, {}, "")


@call("GET", "/faults")
def _faults(desk: Desk, sent: Body, _: str) -> Body:
    return {"faults": desk.entrance.faults.coming()}


@call("POST", "/faults")
def _add_fault(desk: Desk, sent: Body, _: str) -> Body:
    desk.entrance.faults.add(Fault.of(sent))
    return _faults(desk, {}, "")


@call("DELETE", "/faults")
def _clear_faults(desk: Desk, sent: Body, _: str) -> Body:
    desk.entrance.faults.clear()
    return _faults(desk, {}, "")


@call("GET", "/requests")
def _requests(desk: Desk, sent: Body, _: str) -> Body:
    return {"requests": desk.entrance.journal.entries()}


@call("DELETE", "/requests")
def _clear_requests(desk: Desk, sent: Body, _: str) -> Body:
    desk.entrance.journal.clear()
    return {"requests": []}


@call("GET", "/messages")
def _messages(desk: Desk, sent: Body, _: str) -> Body:
    with desk.world.entered():
        return {"messages": [dict(one.body) for one in desk.post.messages()]}


@call("POST", "/messages/send")
def _send(desk: Desk, sent: Body, _: str) -> Body:
    """Sends messages in the order in which they are named, each so many times, in the manner that is asked for."""
    manner = Manner.of(sent)
    chosen = _chosen(desk, sent)
    times = whole(sent, "times", 1) or 0
    return {"sent": [desk.post.send(one, manner) for one in chosen for _ in range(times)]}


@call("POST", "/messages/drop")
def _drop(desk: Desk, sent: Body, _: str) -> Body:
    chosen = _chosen(desk, sent)
    with desk.world.entered():
        for message in chosen:
            desk.post.drop(message)
    return {"dropped": [message.id for message in chosen]}


def _chosen(desk: Desk, sent: Body) -> list[Thing]:
    """Messages by their ids, in that order; or the waiting ones, of certain types or about certain objects."""
    with desk.world.entered():
        ids = words(sent, "ids")
        if ids is not None:
            every = {message.id: message for message in desk.post.messages()}
            for wanted in ids:
                if wanted not in every:
                    raise invalid(f"No such message: {wanted}", param="ids")
            return [every[wanted] for wanted in ids]
        waiting = desk.post.messages("waiting")
        types, objects = words(sent, "types"), words(sent, "objects")
        about = [one for one in waiting if objects is None or one.body["object"] in objects]
        if types is None:
            return about
        return [one for kind in types for one in about if one.body["type"] == kind]


@call("POST", "/endpoints/*/secrets")
def _secrets(desk: Desk, sent: Body, endpoint_id: str) -> Body:
    with desk.world.entered():
        endpoint = desk.world.store.get(endpoints.KIND, PLATFORM, endpoint_id)
        endpoints.set_secrets(desk.world, endpoint, words(sent, "secrets") or [])
        return {"id": endpoint.id, "secrets": len(endpoint.private["secrets"])}


@call("POST", "/refunds")
def _refund(desk: Desk, sent: Body, _: str) -> Body:
    return dashboard.refund(desk.world, sent)


@call("POST", "/refunds/*")
def _move_refund(desk: Desk, sent: Body, refund_id: str) -> Body:
    return dashboard.move_refund(desk.world, refund_id, sent)


@call("POST", "/disputes")
def _dispute(desk: Desk, sent: Body, _: str) -> Body:
    return dashboard.dispute(desk.world, sent)


@call("POST", "/disputes/*")
def _move_dispute(desk: Desk, sent: Body, dispute_id: str) -> Body:
    return dashboard.move_dispute(desk.world, dispute_id, sent)


@call("POST", "/payments/*")
def _decide(desk: Desk, sent: Body, payment_id: str) -> Body:
    return dashboard.decide(desk.world, payment_id, sent)


@call("POST", "/payouts/*")
def _move_payout(desk: Desk, sent: Body, payout_id: str) -> Body:
    return dashboard.move_payout(desk.world, payout_id, sent)


@call("POST", "/accounts/*")
def _change_account(desk: Desk, sent: Body, account_id: str) -> Body:
    return dashboard.change_account(desk.world, account_id, sent)


@call("POST", "/funds")
def _add_funds(desk: Desk, sent: Body, _: str) -> Body:
    return dashboard.add_funds(desk.world, sent)
