"""The ways this server says no, in the shape of Stripe's errors."""

from typing import Any

from .numbers import scrubbed

DOCUMENTED = "https://docs.stripe.com/error-codes#"


class Refusal(Exception):
    """An answer that is an error: its status and its body."""

    def __init__(self, status: int, kind: str, message: str, **more: Any) -> None:
        super().__init__(message)
        self.status = status
        said = {name: value for name, value in more.items() if value is not None}
        if "code" in said:
            said["doc_url"] = DOCUMENTED + str(said["code"]).replace("_", "-")
        self.error: dict[str, Any] = {"message": scrubbed(message), "type": kind, **said}

    @property
    def body(self) -> dict[str, Any]:
        return {"error": self.error}


def invalid(message: str, *, code: str | None = None, param: str | None = None) -> Refusal:
    """The client asked for something that cannot be: 400."""
    return Refusal(400, "invalid_request_error", message, code=code, param=param)


def not_found(kind: str, thing_id: str, param: str | None = None) -> Refusal:
    """There is no such object, or it is somebody else's: 404."""
    said = f"No such {kind}: '{thing_id}'"
    return Refusal(404, "invalid_request_error", said, code="resource_missing", param=param)


def not_modelled(what: str, param: str | None = None) -> Refusal:
    """Stripe can do this and this server cannot; better to say so than to pretend."""
    return invalid(f"The test server does not model {what}.", code="not_modelled", param=param)
