"""The units of a permanent market, and to how many families of each sub-category it lets, at the organisers' desk."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response

from storefront.fairs import markets as fairs
from storefront.fairs.markets import MarketUnit, PermanentMarket
from storefront.kernel import units as work
from storefront.kernel.refusals import Refusal
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.saving import keep
from storefront.web.organiser.call_form import quota_groups, quotas, typed_quotas, wrong_quotas
from storefront.web.organiser.desk import own_market
from storefront.web.organiser.market_forms import UNIT_FIELDS, UnitForm, filled_unit

units = Blueprint("units", __name__)
WRONG = lazy_gettext("الحصة عدد صحيح، مثل 3. ما لا يُباع في السوق يبقى فارغاً.")


@units.get("/markets/<int:market_id>/units/new")
def new(market_id: int) -> str:
    """Asks what it is and what it costs."""
    return page(own_market(market_id), UnitForm(formdata=None).offered())


def page(market: PermanentMarket, form: UnitForm, unit: MarketUnit | None = None) -> str:
    return render_template("organiser/units/form.html", market=market, form=form, unit=unit)


@units.post("/markets/<int:market_id>/units")
def create(market_id: int) -> Response | tuple[str, int]:
    """One more; the next can be typed at once."""
    market, form = own_market(market_id), UnitForm().offered()
    if keep(form, UNIT_FIELDS, lambda: fairs.add_unit(market, form.words, actor())):
        say("good", gettext("أُضيفت الوحدة."))
        return redirect(
            url_for(".new" if request.form.get("next") else "organiser.markets.show", market_id=market_id), 303
        )
    return page(own_market(market_id), form), 422


@units.get("/markets/<int:market_id>/units/<int:unit_id>/edit")
def edit(market_id: int, unit_id: int) -> str:
    """Asks for another description."""
    market = own_market(market_id)
    unit = fairs.unit_of(market.id, unit_id)
    return page(market, filled_unit(unit), unit)


@units.post("/markets/<int:market_id>/units/<int:unit_id>")
def update(market_id: int, unit_id: int) -> Response | tuple[str, int]:
    """So from now on; the lease that is on it stays as it was agreed."""
    market, form = own_market(market_id), UnitForm().offered()
    unit = fairs.unit_of(market.id, unit_id)
    if keep(form, UNIT_FIELDS, lambda: fairs.change_unit(market, unit, form.words, actor())):
        say("good", gettext("حُفظت الوحدة."))
        return redirect(url_for("organiser.markets.show", market_id=market_id), 303)
    return page(own_market(market_id), form, fairs.unit_of(market_id, unit_id)), 422


@units.get("/markets/<int:market_id>/lines")
def lines(market_id: int) -> str:
    """Asks to how many families of each sub-category it lets."""
    market = own_market(market_id)
    return lines_page(market, {one: str(most) for one, most in fairs.lines_of(market.id).items()})


def lines_page(market: PermanentMarket, values: dict[int, str], wrong: str = "") -> str:
    groups = quota_groups(values)
    return render_template("organiser/units/lines.html", market=market, groups=groups, wrong=wrong)


@units.post("/markets/<int:market_id>/lines")
def set_lines(market_id: int) -> Response | tuple[str, int]:
    """So from now on; who has a unit keeps it."""
    market = own_market(market_id)
    if wrong_quotas():
        return lines_page(market, typed_quotas(), str(WRONG)), 422
    try:
        fairs.set_lines(market, quotas(), actor())
    except Refusal as refusal:
        work.abandon()
        return lines_page(own_market(market_id), typed_quotas(), sentence(refusal)), refusal.status
    say("good", gettext("حُفظ ما يُباع في السوق."))
    return redirect(url_for("organiser.markets.show", market_id=market_id), 303)
