"""The addresses a member wrote down before, on the way to an order: the only one is filled in."""

from collections.abc import Sequence

from storefront.community import addresses
from storefront.kernel.phones import as_dialled
from storefront.trade import carts
from storefront.web.kit.doors import actor
from storefront.web.shop.buying_forms import ContactForm
from storefront.web.shop.journey import Journey, of_member


def saved() -> Sequence[addresses.Address]:
    """The addresses a member wrote down before."""
    user_id = actor().user_id
    return addresses.of_member(user_id) if user_id is not None else []


def written_in(address: addresses.Address) -> dict[str, str]:
    """A saved address as if it had been typed."""
    return {
        "short_address": address.short_address or "",
        "district": address.district or "",
        "street": address.street or "",
    }


def whom_at(address: addresses.Address) -> dict[str, str]:
    """Who is called and receives it there, as if they had been typed."""
    return {"name": address.receiver, "mobile": as_dialled(address.mobile)}


def is_for(address: addresses.Address, journey: Journey) -> bool:
    """Whether a saved address lies in the city of the basket, and is for whoever receives the goods."""
    here, kept = journey.basket.city, journey.receiver.kept
    receives = {"name": kept["name"], "mobile": as_dialled(kept["mobile"])}
    return here is not None and address.city_id == here.id and whom_at(address) == receives


def offer_only_address(cart: carts.Cart, contact: ContactForm) -> None:
    """A member's one address is filled in, with whoever receives it there, until they choose another: its step shows it and
    is still to be done. Nothing where there are several, where a city was chosen, or where somebody else was named."""
    mine = saved() if cart.city_id is None and "delivery" not in cart.typed else []
    if len(mine) == 1 and is_themselves(contact):
        carts.choose_city(cart, mine[0].city_id)
        keep_receiver(cart, mine[0])


def keep_receiver(cart: carts.Cart, address: addresses.Address) -> None:
    """Whoever receives it at a saved address does so while the goods are brought to its city; what was typed stays."""
    carts.keep_typed(cart, "receiver", {**whom_at(address), "city_id": address.city_id})


def is_themselves(contact: ContactForm) -> bool:
    """Whether the goods are for the member, as the account knows them."""
    usual, mobile = of_member(), as_dialled(contact.kept["mobile"])
    return contact.kept["name"] == usual["name"] and mobile == (usual["mobile"] or mobile)
