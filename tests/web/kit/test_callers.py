"""From where a request comes: what proxies in front say of it is believed, what anybody else says is not."""

from pathlib import Path

import pytest

from storefront import create_app
from storefront.web.kit import callers
from tests.conftest import settings_for

SAID = "203.0.113.9, 198.51.100.7"  # by whoever asks, and then by the proxy in front


@pytest.mark.parametrize(("proxies", "seen"), [(0, "127.0.0.1"), (1, "198.51.100.7"), (2, "203.0.113.9")])
def test_as_many_proxies_are_believed_as_stand_in_front(tmp_path: Path, proxies: int, seen: str) -> None:
    app = create_app({**settings_for(tmp_path, "sqlite://"), "TRUSTED_PROXIES": proxies})
    places = []
    app.after_request(lambda answer: places.append(callers.place()) or answer)

    app.test_client().get("/health", headers={"X-Forwarded-For": SAID})

    with app.test_request_context(environ_overrides={"REMOTE_ADDR": seen}):
        assert places == [callers.place()]
