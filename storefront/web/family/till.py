"""The till of a family at its stall, for a thumb: tap what is sold, say how it is paid, read the change. Two plain forms, which
are quicker with script."""

from collections.abc import Sequence
from uuid import uuid4

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from storefront.community.families import Family
from storefront.fairs import exhibitions, tills
from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.tills import CASH
from storefront.kernel import units
from storefront.kernel.refusals import NotFound, Refusal
from storefront.web.family import desk, jobs
from storefront.web.family.till_rows import PayForm, TileRow, days_of, phone_words, prices_of, rows_of
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.saving import field_of

till = Blueprint("till", __name__)
FIELDS: dict[type[Refusal], str] = {
    tills.refusals.MethodIsUnknown: "method",
    tills.refusals.SumIsNotValid: "tendered",
    tills.refusals.TenderedIsLess: "tendered",
    tills.refusals.ReferenceIsNotValid: "reference",
}


@till.get("/till")
def index() -> str | Response:
    """The exhibition of today; where there are several they are to choose from, where there is none the next is told."""
    family = desk.family()
    today = tills.open_today(family.id)
    if len(today) == 1:
        return redirect(url_for(".show", exhibition_id=today[0].id), 303)
    following = None if today else tills.coming_next(family.id)
    return render_template(
        "family/till/index.html",
        today=[(one, days_of(one)) for one in today],
        following=following,
        days=days_of(following) if following else "",
    )


def here(exhibition_id: int) -> tuple[Exhibition, Family]:
    """An exhibition of the family of the desk; raises NotFound."""
    family, exhibition = desk.family(), exhibitions.get(exhibition_id)
    if not tills.is_own(exhibition_id, family.id):
        raise NotFound()
    return exhibition, family


@till.get("/till/<int:exhibition_id>")
def show(exhibition_id: int) -> str:
    """What is at the stall, to be tapped."""
    exhibition, family = here(exhibition_id)
    return choosing(exhibition, family)


def choosing(exhibition: Exhibition, family: Family, *, bad: str = "") -> str:
    """The tiles, with what was typed and why it was not taken."""
    against = tills.why_not(exhibition, family.id)
    rows = [] if against else rows_of(tills.tiles(exhibition.id, family.id), request.form)
    return render_template(
        "family/till/show.html",
        exhibition=exhibition,
        rows=rows,
        against=sentence(against) if against else "",
        days=days_of(exhibition),
        bad=bad,
        weave=jobs.weave_of(family),
        family_id=family.id,
        pay=PayForm(formdata=None, data={"method": CASH}),
        phone_words=phone_words(),
    )


@till.post("/till/<int:exhibition_id>")
def create(exhibition_id: int) -> str | Response | tuple[str, int]:
    """What was tapped is summed up, and asked how it is paid; said that, it is sold; or one goes back to
    the tiles, where all that was tapped still is."""
    exhibition, family = here(exhibition_id)
    if "back" in request.form:
        return choosing(exhibition, family)
    rows = rows_of(tills.tiles(exhibition_id, family.id), request.form)
    refusal = wrong_with(exhibition, family, rows)
    if refusal:
        return choosing(exhibition, family, bad=sentence(refusal)), refusal.status
    if "sale" not in request.form:
        return paying(exhibition, rows, PayForm(formdata=None, data={"sale": str(uuid4()), "method": CASH}))
    form = PayForm()
    try:
        sale = tills.record(exhibition, family.id, form.sale_of(rows, prices_of(request.form)), actor())
    except Refusal as refused:
        units.abandon()
        exhibition, family = here(exhibition_id)
        field = field_of(FIELDS, refused)
        if field is None:
            return choosing(exhibition, family, bad=sentence(refused)), refused.status
        form.refuse(field, refused, sentence(refused))
        again = rows_of(tills.tiles(exhibition_id, family.id), request.form)
        return paying(exhibition, again, form), refused.status
    return redirect(url_for("family.till_sales.show", exhibition_id=exhibition_id, sale_id=sale.id), 303)


def wrong_with(exhibition: Exhibition, family: Family, rows: Sequence[TileRow]) -> Refusal | None:
    """Why what was tapped cannot be paid; none of a sale that has its name, which may have been kept already."""
    if "sale" in request.form:
        return None
    if any(row.error for row in rows):
        return tills.refusals.SomethingIsWrong()
    against = tills.why_not(exhibition, family.id)
    return against or (None if any(row.quantity for row in rows) else tills.refusals.NothingIsChosen())


def paying(exhibition: Exhibition, rows: Sequence[TileRow], form: PayForm) -> str:
    """What was tapped with its sum, and how it is paid."""
    chosen = [row for row in rows if row.quantity]
    return render_template(
        "family/till/pay.html",
        exhibition=exhibition,
        rows=chosen,
        total_minor=sum(row.quantity * row.price_minor for row in chosen),
        form=form,
    )
