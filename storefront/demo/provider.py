"""The provider of card payments of this machine's own, as everybody but the market meets it: its pages, its dashboard, the
payers' banks, and its clock. Spoken to over HTTP; it is never one in which money moves."""

import json
import time
from dataclasses import dataclass
from datetime import datetime
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlencode, urlsplit

from storefront.kernel import clock

PATIENCE_SECONDS = 30
FORM, JSON = "application/x-www-form-urlencoded", "application/json"
ON_THE_PAGE = {"email": "shopper@dakkah.example", "cvc": "123", "name": "A. Shopper"}


class DoesNotFollow(Exception):
    """The provider answered otherwise than the demo market needs: a mistake in one of the two, never a refusal."""


@dataclass(frozen=True)
class Provider:
    """Where it is, the key it knows the market by, and the market's own address, to which its pages lead back."""

    address: str
    key: str
    site: str

    def pay(self, url: str, card: str) -> bool:
        """Somebody fills in a payment page; whether the card was taken."""
        form = {**ON_THE_PAGE, "number": card, "expiry": f"12/{clock.now().year % 100 + 3}"}
        status, _ = self._ask("POST", urlsplit(url).path, urlencode(form), FORM)
        return status == 303

    def give_back(self, session_ref: str, amount_minor: int) -> None:
        """Somebody gives so many halalas of a payment back in the dashboard, and says nothing of it here."""
        self._tell("refunds", session=session_ref, amount=amount_minor)

    def dispute(self, session_ref: str) -> None:
        """A payer tells their bank that nothing came."""
        self._tell("disputes", session=session_ref, reason="product_not_received")

    def pay_out(self) -> None:
        """Whatever is available goes to the market's bank."""
        _, told = self._ask("GET", "/v1/balance")
        for one in told["available"]:
            if one["amount"] > 0:
                form = urlencode({"amount": one["amount"], "currency": one["currency"]})
                self._check(*self._ask("POST", "/v1/payouts", form, FORM))

    def set_clock(self, moment: datetime) -> None:
        """It is this moment there too."""
        self._tell("clock", now=int(moment.timestamp()))

    def set_clock_right(self) -> None:
        """The clock there is that of this machine again."""
        time.sleep(1 - time.time() % 1)  # it knows whole seconds, and one that ends on the way would stay
        self._tell("clock", now=int(time.time()))

    def _tell(self, what: str, **sent: Any) -> None:
        self._check(*self._ask("POST", f"/_control/{what}", json.dumps(sent), JSON))

    def _check(self, status: int, told: Any) -> None:
        if status != 200:
            raise DoesNotFollow(told)

    def _ask(self, method: str, path: str, body: str | None = None, kind: str = JSON) -> tuple[int, Any]:
        """The status of an answer, and what it says when that is JSON."""
        place = urlsplit(self.address)
        line = HTTPConnection(place.hostname or "", place.port, timeout=PATIENCE_SECONDS)
        try:
            line.request(method, path, body, {"Content-Type": kind, "Authorization": f"Bearer {self.key}"})
            answer = line.getresponse()
            said = answer.read()
            return answer.status, json.loads(said) if answer.headers.get_content_type() == JSON else None
        finally:
            line.close()
