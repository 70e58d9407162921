"""A parcel's road leaves papers: a receipt when its family accepts, a credit note for what is called off or comes home."""

from storefront.trade import adjustments, orders, receipts, returns


def parcel_moved(fact: orders.ParcelMoved) -> None:
    """Accepted is a receipt; called off after that a credit note for all of it."""
    if fact.after == "accepted":
        receipts.write_receipt(fact.parcel_id)
        for allowance_id in adjustments.given_before(fact.parcel_id):
            receipts.credit_allowance(allowance_id)
    elif fact.after in orders.CALLED_OFF:
        receipts.credit_undone(fact.parcel_id, fact.after)


def taken_back(fact: returns.GoodsTakenBack) -> None:
    """What came home is credited, its delivery too when that goes back."""
    receipts.credit_return(fact.request_id, with_delivery=fact.delivery_minor > 0)


def part_not_taken(fact: returns.PartNotTaken) -> None:
    """What was not taken at the door is credited; bringing the rest costs what it did."""
    receipts.credit_return(fact.request_id, with_delivery=False)


def allowance_given(fact: adjustments.AllowanceGiven) -> None:
    """What went to the shopper of goods they keep is credited."""
    receipts.credit_allowance(fact.allowance_id)
