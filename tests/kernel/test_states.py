"""State tables refuse what they do not list."""

import pytest

from storefront.kernel.refusals import NotNow
from storefront.kernel.states import Transitions

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
