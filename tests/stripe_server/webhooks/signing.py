"""The signature of a message, so that whoever gets it can tell that it is from here and new."""

import hashlib
import hmac
import time
from dataclasses import dataclass

from ..world import Body
from ..world.values import checked


@dataclass(frozen=True)
class Manner:
    """How a message is sent. The usual way is the truth; all else is what an attacker or a bad day would do."""

    tamper: bool = False  # the body is changed after it was signed
    age: int = 0  # how many seconds ago it says it was signed; negative: in the future
    secret: str | None = None  # signed with another secret
    signature: str | None = None  # this header instead of a true one; empty: no header at all
    body: str | None = None  # these words instead of the event, truly signed

    @classmethod
    def of(cls, asked: Body) -> "Manner":
        """The manner that is asked for among other things. Raises Refusal for a value of another type."""
        return cls(
            **checked(cls, {name: asked[name] for name in cls.__dataclass_fields__ if name in asked}, "A manner")
        )


def header(payload: str, secrets: list[str], moment: int) -> str:
    """`t=…,v1=…`, with one `v1` for every secret."""
    signed = [f"v1={_signature(payload, secret, moment)}" for secret in secrets]
    return ",".join([f"t={moment}", *signed])


def _signature(payload: str, secret: str, moment: int) -> str:
    return hmac.new(secret.encode(), f"{moment}.{payload}".encode(), hashlib.sha256).hexdigest()


def signed(payload: str, secrets: list[str], manner: Manner) -> tuple[str, dict[str, str]]:
    """The body and the headers of a message, signed at this moment of this machine, in the manner that was asked."""
    payload = payload if manner.body is None else manner.body
    moment = int(time.time()) - manner.age
    headers = {"Content-Type": "application/json; charset=utf-8", "User-Agent": "Stripe/1.0 (test server)"}
    signature = manner.signature
    if signature is None:
        signature = header(payload, [manner.secret] if manner.secret else secrets, moment)
    if signature:
        headers["Stripe-Signature"] = signature
    return payload + " " if manner.tamper else payload, headers
