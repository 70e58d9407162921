"""State tables refuse what they do not list."""

from datetime import UTC, datetime

import pytest

from storefront.kernel.refusals import NotNow
from storefront.kernel.states import Transitions, take
from tests.builders.trade import an_order

LAMP = Transitions({"off": {"on"}, "on": {"off", "broken"}, "broken": set()})


def test_a_listed_step_is_allowed() -> None:
    LAMP.check("off", "on")

    assert LAMP.allows("on", "broken")
    assert LAMP.steps("on") == {"off", "broken"}


def test_any_other_step_is_refused_with_both_states() -> None:
    with pytest.raises(NotNow) as refused:
        LAMP.check("broken", "on")

    assert refused.value.values == {"state": "broken", "step": "on"}


def test_a_table_that_leads_nowhere_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="lost"):
        Transitions({"here": {"lost"}})


@pytest.mark.usefixtures("app")
def test_a_step_is_taken_from_where_the_row_is_and_only_once() -> None:
    first = an_order().parcels[0]
    other = an_order().parcels[0]
    noon = datetime(2026, 3, 1, 12, tzinfo=UTC)

    assert take(first, "placed", "accepted", state_at=noon)
    assert (first.state, first.state_at) == ("accepted", noon)
    assert not take(first, "placed", "declined", state_at=noon)
    assert first.state == "accepted"
    assert other.state == "placed"
