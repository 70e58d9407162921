"""A browser that carries the token of its session, as every form of ours does."""

from typing import Any

from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer
from werkzeug.test import TestResponse

RAW = "0" * 40


def token_of(client: FlaskClient) -> str:
    """The token that forms of this browser's session carry."""
    with client.session_transaction() as kept:
        kept.setdefault("csrf_token", RAW)
        raw = kept["csrf_token"]
    secret = client.application.secret_key
    return str(URLSafeTimedSerializer(secret, salt="wtf-csrf-token").dumps(raw))


def post(client: FlaskClient, path: str, **typed: Any) -> TestResponse:
    """Sends a form with its token."""
    return client.post(path, data={"csrf_token": token_of(client), **typed})
