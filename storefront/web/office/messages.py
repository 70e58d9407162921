"""Messages somebody reported, and those the office has hidden. The office reads what was reported and nothing else of what
two people write to each other."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.kernel import paging
from storefront.kernel.refusals import N_, NotFound
from storefront.trade import messages as trade
from storefront.trade.messages import Message
from storefront.trade.orders import Parcel
from storefront.web.kit.doors import actor
from storefront.web.kit.flashes import say
from storefront.web.kit.locale import in_language
from storefront.web.kit.page_links import PageLinks
from storefront.web.office.desk import ReasonForm
from storefront.web.shop.message_rows import MessageRow

messages = Blueprint("messages", __name__)
PARTS = {"": N_("بلاغات تنتظر"), "hidden": N_("مخفية")}


@messages.get("/messages")
def index() -> str:
    """A page of messages with a report nobody has decided, or of those that are hidden."""
    show = request.args.get("show", "")
    show = show if show in PARTS else ""
    found = trade.reported(show, number=paging.page_number(request.args.get("page")))
    return render_template(
        "office/messages/index.html",
        show=show,
        parts=[(name, gettext(label)) for name, label in PARTS.items()],
        rows=[(message, row_of(message, message.thread.parcel)) for message in found.rows],
        page=PageLinks(found, url_for(".index"), {"show": show or None}),
    )


def row_of(message: Message, parcel: Parcel) -> MessageRow:
    """The message with whose it is; the office reads what is hidden, too."""
    family = in_language(parcel.family, "trade_name")
    author = family if message.side == trade.FAMILY else str(gettext("المشتري"))
    return MessageRow(message.id, author, False, message.words, message.written_at, False, False, "", "")


def reported(message_id: int) -> Message:
    """A message somebody reported, or the office has hidden; raises NotFound for any other."""
    message = trade.get(message_id)
    if message.reported_at is None and message.state == "shown":
        raise NotFound()
    return message


@messages.get("/messages/<int:message_id>")
def show(message_id: int) -> str:
    """One message, why it was reported, and what the office can do."""
    return page_of(reported(message_id), ReasonForm(formdata=None))


def page_of(message: Message, form: ReasonForm) -> str:
    parcel = trade.parcel_of(message)
    row = row_of(message, parcel)
    return render_template("office/messages/show.html", message=message, parcel=parcel, row=row, form=form)


@messages.post("/messages/<int:message_id>/hiding")
def hiding(message_id: int) -> Response | tuple[str, int]:
    """Takes it out of sight; its writer reads why."""
    message, form = reported(message_id), ReasonForm()
    if not form.validate_on_submit():
        return page_of(message, form), 422
    trade.hide(message, actor(), reason=str(form.reason.data))
    say("good", gettext("أُخفيت الرسالة، ويقرأ كاتبها السبب."))
    return redirect(url_for(".index"), 303)


@messages.post("/messages/<int:message_id>/publication")
def publication(message_id: int) -> Response:
    """Both can read it again."""
    trade.show_again(reported(message_id), actor())
    say("good", gettext("الرسالة ظاهرة من جديد."))
    return redirect(url_for(".index"), 303)


@messages.post("/messages/<int:message_id>/dismissal")
def dismissal(message_id: int) -> Response:
    """Nothing is wrong with it."""
    trade.dismiss(reported(message_id), actor())
    say("good", gettext("بقيت الرسالة كما هي، وأُغلق البلاغ."))
    return redirect(url_for(".index"), 303)
