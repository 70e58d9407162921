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
from storefront.web.shop.buying_forms import AddressForm, CityForm, PartForm
from storefront.web.shop.journey import Journey, typed_in
from storefront.web.shop.saved_addresses import change_city, is_for, keep_receiver, saved, written_in


@dataclass
class Taken:
    """What came of a posted step: look at it again (another city), or whether it is right."""

    address: AddressForm
    city: CityForm
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
    used: int | None = None  # the saved address that is filled in, by id


def page_of(journey: Journey, taken: Taken | None = None) -> Page:
    """The forms of the page: fresh ones, or those that came back with errors."""
    journey.contact = journey.at_the_address()
    journey.contact.validate()  # and so keeps the mobile in its one form
    mobile = as_dialled(journey.contact.kept["mobile"])
    if taken:
        return Page(taken.city, taken.parts, [taken.city, *taken.parts.values(), taken.address], saved(), mobile)
    here = journey.basket.city
    city = CityForm(None, data={"city_id": str(here.id) if here else ""})
    parts = {part.family.id: part_form(part.family.id, part.note) for part in journey.basket.parts}
    mine = saved()
    if "delivery" not in journey.typed:
        offered = next((one for one in mine if is_for(one, journey)), None)
        journey.address = AddressForm(None, data=written_in(offered) if offered else {})
    used = next((one.id for one in mine if is_for(one, journey) and written_in(one) == typed_in(journey.address)), None)
    return Page(city, parts, [], mine, mobile, used)


def part_form(family_id: int, note: str = "") -> PartForm:
    """The form of one family, its names marked with the family."""
    return PartForm(None, prefix=f"f{family_id}-", data={"note": note})


def take(basket: carts.Basket) -> Taken:
    """Reads the posted step and keeps it with the basket, right or wrong."""
    cart = basket.cart
    taken = Taken(AddressForm(), CityForm())
    if cart is None:
        return taken
    carts.keep_typed(cart, "delivery", {**typed_in(taken.address), "city_id": cart.city_id})
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
    city = taken.city.city
    if city and city.id != cart.city_id:
        change_city(cart, city.id)
        taken.again = True
        return taken
    if taken.city.city_id.data and not taken.city.validate():
        return taken  # what reaches a city that is none, nobody can say
    taken.is_valid = all([*right, check_ways(basket, taken), check_address(basket, taken)])
    taken.again = "again" in request.form
    return taken


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
