"""A carrier behind an address: what is posted, and what each answer means."""

import hashlib

import pytest

from storefront.community.texts import Refused, Text, Trouble, carrier_of, hook
from tests.builders.carrier import a_provider

SECRET = "a bearer secret of tests"
TEXT = Text("text:parcel-new:1", "+966501234567", "دكّة: طلب جديد", "ar")


def test_a_message_is_posted_with_its_key_and_our_secret() -> None:
    with a_provider() as provider:
        carrier_of(provider.url, SECRET).send(TEXT)

    ((headers, body),) = provider.asked
    once = hashlib.sha256(TEXT.once.encode()).hexdigest()
    assert body == {"path": "/send?to=sms", "to": TEXT.to, "text": TEXT.words, "language": "ar", "once": once}
    assert headers["Authorization"] == f"Bearer {SECRET}"
    assert headers["Idempotency-Key"] == once
    assert headers["Content-Type"] == "application/json; charset=utf-8"


@pytest.mark.parametrize("status", [200, 201, 202, 204])
def test_what_is_taken_is_taken(status: int) -> None:
    with a_provider() as provider:
        provider.status = status
        carrier_of(provider.url, SECRET).send(TEXT)


@pytest.mark.parametrize("status", [400, 410, 413, 422])
def test_what_is_refused_is_not_tried_again(status: int) -> None:
    with a_provider() as provider:
        provider.status = status
        with pytest.raises(Refused):
            carrier_of(provider.url, SECRET).send(TEXT)


@pytest.mark.parametrize("status", [301, 307, 401, 403, 404, 408, 409, 429, 500, 502, 503])
def test_anything_else_is_trouble_and_nothing_is_followed(status: int) -> None:
    with a_provider() as provider:
        provider.status = status
        with pytest.raises(Trouble):
            carrier_of(provider.url, SECRET).send(TEXT)
    assert len(provider.asked) == 1


def test_nobody_there_or_nobody_who_answers_is_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hook, "SECONDS_TO_WAIT", 0.2)
    with a_provider() as provider:
        provider.is_open.clear()
        with pytest.raises(Trouble):
            carrier_of(provider.url, SECRET).send(TEXT)
        provider.is_open.set()
    with pytest.raises(Trouble) as trouble:
        carrier_of(provider.url, SECRET).send(TEXT)
    assert TEXT.to not in str(trouble.value)


def test_a_secure_line_is_checked() -> None:
    with a_provider() as provider, pytest.raises(Trouble):
        carrier_of(provider.url.replace("http://", "https://"), SECRET).send(TEXT)
