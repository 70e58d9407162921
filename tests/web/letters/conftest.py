"""Letters are written as the worker writes them."""

from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest
from flask import Flask

from storefront.community import notices
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import orders
from tests.builders.mail import Write
from tests.builders.telling import stage
from tests.conftest import begin_anew


@pytest.fixture(scope="module")
def opened(application: Flask) -> Iterator[Flask]:
    """A market that is filled once for all letters of a module: they read it and leave it as it is."""
    with application.app_context():
        begin_anew(application)
        stage.cache_clear()
        yield application
        db.session.remove()


@pytest.fixture
def write(app: Flask) -> Write:
    """`write(kind, language, values)` is the letter as a mail program receives it."""
    return writing_of(app)


def writing_of(app: Flask) -> Write:
    """The same for any market, which stays as it was."""

    def written(kind: str, language: str, values: dict[str, Any]) -> EmailMessage:
        values = {**values, "order_id": values["transfer_id"]} if kind.startswith("transfer-") else values
        with unit_of_work():
            values = {**values, **link_of(values)}
            notice = notices.write(kind, to="to@example.com", language=language, once="this", values=values)
            sent = app.extensions["letters"](notice).as_bytes()
            notices.forget("to@example.com")
        return message_from_bytes(sent, policy=default)

    return written


def link_of(values: dict[str, Any]) -> dict[str, str]:
    """What a letter about an order was told of its private link as it is now."""
    order_id = values.get("order_id") or ("parcel_id" in values and orders.get_parcel(values["parcel_id"]).order_id)
    return {notices.LINK: orders.get(order_id).link_hash} if order_id else {}


def text_of(write: Write, kind: str, language: str, **values: object) -> str:
    """The subject and the plain words of a letter, in one."""
    letter = write(kind, language, {**stage(), **values})
    body = letter.get_body(("plain",))
    assert body
    return f"{letter['Subject']}\n{body.get_content()}"
