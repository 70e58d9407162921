"""Asking to give goods of a parcel back, line by line, and keeping them after all."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.goods import shelves
from storefront.kernel import clock
from storefront.kernel.refusals import NotFound
from storefront.trade import orders  # fmt: skip
from storefront.trade import returns as trade
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.formats import count_of
from storefront.web.shop.buying_forms import PiecesForm, ReturnForm
from storefront.web.shop.order_access import parcel_of, readable
from storefront.web.shop.order_rows import line_row
from storefront.web.shop.orders import page as order_page
from storefront.web.shop.parcels import House, Line, house

returns = Blueprint("returns", __name__)


@dataclass
class BackRow:
    """A line that may go back: how many pieces of it are still here, and whether only for a fault."""

    line: Line
    most: int
    only_faulty: bool
    form: PiecesForm


def rows_of(parcel: orders.Parcel, *, posted: bool) -> list[BackRow]:
    """The lines of a parcel of which something is left with the shopper; raises NotFound when it is too late."""
    gone, now = trade.given_back(parcel.id), clock.now()
    if not trade.may_return(parcel.state, "M", "defect", parcel.handed_over_at, now):
        raise NotFound()
    faces = {card.product_id: card for card in shelves.cards([line.product_id for line in parcel.lines])}
    rows = []
    for line in parcel.lines:
        prefix, most = f"l{line.id}-", line.quantity - gone[line.id]
        form = PiecesForm(prefix=prefix) if posted else PiecesForm(None, prefix=prefix, data={"pieces": 0})
        changed_mind = trade.may_return(parcel.state, line.return_class, "change_of_mind", parcel.handed_over_at, now)
        if most:
            shown = line_row(line, faces.get(line.product_id), parcel.family)
            rows.append(BackRow(shown, most, not changed_mind, form))
    if not posted and sum(row.most for row in rows) == 1:
        rows[0].form.pieces.data = 1
    return rows


@returns.get("/orders/<code:reference>/parcels/<code:parcel_reference>/return")
def new(reference: str, parcel_reference: str) -> Response | str:
    """Which pieces, and why; one wish at a time."""
    order = readable(reference)
    parcel = parcel_of(order, parcel_reference)
    if trade.open_request(parcel.id):
        say("warn", sentence(trade.ReturnIsAsked()))
        return redirect(url_for("shop.orders.show", reference=reference), 302)
    return page(order, house(parcel.family), ReturnForm(None), rows_of(parcel, posted=False))


def page(order: orders.Order, family: House, form: ReturnForm, rows: Sequence[BackRow], told: str = "") -> str:
    """The page that asks; whoever holds nothing that goes back for a change of mind is not offered that."""
    if all(row.only_faulty for row in rows):
        form.kind.choices = [choice for choice in form.kind.choices if choice.value != "change_of_mind"]
    return render_template("shop/orders/return.html", order=order, house=family, form=form, rows=rows, told=told)


@returns.post("/orders/<code:reference>/parcels/<code:parcel_reference>/return")
def create(reference: str, parcel_reference: str) -> Response | tuple[str, int]:
    """The wish, to be answered by the family."""
    order = readable(reference)
    parcel = parcel_of(order, parcel_reference)
    form, rows = ReturnForm(), rows_of(parcel, posted=True)
    told = ""
    if all([form.validate(), check_pieces(rows, form.kind.data)]):
        try:
            pieces = {row.line.id: row.form.pieces.data or 0 for row in rows}
            trade.ask(parcel, pieces, kind=form.kind.data, reason=form.reason.data or "")
        except trade.CannotBeReturned as refusal:
            told = sentence(refusal)
        else:
            say("good", gettext("وصل طلب الاسترجاع إلى الأسرة، وسيظهر ردها في هذه الصفحة."))
            return redirect(url_for("shop.orders.show", reference=reference), 303)
    return page(order, house(parcel.family), form, rows, told), 409 if told else 422


def check_pieces(rows: Sequence[BackRow], kind: str | None) -> bool:
    """Whether the numbers are right, something is to go back, and nothing that may not."""
    right = [row.form.validate() for row in rows]
    for row in rows:
        wanted = row.form.pieces.data or 0
        if wanted > row.most:
            row.form.pieces.errors = [gettext("بقي لك منه %(pieces)s فقط.", pieces=count_of("piece", row.most))]
        elif wanted and row.only_faulty and kind == "change_of_mind":
            row.form.pieces.errors = [gettext("هذا الصنف لا يُسترجع إلا إن وصل معيباً.")]
    if all(right) and not any(row.form.pieces.data for row in rows) and rows:
        rows[0].form.pieces.errors = [gettext("يُرجى اختيار قطعة واحدة على الأقل.")]
    return all(right) and not any(row.form.pieces.errors for row in rows)


@returns.post("/orders/<code:reference>/parcels/<code:parcel_reference>/returns/<int:request_id>/withdrawal")
def withdraw(reference: str, parcel_reference: str, request_id: int) -> Response | tuple[str, int]:
    """The shopper keeps the goods after all."""
    order = readable(reference)
    parcel = parcel_of(order, parcel_reference)
    try:
        trade.withdraw(trade.get_of_parcel(parcel.id, request_id), parcel)
    except trade.CannotBeWithdrawn as refusal:
        return order_page(readable(reference), sentence(refusal)), refusal.status
    say("good", gettext("سُحب طلب الاسترجاع، وتبقى القطع لديك."))
    return redirect(url_for("shop.orders.show", reference=reference, _anchor=f"parcel-{parcel_reference}"), 303)
