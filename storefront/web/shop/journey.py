"""The way from a basket to an order as its pages see it: which steps are done, with what was typed at each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from werkzeug.datastructures import MultiDict

from storefront.community import accounts
from storefront.kernel.phones import as_dialled
from storefront.trade import carts, delivery, orders
from storefront.web.kit.doors import person
from storefront.web.kit.forms import Form
from storefront.web.kit.locale import language
from storefront.web.shop import methods
from storefront.web.shop.buying_forms import AddressForm, ContactForm, MethodForm, ReceiverForm

STEPS = ("contact", "delivery", "payment", "review")
SomeForm = TypeVar("SomeForm", bound=Form)


@dataclass
class Journey:
    """A basket and what was typed on its way; forms are filled from that, right or wrong."""

    basket: carts.Basket
    contact: ContactForm
    address: AddressForm
    method: MethodForm
    receiver: ReceiverForm

    @property
    def typed(self) -> dict[str, Any]:
        return self.basket.cart.typed if self.basket.cart else {}

    @property
    def is_brought(self) -> bool:
        """Whether anything of it is brought to an address."""
        return any(part.way is not None and part.way.kind != delivery.COLLECT for part in self.basket.parts)

    @property
    def ways(self) -> Sequence[methods.Way]:
        """How it can be paid."""
        return methods.offered(self.basket.total_minor)

    def next_step(self) -> str:
        """The first step that is not done; the last one when all are."""
        done = {
            "contact": lambda: "contact" in self.typed and self.contact.validate(),
            "delivery": lambda: self.is_written_for_here() and self.has_ways() and self.is_addressed(),
            "payment": lambda: "payment" in self.typed and self.method.validate(),
        }
        return next((step for step, is_done in done.items() if not is_done()), STEPS[-1])

    def is_written_for_here(self, *, anyway: bool = False) -> bool:
        """Whether this step was answered, and what is brought (or would be, `anyway`) goes to the city its address was written
        for."""
        typed, cart = self.typed.get("delivery"), self.basket.cart
        if typed is None or cart is None:
            return False
        return not (self.is_brought or anyway) or typed.get("city_id") == cart.city_id

    def at_the_address(self) -> ReceiverForm:
        """Whoever receives what is brought: the one who was named for its city, or else who buys."""
        receiver, cart = self.typed.get("receiver"), self.basket.cart
        if not receiver or cart is None or receiver["city_id"] != cart.city_id:
            return ReceiverForm.of(self.contact.name.data or "", self.contact.mobile.data or "")
        return ReceiverForm.of(receiver["name"], receiver["mobile"])

    @property
    def names_another(self) -> bool:
        """Whether whoever would receive it is somebody else than who buys it; both were found valid."""
        return self.receiver.kept != self.contact.as_receiver()

    @property
    def is_for_another(self) -> bool:
        """Whether something is brought to somebody else than who buys it; both were found valid."""
        return self.is_brought and self.names_another

    def is_addressed(self) -> bool:
        """Whether what is brought has somebody who receives it, and an address."""
        return self.address.validate() and (not self.is_brought or self.receiver.validate())

    def has_ways(self) -> bool:
        """Whether every family of the basket has a way."""
        return all(part.way is not None for part in self.basket.parts)

    def as_contact(self) -> orders.Contact:
        """Who buys and who receives it where, of forms that were found valid."""
        receiver = (
            {f"receiver_{name}": text for name, text in self.receiver.kept.items()} if self.is_for_another else {}
        )
        address = where(self.address) if self.is_brought else {}
        return orders.Contact(**self.contact.kept, language=language(), **address, **receiver)


def journey_of(basket: carts.Basket) -> Journey:
    """The journey of a basket, with what was typed so far."""
    typed = basket.cart.typed if basket.cart else {}
    journey = Journey(
        basket,
        filled(ContactForm, typed.get("contact"), of_member()),
        filled(AddressForm, typed.get("delivery"), {}),
        filled(MethodForm, typed.get("payment"), {}),
        ReceiverForm(None),
    )
    journey.receiver, journey.address.is_needed = journey.at_the_address(), journey.is_brought
    journey.method.offer(journey.ways)
    return journey


def filled(kind: type[SomeForm], typed: dict[str, str] | None, usual: dict[str, str]) -> SomeForm:
    """A form with what was typed, or with what is usual as long as nothing was."""
    return kind(None, data=usual) if typed is None else kind(MultiDict(typed))


def of_member() -> dict[str, str]:
    """What is known of a member already."""
    someone = person()
    if someone is None:
        return {}
    mobile = accounts.get(someone.id).mobile
    return {"name": someone.name, "email": someone.email, "mobile": as_dialled(mobile) if mobile else ""}


def where(address: AddressForm) -> dict[str, Any]:
    """A valid address, as the core takes it."""
    return {**address.kept, "short_address": address.kept["short_address"] or None}


def typed_in(form: Form) -> dict[str, str]:
    """What was typed into a form, as text; cut where nobody types so much."""
    return {field.name: str(field.data or "")[:300] for field in form}
