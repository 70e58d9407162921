"""Messages between the shopper of a parcel and its family, by the real commands."""

from typing import Any

from storefront.kernel.actors import VISITOR, Actor
from storefront.kernel.units import unit_of_work
from storefront.trade import messages, orders
from storefront.trade.messages import FAMILY, SHOPPER, Message
from storefront.trade.orders import Order, Parcel
from tests.builders.community import desk
from tests.builders.reviewing import STAFF
from tests.builders.trade import heard, the_parcel


def ask(parcel: Parcel, words: str = "هل يصل قبل المغرب؟") -> Message:
    """Its shopper writes to the family, and whoever waits for that hears of it."""
    return said(messages.write(orders.get_parcel(parcel.id), SHOPPER, words, VISITOR))


def reply(parcel: Parcel, words: str = "نعم بإذن الله.") -> Message:
    """The family writes to its shopper."""
    return said(messages.write(orders.get_parcel(parcel.id), FAMILY, words, desk(parcel.family)))


def said(message: Message) -> Message:
    heard()
    return messages.get(message.id)


def a_reported_message(parcel: Parcel, words: str = "كلام مسيء", *, by: str = FAMILY) -> Message:
    """A message one side asked the office to look at."""
    message = ask(parcel, words) if by == FAMILY else reply(parcel, words)
    messages.report(message, by, "فيها إساءة", Actor())
    heard()
    return message


def whole_messages(order: Order, other: Order) -> dict[str, tuple[Any, ...]]:
    """Threads with something new for either side, a report of each, and a message the office has hidden."""
    with unit_of_work():
        parcel = the_parcel(order)
        theirs, ours = ask(parcel), reply(parcel)
        bad = a_reported_message(parcel)
        messages.hide(bad, STAFF, reason="فيها إساءة")
        reply(the_parcel(other))
        reported = a_reported_message(parcel, "كلام آخر")
        return {
            "message_id": (theirs.id,),
            "shop.messages.message_id": (ours.id,),
            "shop.messages.reference": (order.reference,),
            "shop.messages.parcel_reference": (parcel.reference,),
            "family.messages.parcel_reference": (parcel.reference,),
            "office.messages.thing_id": (reported.id, bad.id),
        }
