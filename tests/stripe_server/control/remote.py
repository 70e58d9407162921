"""The control calls as a test writes them, over HTTP, so that they work on a server in another process too."""

import json
from typing import Any
from urllib.error import HTTPError
from urllib.request import ProxyHandler, Request, build_opener

PATIENCE_SECONDS = 60
DIRECT = build_opener(ProxyHandler({}))


class ControlError(Exception):
    """The server would not do it; the message says why."""


class Control:
    """Tells a server at an address what to do. Every method is one control call."""

    def __init__(self, address: str) -> None:
        self._address = address

    def call(self, method: str, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        """Any control call. Raises ControlError with what the server says."""
        written = json.dumps(body or {}).encode() if method == "POST" else None
        headers = {"Content-Type": "application/json"} if written is not None else {}
        request = Request(f"{self._address}/_control{path}", written, headers, method=method)
        try:
            with DIRECT.open(request, timeout=PATIENCE_SECONDS) as answer:
                read: dict[str, Any] = json.load(answer)
                return read
        except HTTPError as error:
            with error:
                said = json.load(error)["error"]["message"]
            raise ControlError(said) from None

    def reset(self) -> None:
        """Forgets everything but the options and the endpoints of the start."""
        self.call("POST", "/reset")

    def summary(self) -> dict[str, Any]:
        return self.call("GET", "")

    def now(self) -> int:
        """The time of the server's clock."""
        return int(self.call("GET", "/clock")["now"])

    def advance(self, seconds: int) -> int:
        """Moves the clock on; what falls due on the way happens, in its order and at its time."""
        return int(self.call("POST", "/clock", {"advance": seconds})["now"])

    def options(self, **values: Any) -> dict[str, Any]:
        """Changes options, such as webhooks="manual"."""
        return self.call("POST", "/options", values)

    def fault(self, kind: str = "error", operation: str = "*", **how: Any) -> None:
        """Something goes wrong with the next request of an operation: see the table of faults."""
        self.call("POST", "/faults", {"kind": kind, "operation": operation, **how})

    def no_faults(self) -> None:
        self.call("DELETE", "/faults")

    def requests(self, operation: str | None = None) -> list[dict[str, Any]]:
        """What clients have asked, the oldest first."""
        every = self.call("GET", "/requests")["requests"]
        return [one for one in every if operation in (None, one["operation"])]

    def messages(self, status: str | None = None) -> list[dict[str, Any]]:
        """The webhook messages there are, the oldest first: waiting, delivered, failed or dropped."""
        every = self.call("GET", "/messages")["messages"]
        return [one for one in every if status in (None, one["status"])]

    def send(self, *types: str, **how: Any) -> list[dict[str, Any]]:
        """Sends waiting messages, of these types in this order, or all of them; what the receiver said to each.
        `ids`, `objects`, `times`, `tamper`, `age`, `secret`, `signature`, `body`: see the table of manners."""
        return list(self.call("POST", "/messages/send", {**({"types": types} if types else {}), **how})["sent"])

    def drop(self, *types: str, **which: Any) -> list[str]:
        """Loses waiting messages for good."""
        return list(self.call("POST", "/messages/drop", {**({"types": types} if types else {}), **which})["dropped"])

    def secrets(self, endpoint: str, *secrets: str) -> None:
        """Changes the secrets that an endpoint's messages are signed with."""
        self.call("POST", f"/endpoints/{endpoint}/secrets", {"secrets": secrets})

    def refund(self, payment: str, amount: int | None = None) -> dict[str, Any]:
        """A refund made in the dashboard, of a payment intent, a charge or a session."""
        return self.call("POST", "/refunds", {"charge": payment, **({} if amount is None else {"amount": amount})})

    def move_refund(self, refund: str, status: str) -> dict[str, Any]:
        return self.call("POST", f"/refunds/{refund}", {"status": status})

    def dispute(self, payment: str, reason: str = "fraudulent", amount: int | None = None) -> dict[str, Any]:
        """A customer disputes a payment or a part of it; with the reason inquiry the bank only asks."""
        part = {} if amount is None else {"amount": amount}
        return self.call("POST", "/disputes", {"charge": payment, "reason": reason, **part})

    def move_dispute(self, dispute: str, status: str) -> dict[str, Any]:
        return self.call("POST", f"/disputes/{dispute}", {"status": status})

    def decide(self, payment: str, status: str) -> dict[str, Any]:
        """A slow payment is decided before its time: succeeded or failed."""
        return self.call("POST", f"/payments/{payment}", {"status": status})

    def move_payout(self, payout: str, status: str, failure_code: str = "could_not_process") -> dict[str, Any]:
        return self.call("POST", f"/payouts/{payout}", {"status": status, "failure_code": failure_code})

    def account(self, account: str, **values: Any) -> dict[str, Any]:
        """Changes a connected account: onboarded=True, capabilities={"transfers": "inactive"}, payouts_enabled=False."""
        return self.call("POST", f"/accounts/{account}", values)

    def funds(self, amount: int, currency: str, account: str | None = None) -> dict[str, Any]:
        """Adds money to a balance, or takes some out of it."""
        return self.call("POST", "/funds", {"amount": amount, "currency": currency, "account": account})
