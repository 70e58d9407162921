"""Things that go wrong on purpose: for the next so many requests of an operation, before or after it is done."""

import threading
from dataclasses import dataclass, replace

from ..description import operations
from ..refusals import Refusal, invalid
from ..world import Body
from ..world.values import checked
from .messages import Reply, error_reply

KINDS = ("error", "hang", "cut", "slow")
ERRORS = {
    401: ("invalid_request_error", "Invalid API Key provided: ****", None),
    403: ("invalid_request_error", "The provided key does not have the required permissions for this.", None),
    409: (
        "invalid_request_error",
        "This object cannot be accessed right now: another request uses it.",
        "lock_timeout",
    ),
    429: ("invalid_request_error", "Request rate limit exceeded.", "rate_limit"),
}
SERVER_ERROR = ("api_error", "An error occurred with our connection to Stripe.", None)


@dataclass
class Fault:
    """One thing that goes wrong. `error` answers with a status, `hang` is silent and then cuts, `cut` cuts at once, and
    `slow` answers properly after a while."""

    kind: str
    operation: str = "*"
    times: int = 1
    skip: int = 0  # so many requests are spared first
    executed: bool = False  # what was asked is done all the same; only the answer is lost or wrong
    status: int = 500
    seconds: float = 30
    should_retry: bool | None = None  # the header Stripe-Should-Retry
    body: str | None = None  # this text instead of a proper error
    saved: bool | None = None  # kept under the idempotency key; None: as Stripe does it

    @classmethod
    def of(cls, asked: Body) -> "Fault":
        """A fault as it was asked for. Raises Refusal for a word that makes no sense."""
        fault = cls(**{"kind": "error", **checked(cls, asked, "A fault")})
        if fault.kind not in KINDS:
            raise invalid(f"A fault is one of {', '.join(KINDS)}", param="kind")
        if fault.operation != "*" and fault.operation not in operations():
            raise invalid(f"There is no operation {fault.operation}", param="operation")
        return fault

    @property
    def is_saved(self) -> bool:
        """Whether the wrong answer is kept: Stripe keeps what happens once the doing has begun, so errors of 500 and
        more, but not those that turn a request away at the door."""
        return self.kind == "error" and (self.status >= 500 if self.saved is None else self.saved)

    def reply(self) -> Reply:
        """What the client gets instead of an answer."""
        if self.kind != "error":
            return Reply(0, hang=self.seconds if self.kind == "hang" else 0, cut=True)
        if self.body is not None:
            reply = Reply(self.status, self.body.encode(), {"Content-Type": "text/html"})
        else:
            kind, message, code = ERRORS.get(self.status, SERVER_ERROR)
            reply = error_reply(Refusal(self.status, kind, message, code=code))
        if self.should_retry is not None:
            reply.headers["Stripe-Should-Retry"] = str(self.should_retry).lower()
        return reply


class Faults:
    """The faults that are still to come."""

    def __init__(self) -> None:
        self._coming: list[Fault] = []
        self._lock = threading.Lock()

    def add(self, fault: Fault) -> None:
        with self._lock:
            self._coming.append(replace(fault))

    def take(self, operation: str) -> Fault | None:
        """The fault that meets this request, if one does."""
        with self._lock:
            for fault in self._coming:
                if fault.operation in ("*", operation):
                    return self._meet(fault)
        return None

    def _meet(self, fault: Fault) -> Fault | None:
        if fault.skip > 0:
            fault.skip -= 1
            return None
        fault.times -= 1
        if fault.times <= 0:
            self._coming.remove(fault)
        return fault

    def coming(self) -> list[Body]:
        with self._lock:
            return [vars(fault).copy() for fault in self._coming]

    def clear(self) -> None:
        with self._lock:
            self._coming.clear()
