"""Cash on its way back: asked for, given by its family, denied by its shopper."""

from typing import Any

from storefront.trade import handbacks
from storefront.trade.orders import Order, Parcel
from tests.builders.adjusting import allow
from tests.builders.community import desk
from tests.builders.trade import bring_to, heard


def cash_goes_back(parcel: Parcel, *amounts_minor: int) -> None:
    """A parcel is paid in cash, and sums of it are to go back."""
    bring_to(parcel, "handed_over")
    for amount_minor in amounts_minor:
        allow(parcel, amount_minor)


def given(parcel: Parcel, place: int = -1) -> int:
    """Its family says that it gave one of them; its id."""
    refund = handbacks.of_parcel(parcel.id)[place]
    handbacks.give(parcel, refund, desk(parcel.family))
    heard()
    return refund.id


def denied(parcel: Parcel, place: int = -1) -> int:
    """And its shopper says that it never came."""
    refund_id = given(parcel, place)
    refund = next(one for one in handbacks.of_parcel(parcel.id) if one.id == refund_id)
    handbacks.deny(parcel, refund)
    heard()
    return refund_id


def every_kind(parcel: Parcel) -> None:
    """Three sums go back: the first waits for the family, the second was given, the third denied."""
    cash_goes_back(parcel, 700, 300, 200)
    given(parcel, 1)
    denied(parcel, 2)


def cash_of(order: Order) -> dict[str, Any]:
    """What stands in the place of such cash in addresses."""
    parcel = order.parcels[0]
    waits, was_given, was_denied = (refund.id for refund in handbacks.of_parcel(parcel.id))
    return {
        "family.handbacks.parcel_reference": (parcel.reference,),
        "family.handbacks.refund_id": (waits,),
        "shop.handbacks.reference": (order.reference,),
        "shop.handbacks.parcel_reference": (parcel.reference,),
        "shop.handbacks.refund_id": (was_given,),
        "office.refunds.belief.refund_id": (was_denied,),
    }
