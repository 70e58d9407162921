"""What events are called in the books: each is booked once, and once more only after it was reversed."""

import pytest

from storefront.treasury import ledger
from storefront.treasury.ledger import Line, names

pytestmark = pytest.mark.usefixtures("app")


def test_a_further_turn_has_a_name_that_no_other_event_has() -> None:
    assert names.named("cash", "ST-1", 1) == "cash:ST-1"
    assert names.named("cash", "ST-1", 2) == "cash/2:ST-1" != names.named("cash", "2:ST-1", 1)
    assert names.reversed_name("cash:ST-1") == "reversed:cash:ST-1"


def test_a_name_is_taken_when_something_was_booked_under_it() -> None:
    assert not names.is_booked("x:1")
    ledger.book("x:1", "rounding", [Line(ledger.BANK, 5), Line(ledger.ROUNDING, -5)])

    assert names.is_booked("x:1")
    assert not names.is_booked("x:2")
