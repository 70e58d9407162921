"""Who may read an order: the member it belongs to, as long as they are signed in; and a browser that holds the secret of
its private link, from placing it as a guest or from opening that link.

What a browser holds is asked of the database every time, so a secret that was changed opens nothing any more; and what
came together with a sign-in ends with it, wherever a copy of the cookie may be.
"""

from contextlib import suppress

from flask import current_app, session

from storefront.kernel.refusals import NotFound
from storefront.trade import orders
from storefront.web.kit import doors

KEPT = "orders"  # in the session: pairs of reference and secret
MOST = 20  # orders a browser remembers, the newest first


def secret_of(order: orders.Order) -> str:
    """The secret part of an order's private link."""
    return orders.link_token(order.checkout_key, str(current_app.config["SECRET_KEY"]))


def let_in(order: orders.Order) -> None:
    """The browser that placed it: a guest's may read it from now on; a member's order hangs on their sign-in alone."""
    if order.user_id is None:
        keep(order.reference, secret_of(order))


def let_in_by_link(order: orders.Order, secret: str) -> None:
    """The browser that opened its private link may read it from now on; the member it belongs to may without."""
    if order.user_id is None or order.user_id != doors.actor().user_id:
        keep(order.reference, secret)


def keep(reference: str, secret: str) -> None:
    """Remembers the secret of an order in this browser; what a sign-in that has ended left behind goes."""
    before = [[known, kept] for known, kept in held().items() if known != reference]
    if doors.has_ended():
        session.clear()
    session[KEPT] = [[reference, secret], *before][:MOST]
    session.permanent = session.permanent or doors.actor().user_id is None


def held() -> dict[str, str]:
    """The secrets this browser holds, by reference; none beside a sign-in that has ended."""
    pairs = [] if doors.has_ended() else session.get(KEPT, [])
    return {pair[0]: pair[1] for pair in pairs if isinstance(pair, list)}


def may_read(reference: str) -> bool:
    """Whether the reader may read the order of this reference."""
    with suppress(NotFound):
        return bool(readable(reference))
    return False


def readable(reference: str) -> orders.Order:
    """The order, whole, for whoever may read it; raises NotFound for everybody else."""
    user_id, secret = doors.actor().user_id, held().get(reference)
    if secret is not None:
        with suppress(NotFound):
            return orders.of_link(reference, secret)
    if user_id is None:
        raise NotFound()
    return orders.of_shopper(reference, user_id)


def parcel_of(order: orders.Order, reference: str) -> orders.Parcel:
    """A parcel of a readable order; raises NotFound for another order's."""
    found = next((parcel for parcel in order.parcels if parcel.reference == reference), None)
    if found is None:
        raise NotFound()
    return found
