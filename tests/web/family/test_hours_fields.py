"""Hours as a form asks for them and as they come back."""

from datetime import time
from types import SimpleNamespace
from typing import Any

from storefront.trade.delivery import Hours
from storefront.web.family.hours_fields import hours_told, hours_typed

EVENINGS = Hours(frozenset({6, 0}), 16 * 60 + 30, 21 * 60)


def test_hours_go_in_and_come_out_the_same() -> None:
    kept: Any = SimpleNamespace(days=EVENINGS.mask, opens=EVENINGS.opens, closes=EVENINGS.closes)

    told = hours_told(kept)
    form = SimpleNamespace(**{name: SimpleNamespace(data=value) for name, value in told.items()})

    assert told == {"days": [0, 6], "opens": time(16, 30), "closes": time(21)}
    assert hours_typed(form) == EVENINGS


def test_without_hours_the_fields_are_empty() -> None:
    empty = {"days": [], "opens": None, "closes": None}
    form = SimpleNamespace(**{name: SimpleNamespace(data=value) for name, value in empty.items()})

    assert hours_told(None) == empty
    assert hours_typed(form) == Hours()
