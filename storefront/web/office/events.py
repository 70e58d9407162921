"""What providers told us, in the office: by provider and state, one without anything secret, and followed once more."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.insight import journal
from storefront.kernel import paging
from storefront.treasury import gateways, hints
from storefront.treasury import payments as treasury
from storefront.treasury.hints import ProviderEvent
from storefront.web.kit.doors import actor
from storefront.web.kit.flashes import say
from storefront.web.kit.page_links import PageLinks
from storefront.web.office import payment_words as words
from storefront.web.office.journal import noted

events = Blueprint("events", __name__)
TOLD = ("object", "id", "status", "payment_status")  # of what it is about; whatever else was kept is nobody's business
NEWEST_NOTES = 3


@events.get("/events")
def index() -> str:
    """A page of hints, the newest first; of one provider, in one state when asked."""
    known = [name for name in gateways.GATEWAYS if gateways.with_pages(name)]
    provider, state = request.args.get("provider", ""), request.args.get("state", "")
    provider, state = provider if provider in known else "", state if state in words.EVENTS else ""
    found = hints.page(provider=provider, state=state, number=paging.page_number(request.args.get("page")))
    return render_template(
        "office/events/index.html",
        provider=provider,
        state=state,
        providers=[(one, words.said(words.PROVIDERS, one)) for one in known],
        states=words.choices(words.EVENTS),
        page=PageLinks(found, url_for(".index"), {"provider": provider or None, "state": state or None}),
        look=lambda one: words.look_of(words.EVENTS, one),
        topic=lambda one: words.said(words.TOPICS, one),
    )


@events.get("/events/<int:event_id>")
def show(event_id: int) -> str:
    """One hint: what it says it is about, what became of it, and the payment it led to."""
    event = hints.get(event_id)
    subject = f"event:{event.id}"
    return render_template(
        "office/events/show.html",
        company=words.company_words,
        event=event,
        look=words.look_of(words.EVENTS, event.state),
        topic=words.said(words.TOPICS, event.topic),
        trouble=words.trouble_words(event.trouble),
        told=told_by(event),
        attempt=treasury.find_attempt(
            event.provider, session_ref=event.session_ref, payment_ref=event.payment_ref, reference=event.reference
        ),
        notes=noted(journal.page(subjects=[subject]).rows[:NEWEST_NOTES]),
        all_notes=url_for("office.journal.index", subject=subject),
    )


def told_by(event: ProviderEvent) -> list[tuple[str, str]]:
    """What is shown of what was kept: known names alone."""
    return [(name, str(event.payload[name])) for name in TOLD if event.payload.get(name)]


@events.post("/events/<int:event_id>/replay")
def replay(event_id: int) -> Response:
    """It is followed once more; it only says where to look, so nothing happens twice."""
    event = hints.get(event_id)
    hints.replay(event)
    journal.note("EventReplayed", subject=f"event:{event_id}", actor_id=actor().user_id)
    say("good", gettext("يُعمل بالخبر من جديد خلال لحظات، ولا يتكرر به شيء."))
    return redirect(url_for(".show", event_id=event_id), 303)
