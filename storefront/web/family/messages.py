"""What shoppers write about their orders: every thread of the family, one thread, the answer, a word to the office."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.kernel import clock, paging
from storefront.kernel.refusals import NotFound, NotValid, Refusal
from storefront.trade import handbacks, orders
from storefront.trade import messages as trade
from storefront.trade.orders import Parcel
from storefront.web.family import desk
from storefront.web.family.reach import is_written_to, not_written_to, told
from storefront.web.family.reviews import ReportForm
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.page_links import PageLinks
from storefront.web.shop.message_forms import MessageForm
from storefront.web.shop.message_rows import Reader, rows_of, said

messages = Blueprint("messages", __name__)
PATH = "/orders/<code:parcel_reference>/messages"


@messages.get("/messages")
def index() -> str:
    """Every thread, those with something new first."""
    family = desk.family()
    found = trade.of_family(family.id, number=paging.page_number(request.args.get("page")))
    known = handbacks.knowing(thread.parcel for thread in found.rows)
    newest = trade.newest_of([thread.id for thread in found.rows])
    return render_template(
        "family/messages/index.html",
        rows=[row_of(thread, newest.get(thread.id), knows=thread.parcel_id in known) for thread in found.rows],
        page=PageLinks(found, url_for(".index"), {}),
    )


def row_of(thread: trade.Thread, message: trade.Message | None, *, knows: bool) -> tuple[trade.Thread, str, Any]:
    """A thread on the list, with what its shopper is called, whether its newest `message` is the family's own, and how that
    begins; no words of one that is hidden."""
    begins = (False, "")
    if message and message.state != "hidden":
        begins = (message.side == trade.FAMILY, said(message, sees_contacts=knows))
    return thread, name_of(thread.parcel, knows=knows), begins


def knows(parcel: Parcel) -> bool:
    """Whether the family sees who its shopper is."""
    return parcel.id in handbacks.knowing([parcel])


def name_of(parcel: Parcel, *, knows: bool) -> str:
    """What the shopper is called at the desk: by name as long as the order itself names them."""
    return parcel.order.contact_name if knows else str(gettext("المشتري"))


@messages.get(PATH)
def show(parcel_reference: str) -> str:
    """What was written about one order, and a form to write."""
    return page(desk.own(orders.of_family, parcel_reference), MessageForm(None))


def page(parcel: Parcel, form: MessageForm, told: str = "") -> str:
    """The page of a thread; `told` is why something was refused."""
    thread, now, known = trade.find_thread(parcel.id), clock.now(), knows(parcel)
    found = paging.Page[trade.Message]([], 1, 0)
    if thread:
        found = trade.of_thread(thread.id, number=paging.page_number(request.args.get("page")))
    return render_template(
        "family/messages/show.html",
        parcel=parcel,
        rows=rows_of(thread, found.rows, reader_of(parcel, knows=known)) if thread else [],
        has_new=thread is not None and thread.new_for_family is not None,
        page=PageLinks(found, url_for(".show", parcel_reference=parcel.reference), {}),
        may_write=trade.policy.may_write(parcel.state, parcel.state_at, parcel.order.confirmed_at, now)
        and not parcel.order.is_forgotten,
        knows=known,
        unreached="" if is_written_to(parcel) else not_written_to(parcel, knows=known),
        form=form,
        told=told,
    )


def reader_of(parcel: Parcel, *, knows: bool) -> Reader:
    """The family as the reader of a thread."""
    names = {trade.FAMILY: gettext("أنتم"), trade.SHOPPER: name_of(parcel, knows=knows)}
    where = parcel.reference
    return Reader(trade.FAMILY, names, knows, lambda number: url_for(".new", parcel_reference=where, message_id=number))


@messages.post(PATH)
def create(parcel_reference: str) -> Response | tuple[str, int]:
    """Sends a message to the shopper."""
    parcel, form = desk.own(orders.of_family, parcel_reference), MessageForm()
    if not form.validate():
        return page(parcel, form), 422
    try:
        trade.write(parcel, trade.FAMILY, form.words.data or "", actor())
    except NotValid as refusal:
        form.refuse("words", refusal, sentence(refusal))
        return page(parcel, form), refusal.status
    except Refusal as refusal:
        return page(parcel, form, sentence(refusal)), refusal.status
    say("good", told(parcel, gettext("حُفظت رسالتكم في صفحة الطلب."), gettext("وصلت رسالتكم إلى المشتري.")))
    return to_thread(parcel_reference)


@messages.post(f"{PATH}/reading")
def reading(parcel_reference: str) -> Response:
    """Opens the thread, and what is in it counts as read."""
    trade.mark_read(desk.own(orders.of_family, parcel_reference), trade.FAMILY)
    return to_thread(parcel_reference)


@messages.get(f"{PATH}/<int:message_id>/report")
def new(parcel_reference: str, message_id: int) -> str:
    """Asks what is wrong with what the shopper wrote."""
    parcel = desk.own(orders.of_family, parcel_reference)
    return ask(parcel, theirs(parcel, message_id), ReportForm(formdata=None))


def theirs(parcel: Parcel, message_id: int) -> trade.Message:
    """A message of the shopper that can be read; raises NotFound for any other."""
    message = trade.get_of_parcel(parcel.id, message_id)
    if message.side == trade.FAMILY or message.state == "hidden":
        raise NotFound()
    return message


def ask(parcel: Parcel, message: trade.Message, form: ReportForm) -> str:
    row = rows_of(message.thread, [message], reader_of(parcel, knows=knows(parcel)))[0]
    return render_template("family/messages/new.html", parcel=parcel, row=row, form=form)


@messages.post(f"{PATH}/<int:message_id>/report")
def report(parcel_reference: str, message_id: int) -> Response | tuple[str, int]:
    """The office is to look at it."""
    parcel, form = desk.own(orders.of_family, parcel_reference), ReportForm()
    message = theirs(parcel, message_id)
    if not form.validate():
        return ask(parcel, message, form), 422
    trade.report(message, trade.FAMILY, str(form.reason.data), actor())
    say("good", gettext("وصل بلاغكم إلى المكتب، وسينظر فيه."))
    return to_thread(parcel_reference)


def to_thread(parcel_reference: str) -> Response:
    return redirect(url_for(".show", parcel_reference=parcel_reference), 303)
