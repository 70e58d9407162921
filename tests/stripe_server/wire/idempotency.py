"""Idempotency keys: the same request twice is done once, and its first answer, good or bad, is given again."""

import hashlib
import threading
from dataclasses import dataclass

from ..refusals import Refusal
from ..world import Thing, World
from .messages import Reply, Request

KIND = "_answered"
KEPT_SECONDS = 24 * 3600
LONGEST = 255


@dataclass(frozen=True)
class Claim:
    """A key that is being used now, and what it stands for."""

    key: str
    asked: str
    id: str


class Keys:
    """The keys in use, and the answers given under those that were used in the last 24 hours."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._running: set[str] = set()
        self._lock = threading.Lock()

    def claim(self, request: Request, account: str) -> Claim | Reply | None:
        """The right to answer a request; or the reply that was given before; or None when no key was sent.

        Raises Refusal when the key stands for something else, or when its first request is still being answered.
        """
        key = request.headers.get("idempotency-key")
        if request.method != "POST" or not key:
            return None
        if len(key) > LONGEST:
            said = f"Idempotency keys have at most {LONGEST} characters."
            raise Refusal(400, "idempotency_error", said)
        claim = Claim(key, _asked(request), f"answered_{account}_{key}")
        with self._lock:
            if claim.id in self._running:
                said = "There is currently another in-progress request using this Idempotent Key. Try again in a while."
                raise Refusal(409, "idempotency_error", said, code="idempotency_key_in_use")
            self._running.add(claim.id)
        with self._world.entered():
            kept = self._kept(claim)
        if kept is None:
            return claim
        self.release(claim)
        return _again(kept, claim)

    def _kept(self, claim: Claim) -> Thing | None:
        kept = self._world.store.find(claim.id)
        if kept is not None and kept.body["at"] + KEPT_SECONDS <= self._world.clock.now():
            self._world.store.forget(kept)
            return None
        return kept

    def keep(self, claim: Claim, reply: Reply, request_id: str) -> None:
        """Remembers the answer. Called inside the world, so that deed and answer are written down together."""
        body = {"id": claim.id, "at": self._world.clock.now(), "asked": claim.asked, "request": request_id}
        body |= {"status": reply.status, "body": reply.body.decode(), "kind": reply.headers["Content-Type"]}
        self._world.store.add(KIND, "", body)

    def release(self, claim: Claim) -> None:
        with self._lock:
            self._running.discard(claim.id)


def _asked(request: Request) -> str:
    """What a request asks, told apart without keeping its words."""
    whole = b"\0".join([request.path.encode(), request.query.encode(), request.body])
    return hashlib.sha256(whole).hexdigest()


def _again(kept: Thing, claim: Claim) -> Reply:
    if kept.body["asked"] != claim.asked:
        said = (
            "Keys for idempotent requests can only be used with the same parameters they were first used with. "
            f"Try using a key other than '{claim.key}' if you meant to execute a different request."
        )
        raise Refusal(400, "idempotency_error", said)
    headers = {
        "Content-Type": kept.body["kind"],
        "Idempotent-Replayed": "true",
        "Original-Request": kept.body["request"],
    }
    return Reply(kept.body["status"], kept.body["body"].encode(), headers)
