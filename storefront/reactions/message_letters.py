"""What one side of an order writes becomes a letter to the other: one for each silence, not one for each message."""

from storefront.reactions.letters import to_family, to_shopper
from storefront.trade import messages, orders


def written(fact: messages.facts.MessageWritten) -> None:
    """The other side learns that something waits to be read; of what follows before it has read, it finds the rest there."""
    if not fact.is_first:
        return
    parcel = orders.get_parcel(fact.parcel_id)
    values = {"message_id": fact.message_id, "parcel_id": parcel.id}
    if fact.side == messages.FAMILY:
        to_shopper("message-from-family", parcel.order, once=f"message:{fact.message_id}", values=values)
    else:
        to_family("message-from-shopper", parcel.family_id, once=f"message:{fact.message_id}", values=values)
