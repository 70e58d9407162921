"""Families as the office sees them: found by state and name, opened, suspended, opened again, closed; private facts on demand."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.community import families as people
from storefront.community.families import FAMILY, Family
from storefront.insight import journal, waiting
from storefront.kernel import paging, units
from storefront.kernel.refusals import N_, NotNow
from storefront.trade import unsettled
from storefront.web.kit.doors import actor
from storefront.web.kit.flashes import say
from storefront.web.kit.forms import trimmed
from storefront.web.kit.locale import in_language
from storefront.web.kit.page_links import PageLinks
from storefront.web.office.desk import ReasonForm
from storefront.web.office.journal import noted

families = Blueprint("families", __name__)

STATES = {
    "submitted": N_("تنتظر الموافقة"),
    "needs_info": N_("تنقصها معلومات"),
    "verified": N_("موثّقة"),
    "active": N_("مفتوحة"),
    "suspended": N_("موقوفة"),
    "draft": N_("مسودة"),
    "closed": N_("مغلقة"),
}
MOST_WORDS = 80
NEWEST_NOTES = 8


@families.get("/families")
def index() -> str:
    """A page of families, those of one state when asked, those with words in the name when asked."""
    status = request.args.get("status", "")
    status = status if status in STATES else ""
    words = (trimmed(request.args.get("q")) or "")[:MOST_WORDS]
    number = paging.page_number(request.args.get("page"))
    page = people.in_state(status or None, words=words, number=number)
    counts = people.counts()
    return render_template(
        "office/families/index.html",
        status=status,
        words=words,
        states=[(key, gettext(label), counts[key]) for key, label in STATES.items() if counts.get(key)],
        names=STATES,
        page=PageLinks(page, url_for(".index"), {"status": status or None, "q": words or None}),
    )


@families.get("/families/<int:family_id>")
def show(family_id: int) -> str:
    """One family: what anybody may know of it, what the office did, and what it can do."""
    return page_of(people.get(family_id))


def page_of(
    family: Family,
    *,
    told: bool = False,
    suspension: ReasonForm | None = None,
    reading: ReasonForm | None = None,
    closure: ReasonForm | None = None,
) -> str:
    """The page of a family; `told` with its private facts, for this one answer."""
    subject = f"family:{family.id}"
    return render_template(
        "office/families/show.html",
        family=family,
        state=gettext(STATES[family.status]),
        work=waiting.of_family(family.id),
        private=private_of(family) if told else None,
        may_open=FAMILY.allows(family.status, "active"),
        may_suspend=FAMILY.allows(family.status, "suspended"),
        may_close=family.status in people.closing.SOLD,
        hindrances=unsettled.shops.of_family(family.id) if family.status in people.closing.SOLD else [],
        closure=closure or ReasonForm(formdata=None, prefix="closure-"),
        suspension=suspension or ReasonForm(formdata=None, prefix="suspension-"),
        reading=reading or ReasonForm(formdata=None, prefix="reading-"),
        notes=noted(journal.page(subjects=[subject]).rows[:NEWEST_NOTES]),
        all_notes=url_for("office.journal.index", subject=subject),
    )


def private_of(family: Family) -> dict[str, Any]:
    """What no page shows."""
    return {
        "legal_name": family.legal_name,
        "mobile": family.mobile,
        "collection_place": family.collection_place,
        "vat_number": family.vat_number or "",
    }


@families.post("/families/<int:family_id>/private-facts")
def private_facts(family_id: int) -> str | tuple[str, int]:
    """Reading private facts is an act of its own: it needs a reason and stays in the journal."""
    family, form = people.get(family_id), ReasonForm(prefix="reading-")
    if not form.validate_on_submit():
        return page_of(family, reading=form), 422
    journal.note(
        "PrivateFactsRead", subject=f"family:{family.id}", actor_id=actor().user_id, reason=str(form.reason.data)
    )
    return page_of(family, told=True)


@families.post("/families/<int:family_id>/opening")
def opening(family_id: int) -> Response:
    """The family may sell, for the first time or again."""
    family = people.get(family_id)
    again = family.status == "suspended"
    try:
        people.activate(family, actor())
    except NotNow:
        return moved_on(family_id)
    sentence = N_("«%(name)s» مفتوحة من جديد.") if again else N_("فُتحت «%(name)s»، وتصل رسالة بذلك إلى الأسرة.")
    say("good", gettext(sentence, name=in_language(family, "trade_name")))
    page = "office.applications.show" if request.form.get("next") == "applications" else ".show"
    return redirect(url_for(page, family_id=family_id), 303)


@families.post("/families/<int:family_id>/suspension")
def suspension(family_id: int) -> Response | tuple[str, int]:
    """The family may not sell for now, and reads why."""
    family, form = people.get(family_id), ReasonForm(prefix="suspension-")
    if not form.validate_on_submit():
        return page_of(family, suspension=form), 422
    try:
        people.suspend(family, actor(), reason=str(form.reason.data))
    except NotNow:
        return moved_on(family_id)
    told = gettext("أُوقفت «%(name)s»، ومنتجاتها لا تظهر للمتسوّقين.", name=in_language(family, "trade_name"))
    say("good", told)
    return redirect(url_for(".show", family_id=family_id), 303)


@families.post("/families/<int:family_id>/closure")
def closure(family_id: int) -> Response | tuple[str, int]:
    """The shop is closed for good, once nothing of it is under way, and its people read why."""
    family, form = people.get(family_id), ReasonForm(prefix="closure-")
    if not form.validate_on_submit():
        return page_of(family, closure=form), 422
    if unsettled.shops.of_family(family.id):
        return page_of(family, closure=form), unsettled.ShopIsNotSettled.status
    try:
        people.closing.close(family, actor(), reason=str(form.reason.data))
    except NotNow:
        return moved_on(family_id)
    say("good", gettext("أُغلقت «%(name)s» نهائياً، ويصل السبب إلى أهلها.", name=in_language(family, "trade_name")))
    return redirect(url_for(".show", family_id=family_id), 303)


def moved_on(family_id: int) -> Response:
    """Somebody else of the office was faster."""
    units.abandon()
    say("warn", gettext("تغيّر حال الأسرة قبل هذه الخطوة، وما ترونه هو حالها الآن."))
    return redirect(url_for(".show", family_id=family_id), 303)
