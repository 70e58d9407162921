"""Permanent markets of the desk: entered and described, opened and closed, and one of them as it stands: its units, who has them,
who waits."""

from collections import Counter
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response

from storefront.fairs import invoices, leases, venues
from storefront.fairs import markets as fairs
from storefront.fairs.markets import PermanentMarket
from storefront.goods import taxonomy
from storefront.web.kit import market_words as words
from storefront.web.kit.doors import actor
from storefront.web.kit.flashes import say
from storefront.web.kit.locale import in_language
from storefront.web.kit.saving import keep
from storefront.web.kit.steps import take
from storefront.web.organiser.desk import chosen_body, own_bodies, own_market
from storefront.web.organiser.market_forms import FIELDS, MarketForm, filled

markets = Blueprint("markets", __name__)
LATE = lazy_gettext("تغيّرت حال هذا السوق قبل هذا، فلم يُعمل به.")


@markets.get("/markets")
def index() -> str:
    """The markets of this person's bodies."""
    rows = fairs.mine(actor().bodies)
    return render_template(
        "organiser/markets/index.html",
        rows=[(one, words.looked(words.MARKETS, one.state)) for one in rows],
        counts=leases.counts_of_markets([one.id for one in rows]),
    )


@markets.get("/markets/new")
def new() -> str:
    """Asks what it is called, where it is, when it is open."""
    return page(MarketForm(formdata=None).offered(venues_of()))


def venues_of() -> list[tuple[str, str]]:
    """The venues to choose from: those of this person's bodies."""
    rows = [venue for body in own_bodies() for venue in venues.of_body(body.id)]
    return [(str(venue.id), f"{in_language(venue, 'name')} · {in_language(venue.city, 'name')}") for venue in rows]


def page(form: MarketForm, market: PermanentMarket | None = None) -> str:
    return render_template("organiser/markets/form.html", form=form, market=market)


@markets.post("/markets")
def create() -> Response | tuple[str, int]:
    """A market of the body whose venue it is at."""
    form = MarketForm().offered(venues_of())
    made = keep(form, FIELDS, lambda: fairs.enter(body_of(form), form.words, actor()))
    if made:
        say("good", gettext("حُفظ السوق. أضيفوا وحداته وما يُباع فيه، ثم افتحوه للناس."))
        return redirect(url_for(".show", market_id=made.id), 303)
    return page(form), 422


def body_of(form: MarketForm) -> int:
    """Whose venue was chosen; the first body where none was."""
    found = form.words.venue_id
    return venues.of_bodies(found, actor().bodies).body_id if found else chosen_body()


@markets.get("/markets/<int:market_id>")
def show(market_id: int) -> str:
    """Its units with who has them, who waits, what is overdue."""
    market = own_market(market_id)
    units, living = fairs.units_of(market.id), leases.living_of_market(market.id)
    late, quotas = leases.arrears_in(market.id), fairs.lines_of(market.id)
    taken = Counter(one.category_id for one in living)
    of_unit = {one.unit_id: one for one in living}
    return render_template(
        "organiser/markets/show.html",
        market=market,
        state=words.looked(words.MARKETS, market.state),
        now=words.now_words(market)[1],
        rows=[unit_row(unit, of_unit.get(unit.id), late) for unit in units],
        lines=[(sign_of(one), taken[one], quotas.get(one, 0)) for one in dict.fromkeys([*quotas, *taken])],
        waiting=[(place, sign_of(place.category_id)) for place in leases.waiting_of(market.id)],
        kinds=words.KINDS,
        late_minor=sum(late.values()),
        has_rents=bool(living) or bool(invoices.rents.overview_of_market(market.id)[0][""]),
    )


def sign_of(category_id: int) -> str:
    """What a sub-category is called."""
    return str(in_language(taxonomy.sign(category_id), "name"))


def unit_row(unit: fairs.MarketUnit, lease: leases.Lease | None, late: dict[int, int]) -> dict[str, Any]:
    """A unit as the page prints it, with its lease if it has one."""
    return {
        "unit": unit,
        "name": words.unit_name(unit),
        "size": words.size_of(unit),
        "lease": lease,
        "state": words.lease_state(lease) if lease else None,
        "late_minor": late.get(lease.id, 0) if lease else 0,
    }


@markets.get("/markets/<int:market_id>/edit")
def edit(market_id: int) -> str:
    """Asks for another description."""
    market = own_market(market_id)
    return page(filled(market).offered(venues_of()), market)


@markets.post("/markets/<int:market_id>")
def update(market_id: int) -> Response | tuple[str, int]:
    """So from now on."""
    market, form = own_market(market_id), MarketForm().offered(venues_of())
    if keep(form, FIELDS, lambda: fairs.change(market, form.words, actor())):
        say("good", gettext("حُفظ السوق."))
        return redirect(url_for(".show", market_id=market_id), 303)
    return page(form, own_market(market_id)), 422


@markets.post("/markets/<int:market_id>/state")
def state(market_id: int) -> Response:
    """It opens for everybody, or closes."""
    market = own_market(market_id)
    if request.form.get("after") == "closed":
        told = gettext("أُغلق السوق. العقود السارية تبقى حتى تنتهي.")
        take(lambda: fairs.close_market(market, actor()), told, late=str(LATE))
    else:
        take(lambda: fairs.open_market(market, actor()), gettext("فُتح السوق للناس."), late=str(LATE))
    return redirect(url_for(".show", market_id=market_id), 303)
