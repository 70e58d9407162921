"""Who may sell: the arrows between the states of a family."""

import pytest

from storefront.community.families.states import FAMILY

ARROWS = {
    ("draft", "submitted"),
    ("draft", "closed"),
    ("submitted", "needs_info"),
    ("submitted", "verified"),
    ("submitted", "active"),
    ("submitted", "closed"),
    ("needs_info", "submitted"),
    ("needs_info", "closed"),
    ("verified", "active"),
    ("verified", "closed"),
    ("active", "suspended"),
    ("active", "closed"),
    ("suspended", "active"),
    ("suspended", "closed"),
}


@pytest.mark.parametrize("state", list(FAMILY))
def test_only_these_steps_lead_on(state: str) -> None:
    assert {(state, step) for step in FAMILY.steps(state)} == {arrow for arrow in ARROWS if arrow[0] == state}
