"""A family's place in the line of a permanent market: what the market takes, and standing in the line or leaving it."""

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import RadioField

from storefront.fairs import leases, markets
from storefront.fairs.leases import WaitingPlace
from storefront.fairs.markets import PermanentMarket
from storefront.goods import taxonomy
from storefront.kernel.refusals import NotFound, NotNow, NotValid, Refusal
from storefront.web.family import desk
from storefront.web.family.entitled import may_use
from storefront.web.kit import market_words as words
from storefront.web.kit.doors import actor
from storefront.web.kit.flashes import say
from storefront.web.kit.forms import Form
from storefront.web.kit.locale import in_language
from storefront.web.kit.requests import key_of
from storefront.web.kit.saving import keep
from storefront.web.kit.steps import take

market_places = Blueprint("market_places", __name__)
LATE = lazy_gettext("تغيّر دوركم قبل هذا، فلم يُعمل به.")
FIELDS: dict[type[Refusal], str] = {NotValid: "category", NotNow: "category"}


class PlaceForm(Form):
    """With what a family waits, and for what kind of unit."""

    category = RadioField(lazy_gettext("ماذا تبيعون؟"), validate_choice=False)
    kind = RadioField(lazy_gettext("أي وحدة تناسبكم؟"), validate_choice=False, default="")

    def offered(self, market: PermanentMarket) -> "PlaceForm":
        """The form with what the market takes."""
        signs = taxonomy.of_ids(markets.lines_of(market.id))
        there = {unit.kind for unit in markets.units_of(market.id)}
        self.category.choices = [(str(one), in_language(sign, "name")) for one, sign in signs.items()]
        self.kind.choices = [
            ("", gettext("أي وحدة")),
            *((one, gettext(words.KINDS[one])) for one in words.KINDS if one in there),
        ]
        return self


def shown(slug: str) -> PermanentMarket:
    return markets.shown(slug)


@market_places.get("/markets/<slug>/place")
def show(slug: str) -> str:
    """Its place, or the form of one."""
    market = shown(slug)
    return page(market, PlaceForm(formdata=None).offered(market))


def page(market: PermanentMarket, form: PlaceForm) -> str:
    family = desk.family()
    ahead = next((number for place, number in leases.places_of_family(family.id) if place.market_id == market.id), None)
    return render_template(
        "family/market_places/show.html",
        market=market,
        form=form,
        ahead=ahead,
        has_lease=leases.has_living(market.id, family.id),
        free=len(leases.free_units(market.id)),
    )


@market_places.post("/markets/<slug>/place")
def create(slug: str) -> Response | tuple[str, int]:
    """The family stands in the line; what is free and fits is offered at once."""
    market = shown(slug)
    form = PlaceForm().offered(market)

    def act() -> WaitingPlace:
        kind, category = form.kind.data or "", key_of(form.category.data) or 0
        return leases.join(market.id, desk.family().id, category, actor(), kind=kind)

    place = keep(form, FIELDS, act)
    if place:
        waits = place.state == "waiting"
        told = gettext("أنتم في قائمة الانتظار. نكتب إليكم حين تُعرض عليكم وحدة.")
        say("good", told if waits else gettext("عُرضت عليكم وحدة شاغرة. انظروا فيها."))
        return redirect(url_for(".show", slug=slug) if waits else after(slug), 303)
    market = shown(slug)
    return page(market, form.offered(market)), 422


@market_places.post("/markets/<slug>/place/ending")
def ending(slug: str) -> Response:
    """The family leaves the line."""
    market = shown(slug)
    try:
        take(
            lambda: leases.leave(market.id, desk.family().id, actor()),
            gettext("خرجتم من قائمة الانتظار."),
            late=str(LATE),
        )
    except NotFound:
        say("warn", str(LATE))
    return redirect(after(slug), 303)


def after(slug: str) -> str:
    """The leases, for whom they are; for others the market."""
    is_theirs = may_use("leases", desk.family().id)
    return url_for("family.leases.index") if is_theirs else url_for(".show", slug=slug)
