"""Who may read an order: the browser that placed it or opened its private link, and the member it belongs to."""

from flask import session

from storefront.kernel.refusals import NotFound
from storefront.trade import orders
from storefront.web.kit.doors import actor

MOST = 20  # orders a browser remembers, the newest first


def let_in(order: orders.Order) -> None:
    """This browser may read the order from now on."""
    before = [reference for reference in session.get("orders", []) if reference != order.reference]
    session["orders"] = [order.reference, *before][:MOST]
    session.permanent = True


def readable(reference: str) -> orders.Order:
    """The order, whole, for whoever may read it; raises NotFound for everybody else."""
    if reference in session.get("orders", []):
        return orders.opened(reference)
    user_id = actor().user_id
    if user_id is None:
        raise NotFound()
    return orders.of_shopper(reference, user_id)


def parcel_of(order: orders.Order, reference: str) -> orders.Parcel:
    """A parcel of a readable order; raises NotFound for another order's."""
    found = next((parcel for parcel in order.parcels if parcel.reference == reference), None)
    if found is None:
        raise NotFound()
    return found
