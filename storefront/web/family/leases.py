"""A family's leases in permanent markets: signed or turned down, their rents, notice, the successor; what it is asked to take
over; where it waits."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response

from storefront.fairs import invoices
from storefront.fairs import leases as fairs
from storefront.fairs.leases import Lease
from storefront.goods import taxonomy
from storefront.kernel import clock
from storefront.web.family import desk
from storefront.web.kit import fee_words
from storefront.web.kit import market_words as words
from storefront.web.kit.doors import actor
from storefront.web.kit.locale import in_language
from storefront.web.kit.steps import take
from storefront.web.shop.exhibition_page import place_words

leases = Blueprint("leases", __name__)
LATE = lazy_gettext("تغيّرت حال هذا العقد قبل هذا، فلم يُعمل به.")


@leases.get("/leases")
def index() -> str:
    """Its leases, what it is asked to take over, where it waits."""
    family = desk.family()
    late = fairs.arrears_of(family.id)
    return render_template(
        "family/leases/index.html",
        rows=[row_of(one) for one in fairs.all_of_family(family.id)],
        asked=[row_of(one) for one in fairs.asked_to_succeed(family.id)],
        waiting=fairs.places_of_family(family.id),
        late_minor=late,
    )


def row_of(lease: Lease) -> dict[str, Any]:
    """A lease as lists print it."""
    return {
        "lease": lease,
        "unit": words.unit_name(lease.unit),
        "state": words.lease_state(lease),
        "place": place_words(lease.market.venue),
    }


def own(lease_id: int) -> Lease:
    """A lease of the family's; raises NotFound."""
    return fairs.of_family(desk.family().id, lease_id)


@leases.get("/leases/<int:lease_id>")
def show(lease_id: int) -> str:
    """What is agreed, what is to be done, its rents, who had it before."""
    lease = own(lease_id)
    may_answer = lease.state == "offered" and not fairs.is_over(lease)
    return page(
        lease, "family/leases/show.html", rents=rents_of(lease), chain=fairs.chain_of(lease), may_answer=may_answer
    )


def page(lease: Lease, template: str, **more: Any) -> str:
    ends = fairs.terms.last_day_of_notice(clock.today(), lease.notice_days, lease.last_day)
    return render_template(
        template,
        **row_of(lease),
        market=lease.market,
        category=in_language(taxonomy.sign(lease.category_id), "name"),
        size=words.size_of(lease.unit),
        notice_ends=ends,
        late_minor=fairs.arrears_of(desk.family().id),
        **more,
    )


def rents_of(lease: Lease) -> list[tuple[Any, ...]]:
    """Its months: the invoice, the words of the month, its state, what is left, what was paid and did not go back."""
    return [
        (
            one,
            fee_words.month_words(one.month or clock.today()),
            fee_words.state_of(one),
            fee_words.left_of(one),
            sum(line.paid_minor - line.back_minor for line in one.lines),
        )
        for one in invoices.rents.all_of_lease(lease.id)
    ]


@leases.post("/leases/<int:lease_id>/signature")
def signature(lease_id: int) -> Response:
    """The family takes it."""
    mine = own(lease_id)
    take(lambda: fairs.sign(mine, actor()), gettext("وُقّع العقد. مبارك!"), late=str(LATE))
    return redirect(url_for(".show", lease_id=lease_id), 303)


@leases.post("/leases/<int:lease_id>/refusal")
def refusal(lease_id: int) -> Response:
    """The family does not; it goes to who waits."""
    mine = own(lease_id)
    take(lambda: fairs.decline(mine, actor()), gettext("شكراً لأنكم أخبرتمونا. تُعرض على أسرة تنتظر."), late=str(LATE))
    return redirect(url_for(".show", lease_id=lease_id), 303)


@leases.post("/leases/<int:lease_id>/notice")
def notice(lease_id: int) -> Response:
    """The family leaves."""
    mine, reason = own(lease_id), request.form.get("reason", "")
    take(
        lambda: fairs.give_notice(mine, actor(), reason=reason), gettext("وصل إشعاركم إلى إدارة السوق."), late=str(LATE)
    )
    return redirect(url_for(".show", lease_id=lease_id), 303)


@leases.post("/leases/<int:lease_id>/successor")
def successor(lease_id: int) -> Response:
    """A relative's shop is named, or not any more."""
    mine, form = own(lease_id), request.form
    if form.get("drop"):
        take(lambda: fairs.drop_successor(mine, actor()), gettext("لم يعد للعقد خلف."), late=str(LATE))
    else:
        slug, relation = form.get("shop", ""), form.get("relation", "")
        told = gettext("كُتب إلى الأسرة التي سمّيتموها. تتسلّمها أول الشهر التالي لموافقتها.")
        take(lambda: fairs.name_successor(mine, slug, relation, actor()), told, late=str(LATE))
    return redirect(url_for(".show", lease_id=lease_id), 303)


@leases.get("/leases/<int:lease_id>/succession")
def succession(lease_id: int) -> str:
    """What another family asks this one to take over."""
    lease = fairs.named_successor(desk.family().id, lease_id)
    return page(lease, "family/leases/succession.html")


@leases.post("/leases/<int:lease_id>/succession")
def succeed(lease_id: int) -> Response:
    """It takes it over, or does not."""
    lease = fairs.named_successor(desk.family().id, lease_id)
    if request.form.get("drop"):
        take(lambda: fairs.drop_successor(lease, actor()), gettext("اعتذرتم، وبقي العقد لأصحابه."), late=str(LATE))
        return redirect(url_for(".index"), 303)
    done = take(lambda: fairs.agree(lease, actor()), gettext("اتفقتم. تتسلّمونها أول الشهر التالي."), late=str(LATE))
    return redirect(url_for(".succession" if done else ".index", lease_id=lease_id if done else None), 303)
