"""A family registers at its own desk: five steps that are saved one by one, what the office asks, and sending it all."""

from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.community import families
from storefront.community.families import Family
from storefront.goods import crafts
from storefront.kernel import units
from storefront.kernel.refusals import NotNow
from storefront.web.family import desk
from storefront.web.family.registration_forms import SendForm, WhatForm
from storefront.web.family.registration_progress import NAMES, REGISTERS, STEPS, Progress, progress_of, road
from storefront.web.family.registration_steps import accepted, blank, filled, keep, shelves_of
from storefront.web.family.wallet import wallet_of
from storefront.web.kit.doors import actor
from storefront.web.kit.flashes import say
from storefront.web.kit.forms import Form

registration = Blueprint("registration", __name__)
ASKED = ("who", "where", "what")  # the steps that are a form of their own
TEMPLATES = {
    "who": "family/registration/who.html",
    "where": "family/registration/where.html",
    "what": "family/registration/what.html",
    "documents": "family/registration/documents.html",
    "product": "family/registration/product.html",
}


@registration.get("/registration")
def show() -> str | Response:
    """How far it has come, what the office asked, and what to do next."""
    family = desk.owned()
    if family.status not in REGISTERS:
        return redirect(url_for("family.orders.index"), 303)
    return overview(family, SendForm(formdata=None))


def overview(family: Family, form: SendForm) -> str:
    """The five steps with their state; the button that sends them, once they are whole."""
    progress = progress_of(family)
    return render_template(
        "family/registration/show.html",
        family=family,
        form=form,
        steps=[(step, gettext(NAMES[step]), step in progress.done) for step in STEPS],
        next_step=progress.next,
        can_edit=family.status in families.registering.EDITABLE,
        questions=families.questions_of(family.id),
        wallet=wallet_of(family.id),
    )


@registration.get("/registration/<step>")
def edit(step: str) -> str | Response:
    """One step, with what was told before."""
    family = desk.owned()
    if step not in STEPS:
        abort(404)
    if family.status not in families.registering.EDITABLE:
        return redirect(url_for(".show"), 303)
    return step_page(step, family, filled(step, family) if step in ASKED else None)


def step_page(step: str, family: Family, form: Form | None, progress: Progress | None = None) -> str:
    """The page of a step; with its form where it has one."""
    progress = progress or progress_of(family)
    return render_template(
        TEMPLATES[step],
        form=form,
        number=STEPS.index(step) + 1,
        road=road(),
        undone=progress.undone,
        **furniture(step, family, form, progress),
    )


def furniture(step: str, family: Family, form: Form | None, progress: Progress) -> dict[str, Any]:
    """What the page of a step knows beside its form."""
    if isinstance(form, WhatForm):
        return {"shelves": shelves_of(form)}
    if step == "documents":
        return {"wallet": wallet_of(family.id), "missing": progress.missing, "pressed": request.method == "POST"}
    if step == "product":
        return {"product_id": progress.product_id}
    return {}


@registration.post("/registration/<step>")
def update(step: str) -> str | Response | tuple[str, int]:
    """Saves a step and goes to the next; looking for sub-categories saves nothing."""
    family = desk.owned()
    if step not in STEPS[:-1]:
        abort(404)
    if family.status not in families.registering.EDITABLE:
        return moved_on()
    try:
        if step == "documents":
            families.registering.pass_documents(family, actor())
            progress = progress_of(family)
            return (step_page(step, family, None, progress), 422) if progress.missing else onward(step, family)
        form = blank(step)
        if isinstance(form, WhatForm) and looks_for(form):
            return step_page(step, family, form)
        if keep(form, family):
            return onward(step, family)
    except families.refusals.RegistrationIsClosed:
        return moved_on()
    return step_page(step, desk.owned(), form), 422


def looks_for(form: WhatForm) -> bool:
    """Whether sub-categories are looked for: by the button that does, or by Enter after other words were typed for it."""
    act, sought = request.form.get("act"), request.form.get("sought", "").strip()
    return act == "find" or (act == "enter" and (form.words.data or "").strip() not in ("", sought))


def onward(step: str, family: Family) -> Response:
    """To the step after this one. Where nothing a family makes asks for a document, that step is passed; and the last is the
    form of its first product."""
    following = STEPS[STEPS.index(step) + 1]
    if following == "documents" and not crafts.needed(family.id):
        families.registering.pass_documents(family, actor())
        say("good", gettext("حُفظ ما تصنعون، ولا يلزمه شيء من الوثائق."))
        following = "product"
    if following == "product" and crafts.first_product(family.id) is None:
        return redirect(url_for("family.product_form.new"), 303)
    return redirect(url_for(".edit", step=following), 303)


def moved_on() -> Response:
    """It is with the office, or decided, since the page was opened."""
    units.abandon()
    say("warn", gettext("تغيّر حال الطلب قبل هذه الخطوة، وما ترونه هو حاله الآن."))
    return redirect(url_for(".show"), 303)


@registration.post("/registration/sending")
def sending() -> Response | tuple[str, int]:
    """Asks the office; when it asked something, with the answer."""
    family, form = desk.owned(), SendForm()
    if family.status not in families.registering.EDITABLE:
        return moved_on()
    try:
        if form.validate() and accepted(form, lambda: send(family, form)):
            say("good", gettext("وصل طلبكم إلى مكتب دكّة، ونكتب إليكم حين يُقرأ."))
            return redirect(url_for(".show"), 303)
    except NotNow:
        return moved_on()
    return overview(desk.owned(), form), 422


def send(family: Family, form: SendForm) -> None:
    """Raises RegistrationIsNotWhole while a step is not done."""
    if progress_of(family).next:
        raise families.refusals.RegistrationIsNotWhole()
    families.registering.submit(family, actor(), answer=form.answer.data or "")


@registration.post("/registration/withdrawal")
def withdrawal() -> Response:
    """The family takes its registration back; what was private of it is erased."""
    try:
        families.registering.give_up(desk.owned(), actor())
    except NotNow:
        return moved_on()
    say("good", gettext("سُحب الطلب، ومُحيت بياناتكم ووثائقكم منه."))
    return redirect(url_for("account.orders.index"), 303)
