"""What letters about messages are told: who wrote, about which order, and the words without any number in them."""

from collections.abc import Mapping
from typing import Any

from flask import url_for

from storefront.kernel import contacts
from storefront.kernel.refusals import NotFound
from storefront.trade import messages, orders
from storefront.web.kit.links import absolute
from storefront.web.kit.locale import in_language
from storefront.web.letters.order_letters import about


def from_family(values: Mapping[str, Any]) -> dict[str, Any]:
    """A message of the family, for the shopper."""
    parcel = orders.get_parcel(values["parcel_id"])
    family = in_language(parcel.family, "trade_name")
    order = parcel.order
    thread = url_for("shop.messages.show", reference=order.reference, parcel_reference=parcel.reference)
    return {**about(order, values), "family": family, "words": words_of(values), "page": absolute(thread)}


def from_shopper(values: Mapping[str, Any]) -> dict[str, Any]:
    """A message of the shopper, for the family."""
    parcel = orders.get_parcel(values["parcel_id"])
    return {
        "family": in_language(parcel.family, "trade_name"),
        "reference": parcel.reference,
        "words": words_of(values),
        "desk": absolute(url_for("family.messages.show", parcel_reference=parcel.reference)),
    }


def words_of(values: Mapping[str, Any]) -> str:
    """What was written; raises NotFound for what the office has hidden meanwhile."""
    message = messages.get(values["message_id"])
    if message.state == "hidden":
        raise NotFound()
    return contacts.without_contacts(message.words)
