"""The ticket of a visit, by its secret link: the code for the gate, the day in a calendar, another day, not coming after all.
Looking at it does nothing, for mail programs look at every link."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from storefront.fairs import exhibitions, visits
from storefront.fairs.visits import Visit
from storefront.kernel import clock, units
from storefront.kernel.refusals import Refusal
from storefront.web.kit import links
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.paper import code_address
from storefront.web.shop.exhibition_page import directions_to, hours_words, place_words
from storefront.web.shop.fair_visits import AnotherDayForm, day_of

visit_tickets = Blueprint("visit_tickets", __name__)


def spelled(short_code: str) -> str:
    """A short code in two halves, as it is read aloud."""
    half = len(short_code) // 2
    return f"{short_code[:half]} {short_code[half:]}"


def address_of(visit: Visit) -> str:
    """What the code of a ticket says: the address of its page, which a phone opens and a gate understands."""
    return links.absolute(url_for("shop.visit_tickets.show", code=visit.code))


@visit_tickets.get("/exhibitions/tickets/<code:code>")
def show(code: str) -> str:
    """The ticket."""
    visit = visits.of_code(code)
    form = AnotherDayForm(formdata=None).offered(visit.exhibition)
    return page(visit, form)


def page(visit: Visit, form: AnotherDayForm) -> str:
    exhibition = visit.exhibition
    days = exhibitions.days_of(exhibition.id)
    here = next((one for one in days if one.day == visit.day), None)
    return render_template(
        "shop/visits/ticket.html",
        visit=visit,
        exhibition=exhibition,
        spelled=spelled(visit.short_code),
        picture=code_address(address_of(visit)),
        hours=hours_words(here) if here else "",
        has_day=here is not None,
        is_past=here is not None and here.closing <= clock.now(),
        place=place_words(exhibition.venue) if exhibition.venue else "",
        directions=directions_to(exhibition.venue),
        may_change=visit.state == "registered" and exhibition.state in exhibitions.HELD,
        form=form,
    )


@visit_tickets.post("/exhibitions/tickets/<code:code>/cancellation")
def cancellation(code: str) -> Response | tuple[str, int]:
    """They do not come; doing it again changes nothing."""
    return done(code, lambda: visits.cancel(visits.of_code(code), actor()))


@visit_tickets.post("/exhibitions/tickets/<code:code>/day")
def day(code: str) -> Response | tuple[str, int]:
    """They come on another day."""
    visit = visits.of_code(code)
    wanted = day_of(request.form.get("day", ""))
    form = AnotherDayForm().offered(visit.exhibition)
    if not form.validate() or wanted is None:
        return page(visit, form), 422
    return done(code, lambda: visits.move(visit, wanted, actor()))


def done(code: str, act: Any) -> Response | tuple[str, int]:
    """Back to the ticket; what refuses it stands beside the day."""
    try:
        act()
    except Refusal as refusal:
        units.abandon()
        visit = visits.of_code(code)
        form = AnotherDayForm().offered(visit.exhibition)
        form.refuse("day", refusal, sentence(refusal))
        return page(visit, form), refusal.status
    return redirect(url_for(".show", code=code), 303)
