"""The delivery note of an order: a sheet that goes with the goods, without prices, on which whoever receives them signs."""

from flask import Blueprint, render_template

from storefront.kernel import clock
from storefront.kernel.refusals import NotFound
from storefront.trade import orders as trade
from storefront.trade import returns
from storefront.trade.delivery import COLLECT
from storefront.web.family import desk, jobs
from storefront.web.family.orders import contact_of

delivery_notes = Blueprint("delivery_notes", __name__)


@delivery_notes.get("/orders/<code:parcel_reference>/delivery-note")
def show(parcel_reference: str) -> str:
    """The sheet, to be printed. An order that was not accepted yet, or called off, has none; when it is complete its buyer
    is no longer named."""
    parcel = desk.own(trade.of_family, parcel_reference)
    if parcel.state == "placed" or parcel.state in trade.CALLED_OFF:
        raise NotFound()
    return render_template(
        "family/delivery_notes/show.html",
        family=desk.family(),
        parcel=parcel,
        order=parcel.order,
        way=jobs.way_of(parcel, parcel.point),
        contact=contact_of(parcel),
        collects=parcel.way == COLLECT,
        due_minor=due_of(parcel) if parcel.order.method == "cash" else 0,
        now=clock.now(),
    )


def due_of(parcel: trade.Parcel) -> int:
    """The cash that is paid for a parcel, in halalas: nothing of what was not taken at the door."""
    return parcel.total_minor - returns.doorsteps.not_taken(parcel).total_minor
