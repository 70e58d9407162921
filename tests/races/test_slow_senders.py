"""Whoever sends slowly, as phones do where the signal is weak, holds up nobody else."""

import socket
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from urllib.parse import urlsplit

import pytest

from storefront.kernel.units import unit_of_work
from tests.builders.goods import a_product, variant_of
from tests.races.markets import Market
from tests.races.visitors import Visitor

SOME_SECONDS = 8  # less than a writer waits for another before it gives up
BEGUN = {
    "words": ("application/x-www-form-urlencoded", b"code="),
    "a picture": ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="photo"; filename'),
    "something else": ("application/json", b"{"),
}


@contextmanager
def sending(visitor: Visitor, path: str, kind: str) -> Iterator[None]:
    """Somebody with a basket has begun to send a form, and is not done with it."""
    content, begun = BEGUN[kind]
    place = urlsplit(visitor.site)
    cookies = "; ".join(f"{name}={value}" for name, value in visitor.cookies.items())
    head = (
        f"POST {path} HTTP/1.1\r\nHost: {place.netloc}\r\nCookie: {cookies}\r\nSec-Fetch-Site: same-origin\r\n"
        f"Content-Type: {content}\r\nContent-Length: 3000\r\n\r\n"
    )
    with closing(socket.create_connection((place.hostname, place.port), timeout=SOME_SECONDS)) as line:
        line.sendall(head.encode() + begun)
        yield


@pytest.mark.parametrize("kind", BEGUN)
def test_a_form_that_is_still_coming_holds_up_nobody(market: Market, kind: str) -> None:
    with unit_of_work():
        goods = {"variant_id": str(variant_of(a_product(stock=50)).id), "quantity": "1"}
    slow, quick = market.visitor(), market.visitor()
    assert slow.ask("POST", "/cart/lines", goods).status == 303

    with sending(slow, "/cart/coupon", kind):
        begun = time.monotonic()
        answers = [quick.ask("POST", "/cart/lines", goods).status for _ in range(3)]
        took = time.monotonic() - begun

    assert answers == [303] * 3
    assert took < SOME_SECONDS
