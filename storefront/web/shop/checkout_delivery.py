"""The step of an order at which its ways are chosen: the city, a way for each family, an address where something is
brought, notes. Read here from one form; checkout.py answers."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from flask import request
from flask_babel import gettext

from storefront.community import addresses
from storefront.kernel.phones import as_dialled
from storefront.trade import carts, delivery
from storefront.web.kit.locale import in_language
from storefront.web.shop.buying_forms import AddressForm, CityForm, PartForm, ReceiverForm
from storefront.web.shop.journey import Journey, journey_of, typed_in
from storefront.web.shop.saved_addresses import is_for, keep_receiver, saved, written_in


@dataclass
class Taken:
    """What came of a posted step: look at it again (another city), or whether it is right."""

    address: AddressForm
    city: CityForm
    receiver: ReceiverForm
    parts: dict[int, PartForm] = field(default_factory=dict)
    again: bool = False
    is_valid: bool = False


@dataclass
class Page:
    """What the page of this step shows beside the address."""

    city: CityForm
    parts: dict[int, PartForm]
    forms: list[Any]
    saved: Sequence[addresses.Address]
    mobile: str  # of whoever receives the goods, as it is dialled
    names_another: bool  # somebody else than who buys
    used: int | None = None  # the saved address that is filled in, by id
    leaves_address: bool = False  # what was typed is of another city, and stayed there


def page_of(journey: Journey, taken: Taken | None = None) -> Page:
    """The forms of the page: fresh ones, or those that came back with errors."""
    journey.contact.validate(), journey.receiver.validate()  # and so keep the mobiles in their one form
    mobile = as_dialled(journey.receiver.kept["mobile"])
    if taken:
        journey.receiver = taken.receiver
        forms = [taken.city, *taken.parts.values(), taken.address, taken.receiver]
        return Page(
            taken.city, taken.parts, forms, saved(), mobile, journey.names_another or bool(taken.receiver.errors)
        )
    here = journey.basket.city
    city = CityForm(None, data={"city_id": str(here.id) if here else ""})
    parts = {part.family.id: part_form(part.family.id, part.note) for part in journey.basket.parts}
    mine = saved()
    if "delivery" not in journey.typed:
        offered = next((one for one in mine if is_for(one, journey)), None)
        journey.address = AddressForm(None, data=written_in(offered) if offered else {})
    left = (
        "delivery" in journey.typed
        and not journey.is_written_for_here(anyway=True)
        and any(typed_in(journey.address).values())
    )
    if left:
        journey.address = AddressForm(None)
    used = next((one.id for one in mine if is_for(one, journey) and written_in(one) == typed_in(journey.address)), None)
    return Page(city, parts, [], mine, mobile, journey.names_another, used, left)


def part_form(family_id: int, note: str = "") -> PartForm:
    """The form of one family, its names marked with the family."""
    return PartForm(None, prefix=f"f{family_id}-", data={"note": note})


def take(basket: carts.Basket) -> Taken:
    """Reads the posted step and keeps it with the basket, right or wrong."""
    cart = basket.cart
    taken = Taken(AddressForm(), CityForm(), ReceiverForm())
    if cart is None:
        return taken
    city = taken.city.city
    moves = city is not None and city.id != cart.city_id
    keep_where(cart, taken.address, city.id if city else cart.city_id)
    knows_whom = keep_whom(journey_of(basket), cart, taken.receiver, city.id if city else cart.city_id)
    taken.parts = {part.family.id: PartForm(prefix=f"f{part.family.id}-") for part in basket.parts}
    right = [form.validate() for form in taken.parts.values()]
    for family_id, form in taken.parts.items():
        if not form.errors:
            carts.choose_way(cart, family_id, way=form.way.data or None, note=form.note.data or "")
    chosen = next((address for address in saved() if str(address.id) == request.form.get("address")), None)
    if chosen:
        carts.keep_typed(cart, "delivery", {**written_in(chosen), "city_id": chosen.city_id})
        keep_receiver(cart, chosen)
        carts.choose_city(cart, chosen.city_id)
        taken.again = True
        return taken
    if city and moves:
        carts.choose_city(cart, city.id)
        taken.again = True
        return taken
    if taken.city.city_id.data and not taken.city.validate():
        return taken  # what reaches a city that is none, nobody can say
    taken.is_valid = all([*right, check_ways(basket, taken), check_address(basket, taken), knows_whom])
    taken.again = "again" in request.form
    return taken


def keep_where(cart: carts.Cart, address: AddressForm, city_id: int | None) -> None:
    """Keeps the address that was sent with the city it is of: the one chosen with it, unless it is still the one that was
    written for another."""
    typed, before = typed_in(address), cart.typed.get("delivery", {})
    if before and city_id != before.get("city_id") and typed == {name: before.get(name, "") for name in typed}:
        city_id = before.get("city_id")
    carts.keep_typed(cart, "delivery", {**typed, "city_id": city_id})


def keep_whom(journey: Journey, cart: carts.Cart, receiver: ReceiverForm, city_id: int | None) -> bool:
    """Keeps whoever was named to receive it, right or wrong, with the city this is for; whether they are named rightly. Nobody
    where it is who buys, and nothing new where the form came back as it was shown, or without them."""
    if not receiver.receiver_name.raw_data:
        return True
    journey.contact.validate(), journey.receiver.validate()
    is_right = receiver.validate()
    if not is_right or receiver.kept != journey.receiver.kept:
        typed = {"name": receiver.receiver_name.data or "", "mobile": receiver.receiver_mobile.data or ""}
        is_buyer = is_right and receiver.kept == journey.contact.as_receiver()
        carts.keep_typed(cart, "receiver", {} if is_buyer else {**typed, "city_id": city_id})
    return is_right


def check_ways(basket: carts.Basket, taken: Taken) -> bool:
    """Whether each family has a way that is open; says what is missing beside the city or the family."""
    right = True
    for part in basket.parts:
        form, name = taken.parts[part.family.id], in_language(part.family, "trade_name")
        if not any(way.is_open for way in part.ways):
            right = False
            if basket.city is None:
                taken.city.city_id.errors = [gettext("يُرجى اختيار المدينة من القائمة.")]
            else:
                form.way.errors = [gettext("لا تصل منتجات «%(family)s» إلى هذه المدينة.", family=name)]
        elif wanted(part, form) is None:
            right = False
            form.way.errors = [gettext("يُرجى اختيار طريقة استلام منتجات «%(family)s».", family=name)]
            if basket.city is None and not form.way.data:
                taken.city.city_id.errors = [
                    gettext("باختيار المدينة يظهر كيف يصلك الطلب، ويمكن اختيار الاستلام من كل أسرة.")
                ]
    return right


def wanted(part: carts.Part, form: PartForm) -> delivery.Way | None:
    """The way that was chosen for a family, or the one that counts when none was; None for one that is not open."""
    return delivery.chosen(part.ways, form.way.data) if form.way.data else part.way


def check_address(basket: carts.Basket, taken: Taken) -> bool:
    """Whether there is an address where something is brought."""
    ways = [wanted(part, taken.parts[part.family.id]) for part in basket.parts]
    taken.address.is_needed = any(way is not None and way.kind != delivery.COLLECT for way in ways)
    return taken.address.validate()
