"""A browser as the market meets it: every request in a context of its own, every form with its session's token, and no
header that a server would refuse to send."""

import re
from contextvars import copy_context
from typing import Any

from flask.globals import _cv_app
from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer
from werkzeug.test import TestResponse

RAW = "0" * 40
SENT = re.compile(r"[\t\x20-\x7e]*")  # what may stand in a header


class Browser(FlaskClient):
    """Keeps what a test has loaded and what a request remembers apart, as they are outside tests."""

    def open(self, *args: Any, **options: Any) -> TestResponse:
        context = copy_context()
        context.run(_cv_app.set, None)
        answer: TestResponse = context.run(super().open, *args, **{"buffered": True, **options})
        assert all(SENT.fullmatch(value) for value in answer.headers.values()), answer.headers
        return answer


def token_of(client: FlaskClient) -> str:
    """The token that forms of this browser's session carry."""
    with client.session_transaction() as kept:
        kept.setdefault("csrf_token", RAW)
        raw = kept["csrf_token"]
    secret = client.application.secret_key
    return str(URLSafeTimedSerializer(str(secret), salt="wtf-csrf-token").dumps(raw))


def post(client: FlaskClient, path: str, **typed: Any) -> TestResponse:
    """Sends a form with its token."""
    return client.post(path, data={"csrf_token": token_of(client), **typed})
