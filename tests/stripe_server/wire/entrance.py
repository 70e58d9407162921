"""The way in for clients of the protocol: who asks, what is asked, has it been asked before, then the answer."""

import threading
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from ..description import Operation, find, version
from ..description.answers import faults as faults_in
from ..description.requests import check
from ..operations import Call, run
from ..refusals import Refusal
from ..world import Body, World
from ..world.ids import new_id
from . import bodies
from .expanding import expanded
from .faults import Fault, Faults
from .idempotency import Claim, Keys
from .identity import check_key, check_version, owner_of
from .journal import Journal
from .messages import Reply, Request, error_reply, json_reply


@dataclass
class Asked:
    """One request on its way through."""

    request: Request
    id: str = field(default_factory=lambda: new_id("request"))
    operation: Operation | None = None
    ids: dict[str, str] = field(default_factory=dict)
    params: Body = field(default_factory=dict)

    @property
    def key(self) -> str | None:
        return self.request.headers.get("idempotency-key")


class Entrance:
    """Answers the requests of clients."""

    def __init__(self, world: World, stopping: threading.Event) -> None:
        self.faults = Faults()
        self.journal = Journal()
        self._world = world
        self._keys = Keys(world)
        self._stopping = stopping

    def answer(self, request: Request) -> Reply:
        """The reply to a request, whatever it is."""
        asked = Asked(request)
        try:
            reply = self._answer(asked)
        except Refusal as refusal:
            reply = error_reply(refusal)
        reply.headers |= {"Request-Id": asked.id, "Stripe-Version": version()}
        if asked.key:
            reply.headers["Idempotency-Key"] = asked.key
        self._note(asked, reply)
        return reply

    def _note(self, asked: Asked, reply: Reply) -> None:
        self.journal.note(
            {
                "id": asked.id,
                "method": asked.request.method,
                "path": asked.request.path,
                "operation": asked.operation.name if asked.operation else None,
                "params": asked.params,
                "idempotency_key": asked.key,
                "account": asked.request.headers.get("stripe-account"),
                "status": reply.status,
                "replayed": "Idempotent-Replayed" in reply.headers,
                "lost": reply.cut,
            }
        )

    def _answer(self, asked: Asked) -> Reply:
        request = asked.request
        check_key(request, self._world.options)
        found = find(request.method, request.path)
        if found is None:
            said = f"Unrecognized request URL ({request.method}: {request.path[:200]})."
            raise Refusal(404, "invalid_request_error", said)
        asked.operation, ids = found
        asked.ids = {name: unquote(value) for name, value in ids.items()}
        check_version(request)
        fault = self.faults.take(asked.operation.name)
        if fault is not None and not fault.executed and not fault.is_saved and fault.kind != "slow":
            return fault.reply()
        asked.params = check(asked.operation, bodies.sent(request, asked.operation))
        claim = self._keys.claim(request, request.headers.get("stripe-account", ""))
        if isinstance(claim, Reply):
            return claim if fault is None or fault.kind == "slow" else fault.reply()
        try:
            if fault is not None and fault.kind == "slow":
                self._stopping.wait(fault.seconds)
            return self._execute(asked, claim, fault)
        finally:
            if claim is not None:
                self._keys.release(claim)

    def _execute(self, asked: Asked, claim: Claim | None, fault: Fault | None) -> Reply:
        """Does what was asked, and keeps the answer under its key, before anybody else may enter the world."""
        wrong = fault.reply() if fault is not None and fault.kind != "slow" else None
        with self._world.entered(asked.id, asked.key):
            reply = self._run(asked) if fault is None or fault.executed or fault.kind == "slow" else None
            kept = wrong if wrong is not None and fault is not None and fault.is_saved else reply
            if claim is not None and kept is not None:
                self._keys.keep(claim, kept, asked.id)
        return wrong or reply or Reply(500)

    def _run(self, asked: Asked) -> Reply:
        operation = asked.operation
        assert operation is not None
        try:
            owner = owner_of(asked.request, self._world, operation)
            body = run(Call(self._world, owner, operation.name, asked.ids, asked.params))
            body = expanded(self._world.store, operation.answers, body, asked.params.get("expand", []))
        except Refusal as refusal:
            return error_reply(refusal)
        if self._world.options.check_answers:
            self._check(operation, body)
        return json_reply(200, body)

    def _check(self, operation: Operation, body: Any) -> None:
        wrong = faults_in(operation, body)
        if wrong:
            raise Refusal(500, "api_error", f"{operation.name} was answered wrongly: {'; '.join(wrong[:5])}")
