"""What of an order its shopper did not take at the door, as it is typed: how many pieces of each line, and why. The family's
page asks it of what it brings itself, the office's of what is with the courier; both show the sum to be paid before."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import request
from flask_babel import gettext, lazy_gettext
from wtforms import TextAreaField
from wtforms.validators import InputRequired, Length

from storefront.trade import carts, returns
from storefront.trade.orders import OrderLine, Parcel
from storefront.web.kit.errors import sentence
from storefront.web.kit.forms import Form, WholeNumber, trimmed

LEAST_WORDS, MOST_WORDS = 5, 200


class RefusedForm(Form):
    """How many pieces of a line were not taken; how many there are is set by the page."""

    pieces = WholeNumber(
        lazy_gettext("لم يأخذ منها"), lazy_gettext("اكتبوا عدداً، أو 0 لما أخذه كله."), low=0, high=carts.MOST_PIECES
    )


class WhyForm(Form):
    """Why they were not taken."""

    reason = TextAreaField(
        lazy_gettext("لماذا لم يأخذها؟"),
        [
            InputRequired(lazy_gettext("اكتبوا السبب، فالمشتري يقرؤه.")),
            Length(LEAST_WORDS, MOST_WORDS, lazy_gettext("السبب من 5 أحرف إلى 200 حرف.")),
        ],
        filters=[trimmed],
    )


@dataclass
class LineRow:
    """A line of the order, and how many of its pieces were not taken."""

    line: OrderLine
    form: RefusedForm

    @property
    def pieces(self) -> int:
        return self.form.pieces.data or 0


def rows_of(parcel: Parcel, *, posted: bool) -> list[LineRow]:
    """The lines of an order, with what was typed if something was."""
    rows = []
    for line in parcel.lines:
        prefix = f"l{line.id}-"
        form = RefusedForm(prefix=prefix) if posted else RefusedForm(None, prefix=prefix, data={"pieces": 0})
        rows.append(LineRow(line, form))
    return rows


def refused(rows: Sequence[LineRow]) -> dict[int, int]:
    """The pieces that were not taken, by order line."""
    return {row.line.id: row.pieces for row in rows if row.pieces}


def due(parcel: Parcel, rows: Sequence[LineRow]) -> int | None:
    """What is to be paid for the rest (halalas); None where what was typed is no part of it, and then that stands beside the
    first line. Raises NotNow where nothing is to be paid at the door."""
    right = [row.form.validate() for row in rows]
    for row in rows:
        if row.pieces > row.line.quantity:
            row.form.pieces.errors = [gettext("في الطلب منها %(count)s فقط.", count=row.line.quantity)]
    if not all(right) or any(row.form.errors for row in rows):
        return None
    try:
        return returns.doorsteps.due_for_rest(parcel, refused(rows))
    except returns.NotAPart as refusal:
        rows[0].form.refuse("pieces", refusal, sentence(refusal))
        return None


def may_be_part(parcel: Parcel) -> bool:
    """Whether a page may ask it: cash is to be paid at the door, for more than one piece."""
    is_cash = parcel.order.method == "cash" and parcel.total_minor > 0
    return is_cash and sum(line.quantity for line in parcel.lines) > 1


def was_seen() -> bool:
    """Whether the sum was shown before."""
    return request.form.get("sure") == "yes"
