"""Coupons in the office: those of the market are made and changed here, those of families seen, and stopped if need be."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.kernel import paging
from storefront.kernel.refusals import NotFound
from storefront.trade import coupons as trade
from storefront.web.kit.coupons import CouponForm, TermsForm, filled, fresh, listed, row_of, saved, tabs
from storefront.web.kit.doors import actor
from storefront.web.kit.page_links import PageLinks
from storefront.web.kit.steps import take
from storefront.web.office.desk import ReasonForm
from storefront.web.office.journal_words import subject_href

coupons = Blueprint("coupons", __name__)


@coupons.get("/coupons")
def index() -> str:
    """The coupons of the market and of all families, by state."""
    state = request.args.get("state", "")
    page, rows = listed(None, state, paging.page_number(request.args.get("page")))
    links = PageLinks(page, url_for(".index"), {"state": state or None})
    return render_template("office/coupons/index.html", rows=rows, page=links, tabs=tabs(), state=state)


@coupons.get("/coupons/new")
def new() -> str:
    """Asks for a code and its terms."""
    return form_page(fresh())


def form_page(form: TermsForm, coupon: trade.Coupon | None = None) -> str:
    return render_template("office/coupons/form.html", form=form, coupon=coupon)


@coupons.post("/coupons")
def create() -> Response | tuple[str, int]:
    """A coupon the market pays for."""
    form = CouponForm()
    coupon = saved(form, lambda: trade.create(form.code.data or "", form.terms, actor()))
    if coupon:
        return redirect(url_for(".show", coupon_id=coupon.id), 303)
    return form_page(form), 422


@coupons.get("/coupons/<int(max=999999999999):coupon_id>")
def show(coupon_id: int) -> str:
    """One coupon: its terms, what came of it, every use with its order."""
    return page_of(trade.get(coupon_id))


def page_of(coupon: trade.Coupon, ending: ReasonForm | None = None) -> str:
    """The page of a coupon; `ending` came back with what was wrong."""
    uses = trade.uses(coupon.id, number=paging.page_number(request.args.get("page")))
    return render_template(
        "office/coupons/show.html",
        row=row_of(coupon, trade.used_on([coupon.id])),
        coupon=coupon,
        uses=[use_row(use) for use in uses.rows],
        page=PageLinks(uses, url_for(".show", coupon_id=coupon.id), {}),
        ending=ending or ReasonForm(formdata=None),
    )


def use_row(use: trade.CouponUse) -> dict[str, Any]:
    """A use with its order, and where that can be seen."""
    return {"use": use, "reference": use.order.reference, "href": subject_href(f"order:{use.order_id}")}


@coupons.get("/coupons/<int(max=999999999999):coupon_id>/edit")
def edit(coupon_id: int) -> str:
    """Asks for other terms."""
    coupon = markets(coupon_id)
    return form_page(filled(coupon), coupon)


@coupons.post("/coupons/<int(max=999999999999):coupon_id>")
def update(coupon_id: int) -> Response | tuple[str, int]:
    """Other terms from now on."""
    coupon, form = markets(coupon_id), TermsForm()
    if saved(form, lambda: trade.edit(coupon, form.terms, actor())):
        return redirect(url_for(".show", coupon_id=coupon_id), 303)
    return form_page(form, markets(coupon_id)), 422


def markets(coupon_id: int) -> trade.Coupon:
    """A coupon of the market; a family's is its own affair."""
    coupon = trade.get(coupon_id)
    if coupon.family_id is not None:
        raise NotFound()
    return coupon


@coupons.post("/coupons/<int(max=999999999999):coupon_id>/ending")
def ending(coupon_id: int) -> Response | tuple[str, int]:
    """Nobody can use it any more; the reason stays with it."""
    coupon, form = trade.get(coupon_id), ReasonForm()
    if not form.validate():
        return page_of(coupon, form), 422
    take(
        lambda: trade.stop(coupon, actor(), reason=str(form.reason.data)),
        gettext("أُوقفت القسيمة، ولا تُقبل في طلب جديد."),
        late=gettext("أُوقفت هذه القسيمة من قبل."),
    )
    return redirect(url_for(".show", coupon_id=coupon_id), 303)
