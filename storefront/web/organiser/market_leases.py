"""Leases of a permanent market at the organisers' desk: a unit offered by hand, one lease as it stands, notice, a pause; who
waits is taken out of the line."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response

from storefront.community import families
from storefront.fairs import invoices, leases, markets
from storefront.fairs.invoices import ExhibitInvoice
from storefront.fairs.leases import Lease
from storefront.goods import taxonomy
from storefront.kernel import clock, money, paging
from storefront.web.kit import fee_words
from storefront.web.kit import market_words as words
from storefront.web.kit.doors import actor
from storefront.web.kit.flashes import say
from storefront.web.kit.locale import in_language
from storefront.web.kit.page_links import PageLinks
from storefront.web.kit.requests import key_of
from storefront.web.kit.saving import keep
from storefront.web.kit.steps import take
from storefront.web.organiser.desk import own_market
from storefront.web.organiser.market_forms import OFFER_FIELDS, OfferForm

market_leases = Blueprint("market_leases", __name__)
LATE = lazy_gettext("تغيّرت حال هذا العقد قبل هذا، فلم يُعمل به.")


@market_leases.get("/markets/<int:market_id>/leases")
def index(market_id: int) -> str:
    """Those that are over."""
    market, number = own_market(market_id), paging.page_number(request.args.get("page"))
    found = leases.ended_of_market(market.id, number=number)
    return render_template(
        "organiser/leases/index.html",
        market=market,
        rows=[(one, words.unit_name(one.unit), words.lease_state(one)) for one in found.rows],
        page=PageLinks(found, url_for(".index", market_id=market_id), {}),
    )


@market_leases.get("/markets/<int:market_id>/units/<int:unit_id>/offer")
def new(market_id: int, unit_id: int) -> str:
    """Asks to which family it is offered, and from when."""
    unit = markets.unit_of(own_market(market_id).id, unit_id)
    told = {
        "starts_on": clock.today(),
        "rent": money.plain(unit.rent_minor),
        "deposit": money.plain(unit.deposit_minor),
    }
    return offer_page(market_id, unit_id, OfferForm(formdata=None, data=told))


def offer_page(market_id: int, unit_id: int, form: OfferForm) -> str:
    market = own_market(market_id)
    unit = markets.unit_of(market.id, unit_id)
    signs = taxonomy.of_ids(markets.lines_of(market.id))
    form.offered([(str(one), in_language(sign, "name")) for one, sign in signs.items()])
    return render_template(
        "organiser/leases/new.html", market=market, unit=unit, unit_name=words.unit_name(unit), form=form
    )


@market_leases.post("/markets/<int:market_id>/units/<int:unit_id>/offer")
def create(market_id: int, unit_id: int) -> Response | tuple[str, int]:
    """The family reads of it and signs, or does not."""
    market, form = own_market(market_id), OfferForm()
    unit = markets.unit_of(market.id, unit_id)

    def act() -> Lease:
        family_id = families.shop((form.family.data or "").rstrip("/").rpartition("/")[2]).id
        return leases.offer(unit, family_id, key_of(form.category.data) or 0, form.terms(market), actor())

    made = keep(form, OFFER_FIELDS, act)
    if made:
        say("good", gettext("عُرضت الوحدة، وكُتب إلى الأسرة."))
        return redirect(url_for(".show", market_id=market_id, lease_id=made.id), 303)
    return offer_page(market_id, unit_id, form), 422


@market_leases.get("/markets/<int:market_id>/leases/<int:lease_id>")
def show(market_id: int, lease_id: int) -> str:
    """What was agreed, how far it is, its rents, what came before it."""
    market = own_market(market_id)
    lease = leases.of_market(market.id, lease_id)
    rents = invoices.rents.all_of_lease(lease.id)
    return render_template(
        "organiser/leases/show.html",
        market=market,
        lease=lease,
        unit_name=words.unit_name(lease.unit),
        category=in_language(taxonomy.sign(lease.category_id), "name"),
        state=words.lease_state(lease),
        rents=[rent_row(one) for one in rents],
        late_minor=leases.arrears_in(market.id).get(lease.id, 0),
        chain=leases.chain_of(lease),
        deposit=next((one for one in rents if held_minor(one)), None),
        deposit_minor=sum(map(held_minor, rents)),
        runs=lease.state in leases.RUNNING,
    )


def rent_row(invoice: ExhibitInvoice) -> tuple[ExhibitInvoice, str, fee_words.Look, int, int]:
    """A month of a lease: its words, its state, what it cost and what is left."""
    total = sum(line.amount_minor for line in invoice.lines)
    month = fee_words.month_words(invoice.month or clock.today())
    return invoice, month, fee_words.state_of(invoice), total, fee_words.left_of(invoice)


def held_minor(invoice: ExhibitInvoice) -> int:
    """The deposit that is held of it."""
    return sum(invoices.held_of(line) for line in invoice.lines if line.kind == invoices.DEPOSIT)


def mine(market_id: int, lease_id: int) -> Lease:
    """A lease of one of this person's markets; raises NotFound."""
    return leases.of_market(own_market(market_id).id, lease_id)


def back(market_id: int, lease_id: int) -> Response:
    return redirect(url_for(".show", market_id=market_id, lease_id=lease_id), 303)


@market_leases.post("/markets/<int:market_id>/leases/<int:lease_id>/notice")
def notice(market_id: int, lease_id: int) -> Response:
    """It ends, for a reason its family reads."""
    lease, reason = mine(market_id, lease_id), request.form.get("reason", "")
    take(
        lambda: leases.give_notice(lease, actor(), reason=reason), gettext("كُتب إلى الأسرة متى ينتهي."), late=str(LATE)
    )
    return back(market_id, lease_id)


@market_leases.post("/markets/<int:market_id>/leases/<int:lease_id>/pause")
def pause(market_id: int, lease_id: int) -> Response:
    """Nothing is sold there for now, or again."""
    lease, reason = mine(market_id, lease_id), request.form.get("reason", "")
    if request.form.get("over"):
        take(lambda: leases.resume(lease, actor()), gettext("استؤنف البيع، وكُتب إلى الأسرة."), late=str(LATE))
    else:
        take(
            lambda: leases.suspend(lease, actor(), reason=reason),
            gettext("أُوقف البيع، وكُتب إلى الأسرة."),
            late=str(LATE),
        )
    return back(market_id, lease_id)


@market_leases.post("/markets/<int:market_id>/waiting/<int:family_id>/ending")
def ending(market_id: int, family_id: int) -> Response:
    """A family is taken out of the line."""
    market = own_market(market_id)
    leases.leave(market.id, family_id, actor())
    say("good", gettext("خرجت الأسرة من قائمة الانتظار."))
    return redirect(url_for("organiser.markets.show", market_id=market_id), 303)
