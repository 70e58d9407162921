"""A family's money in the office: how it stands, where it goes, what holds it up."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.community import families
from storefront.community.families import Family
from storefront.insight import journal
from storefront.kernel import ibans, paging, units
from storefront.kernel.refusals import NotNow
from storefront.treasury import ledger, payouts
from storefront.treasury import recipients as treasury
from storefront.web.kit.doors import actor
from storefront.web.kit.flashes import say
from storefront.web.kit.locale import in_language
from storefront.web.kit.page_links import PageLinks
from storefront.web.office.desk import ReasonForm
from storefront.web.office.money_words import state_words

recipients = Blueprint("recipients", __name__)


@recipients.get("/recipients/<int:family_id>")
def show(family_id: int) -> str:
    """How one family stands, and its payouts."""
    return page_of(families.get(family_id), ReasonForm(formdata=None))


def page_of(family: Family, form: ReasonForm) -> str:
    """The page of a family's money, with the form that came back if it did."""
    recipient = treasury.recipient_of(family.id)
    page = payouts.listed(number=paging.page_number(request.args.get("page")), family_id=family.id)
    holds = treasury.living_holds(family.id)
    return render_template(
        "office/recipients/show.html",
        family=family,
        standing=ledger.standing(family.id),
        paid_minor=sum(sum_ for state, sum_, _ in payouts.states_of(family.id).values() if state == "done"),
        recipient=recipient,
        iban=ibans.masked(recipient.iban) if recipient else "",
        account_ref=(recipient.provider_ref or "") if recipient else "",
        bank=ibans.bank_of(recipient.iban) if recipient else ("", ""),
        holds=holds,
        codes={subject: one.name_ar for subject, one in journal.names(holds).items()},
        page=PageLinks(page, url_for(".show", family_id=family.id), {}),
        state_words=state_words,
        form=form,
    )


@recipients.post("/recipients/<int:family_id>/hold")
def hold(family_id: int) -> Response | tuple[str, int]:
    """Nothing is paid out to the family for now; it reads why."""
    family, form = families.get(family_id), ReasonForm()
    if not form.validate_on_submit():
        return page_of(family, form), 422
    try:
        treasury.hold(family_id, actor(), reason=str(form.reason.data))
    except treasury.refusals.AlreadyHeld:
        return moved_on(family_id)
    say("good", gettext("أُوقفت تحويلات «%(name)s»، وتقرأ الأسرة السبب.", name=in_language(family, "trade_name")))
    return redirect(url_for(".show", family_id=family_id), 303)


@recipients.post("/recipients/<int:family_id>/release")
def release(family_id: int) -> Response:
    """What was held up goes on."""
    family = families.get(family_id)
    try:
        treasury.release(family_id, actor(), subject=request.form.get("subject", ""))
    except NotNow:
        return moved_on(family_id)
    say("good", gettext("رُفع الإيقاف عن «%(name)s».", name=in_language(family, "trade_name")))
    return redirect(url_for(".show", family_id=family_id), 303)


def moved_on(family_id: int) -> Response:
    """Somebody else was faster."""
    units.abandon()
    say("warn", gettext("تغيّر حال التحويلات قبل هذه الخطوة، وما ترونه هو حالها الآن."))
    return redirect(url_for(".show", family_id=family_id), 303)
