"""How far it is to set a movement right."""

from storefront.treasury.movements.states import REVERSAL


def test_a_wish_is_booked_or_left_and_then_over() -> None:
    assert REVERSAL.steps("asked") == {"booked", "left"}
    assert not REVERSAL.steps("booked") | REVERSAL.steps("left")
