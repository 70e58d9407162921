"""A family's own coupons: made, changed and stopped at its desk; they lower the price of its own goods."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.kernel import paging
from storefront.trade import coupons as trade
from storefront.web.family import desk
from storefront.web.family.entitled import may_use
from storefront.web.kit.coupons import BY_ITS_FAMILY, CouponForm, TermsForm, filled, fresh, listed, row_of, saved, tabs
from storefront.web.kit.doors import actor
from storefront.web.kit.page_links import PageLinks
from storefront.web.kit.steps import take

coupons = Blueprint("coupons", __name__)


@coupons.get("/coupons")
def index() -> str:
    """The family's coupons, by state."""
    state = request.args.get("state", "")
    page, rows = listed(desk.family().id, state, paging.page_number(request.args.get("page")))
    links = PageLinks(page, url_for(".index"), {"state": state or None})
    sees_sums = may_use("income", desk.family().id)
    return render_template(
        "family/coupons/index.html", rows=rows, page=links, tabs=tabs(), state=state, sees_sums=sees_sums
    )


@coupons.get("/coupons/new")
def new() -> str:
    """Asks for a code and its terms."""
    return form_page(fresh())


def form_page(form: TermsForm, coupon: trade.Coupon | None = None) -> str:
    return render_template("family/coupons/form.html", form=form, coupon=coupon)


@coupons.post("/coupons")
def create() -> Response | tuple[str, int]:
    """A coupon for the family's own goods."""
    form = CouponForm()
    coupon = saved(form, lambda: trade.create(form.code.data or "", form.terms, actor(), family_id=desk.family().id))
    if coupon:
        return redirect(url_for(".show", coupon_id=coupon.id), 303)
    return form_page(form), 422


@coupons.get("/coupons/<int(max=999999999999):coupon_id>")
def show(coupon_id: int) -> str:
    """One coupon: its terms, what came of it; order by order, and what it took off, for whoever may see either."""
    coupon = desk.own(trade.of_family, coupon_id)
    family_id, number = desk.family().id, paging.page_number(request.args.get("page"))
    uses = trade.uses(coupon.id, number=number) if may_use("orders", family_id) else None
    parcels = trade.parcels_of(family_id, [use.order_id for use in uses.rows]) if uses else {}
    return render_template(
        "family/coupons/show.html",
        row=row_of(coupon, trade.used_on([coupon.id])),
        coupon=coupon,
        uses=[use_row(use, parcels) for use in uses.rows] if uses else [],
        page=PageLinks(uses, url_for(".show", coupon_id=coupon.id), {}) if uses else None,
        sees_sums=may_use("income", family_id),
    )


def use_row(use: trade.CouponUse, parcels: Mapping[int, str]) -> dict[str, Any]:
    """A use with the family's part of its order; an order that is not paid yet has no page at its desk."""
    reference = parcels.get(use.order_id, "")
    href = url_for("family.orders.show", parcel_reference=reference) if use.order.confirmed_at else ""
    return {"use": use, "reference": reference, "href": href}


@coupons.get("/coupons/<int(max=999999999999):coupon_id>/edit")
def edit(coupon_id: int) -> str:
    """Asks for other terms."""
    coupon = desk.own(trade.of_family, coupon_id)
    return form_page(filled(coupon), coupon)


@coupons.post("/coupons/<int(max=999999999999):coupon_id>")
def update(coupon_id: int) -> Response | tuple[str, int]:
    """Other terms from now on."""
    coupon, form = desk.own(trade.of_family, coupon_id), TermsForm()
    if saved(form, lambda: trade.edit(coupon, form.terms, actor())):
        return redirect(url_for(".show", coupon_id=coupon_id), 303)
    return form_page(form, desk.own(trade.of_family, coupon_id)), 422


@coupons.post("/coupons/<int(max=999999999999):coupon_id>/ending")
def ending(coupon_id: int) -> Response:
    """Nobody can use it any more."""
    coupon = desk.own(trade.of_family, coupon_id)
    take(
        lambda: trade.stop(coupon, actor(), reason=BY_ITS_FAMILY),
        gettext("أُوقفت القسيمة، ولا تُقبل في طلب جديد."),
        late=gettext("أُوقفت هذه القسيمة من قبل."),
    )
    return redirect(url_for(".show", coupon_id=coupon_id), 303)
