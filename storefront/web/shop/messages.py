"""The shopper writes to the family of a parcel, from the page of the order: a guest by its private link too."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.kernel import clock, paging
from storefront.kernel.refusals import NotFound, NotValid, Refusal
from storefront.trade import handbacks
from storefront.trade import messages as trade
from storefront.trade.orders import Order, Parcel
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.locale import in_language
from storefront.web.kit.page_links import PageLinks
from storefront.web.shop.message_forms import MessageForm, ReportForm
from storefront.web.shop.message_rows import Reader, rows_of
from storefront.web.shop.order_access import parcel_of, readable
from storefront.web.shop.parcels import house

messages = Blueprint("messages", __name__)
PATH = "/orders/<code:reference>/parcels/<code:parcel_reference>/messages"


@messages.get(PATH)
def show(reference: str, parcel_reference: str) -> str:
    """What was written, and a form to write."""
    order = readable(reference)
    return page(order, parcel_of(order, parcel_reference), MessageForm(None))


def page(order: Order, parcel: Parcel, form: MessageForm, told: str = "") -> str:
    """The page of a thread; `told` is why something was refused. Raises NotFound where nothing was written and nothing can
    be."""
    thread, now = trade.find_thread(parcel.id), clock.now()
    is_closed = parcel.family.status == "closed"
    may_write = trade.policy.may_write(parcel.state, parcel.state_at, order.confirmed_at, now) and not is_closed
    if thread is None and not (may_write or told):
        raise NotFound()
    found = paging.Page[trade.Message]([], 1, 0)
    if thread:
        found = trade.of_thread(thread.id, number=paging.page_number(request.args.get("page")))
    path = url_for(".show", reference=order.reference, parcel_reference=parcel.reference)
    return render_template(
        "shop/messages/show.html",
        order=order,
        parcel=parcel,
        house=house(parcel.family),
        rows=rows_of(thread, found.rows, reader_of(order, parcel)) if thread else [],
        has_new=thread is not None and thread.new_for_shopper is not None,
        page=PageLinks(found, path, {}),
        may_write=may_write,
        knows=parcel.id in handbacks.knowing([parcel]),
        form=form,
        told=told,
    )


def reader_of(order: Order, parcel: Parcel) -> Reader:
    """The shopper as the reader of a thread."""
    names = {trade.SHOPPER: gettext("أنت"), trade.FAMILY: in_language(parcel.family, "trade_name")}
    codes = order.reference, parcel.reference
    return Reader(
        trade.SHOPPER,
        names,
        True,
        lambda number: url_for(".new", reference=codes[0], parcel_reference=codes[1], message_id=number),
    )


@messages.post(PATH)
def create(reference: str, parcel_reference: str) -> Response | tuple[str, int]:
    """Sends a message to the family."""
    order, form = readable(reference), MessageForm()
    parcel = parcel_of(order, parcel_reference)
    if not form.validate():
        return page(order, parcel, form), 422
    try:
        trade.write(parcel, trade.SHOPPER, form.words.data or "", actor())
    except NotValid as refusal:
        form.refuse("words", refusal, sentence(refusal))
        return page(order, parcel, form), refusal.status
    except Refusal as refusal:
        return page(order, parcel, form, sentence(refusal)), refusal.status
    say("good", gettext("وصلت رسالتك إلى الأسرة."))
    return to_thread(reference, parcel_reference)


@messages.post(f"{PATH}/reading")
def reading(reference: str, parcel_reference: str) -> Response:
    """Opens the thread, and what is in it counts as read."""
    trade.mark_read(parcel_of(readable(reference), parcel_reference), trade.SHOPPER)
    return to_thread(reference, parcel_reference)


@messages.get(f"{PATH}/<int:message_id>/report")
def new(reference: str, parcel_reference: str, message_id: int) -> str:
    """Asks what is wrong with what the family wrote."""
    order = readable(reference)
    parcel = parcel_of(order, parcel_reference)
    return ask(order, parcel, theirs(parcel, message_id), ReportForm(formdata=None))


def theirs(parcel: Parcel, message_id: int) -> trade.Message:
    """A message of the family that can be read; raises NotFound for any other."""
    message = trade.get_of_parcel(parcel.id, message_id)
    if message.side == trade.SHOPPER or message.state == "hidden":
        raise NotFound()
    return message


def ask(order: Order, parcel: Parcel, message: trade.Message, form: ReportForm) -> str:
    row = rows_of(message.thread, [message], reader_of(order, parcel))[0]
    return render_template("shop/messages/new.html", order=order, parcel=parcel, row=row, form=form)


@messages.post(f"{PATH}/<int:message_id>/report")
def report(reference: str, parcel_reference: str, message_id: int) -> Response | tuple[str, int]:
    """The office is to look at it."""
    order, form = readable(reference), ReportForm()
    parcel = parcel_of(order, parcel_reference)
    message = theirs(parcel, message_id)
    if not form.validate():
        return ask(order, parcel, message, form), 422
    trade.report(message, trade.SHOPPER, str(form.reason.data), actor())
    say("good", gettext("شكراً لك. وصل بلاغك إلى مكتب السوق، وسينظر فيه."))
    return to_thread(reference, parcel_reference)


def to_thread(reference: str, parcel_reference: str) -> Response:
    return redirect(url_for(".show", reference=reference, parcel_reference=parcel_reference), 303)
