"""What was sold at a stall: the sales of a day, one of them with its receipt, undone or settled."""

from collections.abc import Sequence
from datetime import date

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response

from storefront.fairs import exhibitions, tills
from storefront.fairs.exhibitions import OpenDay
from storefront.fairs.tills import TillSale
from storefront.kernel import clock, paging, units
from storefront.kernel.refusals import NotFound, Refusal
from storefront.web.family import desk
from storefront.web.family.till import here
from storefront.web.family.till_rows import method_of
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.fair_words import TILL_STATES
from storefront.web.kit.flashes import say
from storefront.web.kit.links import absolute, path_in
from storefront.web.kit.page_links import PageLinks
from storefront.web.kit.steps import take
from storefront.web.paper import code_address

till_sales = Blueprint("till_sales", __name__)
LATE = lazy_gettext("تغيّر هذا البيع منذ فتح الصفحة.")


def day_asked(days: Sequence[OpenDay]) -> date:
    """The day of ?day=2026-11-30, today, or else the last that began, of the days of an exhibition."""
    asked = request.args.get("day", "")
    known = {one.day.isoformat(): one.day for one in days}
    found = known.get(asked) or tills.nearest(days, clock.now())
    if found is None:
        raise NotFound()
    return found


@till_sales.get("/till/<int:exhibition_id>/sales")
def index(exhibition_id: int) -> str:
    """The sales of a day, what is to be settled before the rest."""
    exhibition, family = here(exhibition_id)
    days = exhibitions.days_of(exhibition_id)
    number, day = paging.page_number(request.args.get("page")), day_asked(days)
    takings = tills.takings(exhibition_id, family.id, day, days)
    found = tills.page_of_day(exhibition_id, family.id, day, total=takings.number, number=number)
    return render_template(
        "family/till/sales.html",
        exhibition=exhibition,
        day_shown=day,
        days=tills.days_with_sales(exhibition_id, family.id),
        rows=[(sale, method_of(sale.method), state_of(sale)) for sale in found.rows],
        takings=takings,
        page=PageLinks(found, url_for(".index", exhibition_id=exhibition_id), {"day": day.isoformat()}),
    )


def state_of(sale: TillSale) -> tuple[str, str, str]:
    """The state of a sale: words, look and icon."""
    words, look, icon = TILL_STATES[sale.state]
    return gettext(words), look, icon


def own(exhibition_id: int, sale_id: int) -> TillSale:
    """A sale of the family of the desk; raises NotFound."""
    return tills.of_family(desk.family().id, exhibition_id, sale_id)


@till_sales.get("/till/<int:exhibition_id>/sales/<int:sale_id>")
def show(exhibition_id: int, sale_id: int) -> str:
    """A sale: the change due, its receipt to be scanned."""
    return page(own(exhibition_id, sale_id))


def page(sale: TillSale, *, bad: str = "", typed: str = "") -> str:
    receipt = absolute(path_in("ar", url_for("shop.till_receipts.show", client_id=sale.client_id).removeprefix("/en")))
    return render_template(
        "family/till/sale.html",
        exhibition=sale.exhibition,
        sale=sale,
        method=method_of(sale.method),
        state=state_of(sale),
        receipt=receipt,
        code=code_address(receipt),
        bad=bad,
        typed=typed,
    )


@till_sales.post("/till/<int:exhibition_id>/sales/<int:sale_id>/void")
def void(exhibition_id: int, sale_id: int) -> Response | tuple[str, int]:
    """The sale was none."""
    sale, reason = own(exhibition_id, sale_id), request.form.get("reason", "")
    try:
        tills.void(sale, reason, actor())
    except Refusal as refusal:
        units.abandon()
        return page(own(exhibition_id, sale_id), bad=sentence(refusal), typed=reason), refusal.status
    say("good", gettext("أُلغي البيع، وعاد ما فيه إلى البسطة."))
    return redirect(url_for(".show", exhibition_id=exhibition_id, sale_id=sale_id), 303)


@till_sales.post("/till/<int:exhibition_id>/sales/<int:sale_id>/settlement")
def settlement(exhibition_id: int, sale_id: int) -> Response:
    """What was sold was there: the count is corrected."""
    sale = own(exhibition_id, sale_id)
    take(lambda: tills.settle(sale, actor()), gettext("سُوّي البيع، وصُحّح عدّ البسطة."), late=str(LATE))
    return redirect(url_for(".show", exhibition_id=exhibition_id, sale_id=sale_id), 303)
