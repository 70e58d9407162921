"""What the tests of this folder stand on: a server each, the real library, somebody who gets the events."""

from collections.abc import Iterator

import pytest

from .fixtures import stripe_client, stripe_server
from .receiver import Receiver

__all__ = ["receiver", "stripe_client", "stripe_server"]


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    """A shop that gets events."""
    with Receiver() as shop:
        yield shop
