"""Cash that goes back, in the shopper's words: who gives it, who says that it was given, that it never came."""

import pytest
from flask import Flask

from storefront.kernel.units import unit_of_work
from storefront.trade import handbacks, orders
from storefront.treasury import refunds
from storefront.web.shop.handing import handbacks_of
from tests.builders.adjusting import OFFICER
from tests.builders.community import a_family
from tests.builders.goods import a_product
from tests.builders.handing import cash_goes_back, denied, given
from tests.builders.trade import an_order, hand_back, the_parcel


def of_cash(way: str, step: str) -> orders.Parcel:
    """A parcel paid in cash, and how far 9.50 riyals of it are on their way back."""
    with unit_of_work():
        parcel = the_parcel(an_order((a_product(of=a_family(ways=frozenset({way}))), 1)))
        cash_goes_back(parcel, 950)
        refund = handbacks.of_parcel(parcel.id)[0]
        if step == "hand" and refund.waits_for_family:
            refunds.give_by_hand(refund, OFFICER, note="سند 7")
        elif step == "hand":
            hand_back(refund, parcel)
        elif step:
            {"given": given, "denied": denied}[step](parcel)
        return orders.get_parcel(parcel.id)


@pytest.mark.parametrize(
    ("way", "step", "said", "look", "may_deny"),
    [
        ("collect", "", "فتعيد إليك الأسرة", "info", False),
        ("courier", "", "فيعيد إليك مكتب دكّة", "info", False),
        ("collect", "given", "تقول الأسرة إنها أعطتك", "good", True),
        ("collect", "denied", "قلت إن", "warn", False),
        ("collect", "hand", "أعاد إليك مكتب دكّة", "good", False),
        ("courier", "hand", "أعاد إليك مكتب دكّة", "good", False),
    ],
)
def test_how_far_cash_is_on_its_way_back(app: Flask, way: str, step: str, said: str, look: str, may_deny: bool) -> None:
    parcel = of_cash(way, step)

    with app.test_request_context("/"):
        (found,) = handbacks_of(parcel, handbacks.of_parcel(parcel.id))

    assert said in found.said
    assert "9.50" in found.said
    assert (found.look[0], found.may_deny) == (look, may_deny)
