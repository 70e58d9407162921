"""The pauses between tries."""

from datetime import timedelta

import pytest

from storefront.treasury.transfers.patience import pause_after


@pytest.mark.parametrize(("tries", "minutes"), [(1, 1), (2, 5), (3, 15), (4, 60), (9, 60)])
def test_pauses_grow_to_an_hour(tries: int, minutes: int) -> None:
    assert pause_after(tries) == timedelta(minutes=minutes)
