"""Somebody who pays: drives the payment page and the 3-D Secure page as a browser would, without a browser."""

import html
import re
from dataclasses import dataclass
from http.client import HTTPMessage
from typing import IO
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

PATIENCE_SECONDS = 30
TAGS = re.compile(r"<[^>]+>")
SAID = re.compile(r'<p class="(?:alert|error)"[^>]*>(.*?)</p>', re.S)


class _Staying(HTTPRedirectHandler):
    """Looks where a redirect leads and does not go there."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        return None


BROWSER = build_opener(ProxyHandler({}), _Staying)


@dataclass(frozen=True)
class Page:
    """What came back: where it leads (`goes_to`), or what stands on it."""

    status: int
    goes_to: str
    html: str

    @property
    def said(self) -> str:
        """What the page says is wrong."""
        return " ".join(html.unescape(TAGS.sub("", found)).strip() for found in SAID.findall(self.html))


class Shopper:
    """A person with a card in front of the pages of one server."""

    def __init__(self, address: str) -> None:
        self._address = address

    def open(self, url: str) -> Page:
        """Looks at a page."""
        return _fetch(Request(url))

    def pay(self, url: str, card: str = "4242424242424242", **different: str) -> Page:
        """Fills in the payment page and sends it off: on to the shop, to 3-D Secure, or a page that says what is
        wrong. Other words for `expiry`, `cvc`, `name` and `email` can be given."""
        cvc = "1234" if card.startswith("3") else "123"
        form = {"email": "shopper@example.com", "number": card, "expiry": "12/34", "cvc": cvc, "name": "A. Shopper"}
        return _fetch(Request(url, urlencode({**form, **different}).encode(), method="POST"))

    def answer(self, url: str, passes: bool = True) -> Page:
        """Answers the bank on the 3-D Secure page."""
        return _fetch(Request(url, urlencode({"answer": "pass" if passes else "fail"}).encode(), method="POST"))

    def onboard(self, url: str) -> Page:
        """Tells everything on the onboarding page of a connected account."""
        return _fetch(Request(url, b"", method="POST"))


def _fetch(request: Request) -> Page:
    try:
        with BROWSER.open(request, timeout=PATIENCE_SECONDS) as answer:
            return Page(answer.status, "", answer.read().decode())
    except HTTPError as answer:
        with answer:
            return Page(answer.code, answer.headers.get("Location", ""), answer.read().decode())
