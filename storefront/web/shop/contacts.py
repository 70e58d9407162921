"""Who receives an order and where, mended within a day and before anybody begins: name, mobile, e-mail, address."""

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.kernel import clock, phones
from storefront.kernel.refusals import Refusal
from storefront.trade import corrections, delivery
from storefront.trade import orders as trade
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.shop.buying_forms import AddressForm, ContactForm, ReceiverForm
from storefront.web.shop.journey import where
from storefront.web.shop.order_access import let_in_by_link, readable, secret_of

contacts = Blueprint("contacts", __name__)


def may_correct(order: trade.Order) -> bool:
    """Whether name, mobile, e-mail and address may still be mended."""
    states = {parcel.state for parcel in order.parcels}
    return order.abandoned_at is None and trade.policy.may_correct(states, order.placed_at, clock.now())


@contacts.get("/orders/<code:reference>/contact")
def edit(reference: str) -> str | Response:
    """Mending name, mobile, e-mail and address, as long as they may be mended."""
    order = readable(reference)
    if not may_correct(order):
        return redirect(url_for("shop.orders.show", reference=reference), 303)
    mobile = phones.as_dialled(order.mobile)
    contact = ContactForm(None, data={"name": order.contact_name, "mobile": mobile, "email": order.email})
    written = {"short_address": order.short_address, "district": order.district, "street": order.street}
    receiver = ReceiverForm.of(order.receiver_name, phones.as_dialled(order.receiver_mobile))
    return contact_page(order, contact, AddressForm(None, data=written), receiver)


def contact_page(
    order: trade.Order, contact: ContactForm, address: AddressForm, receiver: ReceiverForm, told: str = ""
) -> str:
    """The page of mending."""
    brought = any(parcel.way != delivery.COLLECT for parcel in order.parcels)
    return render_template(
        "shop/orders/contact.html",
        order=order,
        contact=contact,
        address=address,
        receiver=receiver,
        is_brought=brought,
        told=told,
    )


@contacts.post("/orders/<code:reference>/contact")
def update(reference: str) -> Response | tuple[str, int]:
    """The mended contact, within a day and before anybody begins."""
    order, contact, address, receiver = readable(reference), ContactForm(), AddressForm(), ReceiverForm()
    before = order.email
    address.is_needed = any(parcel.way != delivery.COLLECT for parcel in order.parcels)
    names = address.is_needed and bool(receiver.receiver_name.raw_data)
    if not all([contact.validate(), address.validate(), not names or receiver.validate()]):
        return contact_page(order, contact, address, receiver), 422
    try:
        corrections.correct(order, mended(order, contact, address, receiver if names else None))
    except Refusal as refusal:
        return contact_page(order, contact, address, receiver, sentence(refusal)), refusal.status
    if order.email != before:
        let_in_by_link(order, secret_of(order))
    say("good", gettext("حُفظت البيانات الجديدة لهذا الطلب."))
    return redirect(url_for("shop.orders.show", reference=reference), 303)


def mended(
    order: trade.Order, contact: ContactForm, address: AddressForm, receiver: ReceiverForm | None
) -> trade.Contact:
    """What was typed, as the core takes it; an address only where one is needed. What was not asked stays: an e-mail, whoever
    else receives it."""
    email = contact.kept["email"] if contact.email.raw_data else order.email
    new = {**contact.kept, "email": email, "language": order.language}
    whom = receiver.kept if receiver else {"name": order.receiver_name, "mobile": order.receiver_mobile}
    if not whom["name"] or not address.is_needed or whom == contact.as_receiver():
        whom = {"name": "", "mobile": ""}
    new |= {f"receiver_{name}": text for name, text in whom.items()}
    return trade.Contact(**new, **(where(address) if address.is_needed else {}))
