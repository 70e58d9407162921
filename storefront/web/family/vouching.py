"""Who vouches for the family, at its desk: kept while it consents, erased the moment it takes its consent back."""

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.community import affiliations
from storefront.web.family import desk
from storefront.web.family.registration_forms import AffiliationForm
from storefront.web.family.registration_steps import accepted
from storefront.web.kit.flashes import say

vouching = Blueprint("vouching", __name__)


@vouching.get("/vouching")
def edit() -> str:
    """What is kept, and since when there is consent."""
    bodies = [one.slug for one in affiliations.of_family(desk.owned().id)]
    told = {"affiliations": bodies, "consent": bool(bodies)}
    return page_of(AffiliationForm.offered(formdata=None, data=told))


def page_of(form: AffiliationForm) -> str:
    since = affiliations.consented_at(desk.owned().id)
    return render_template("family/vouching/edit.html", form=form, since=since)


@vouching.post("/vouching")
def update() -> Response | tuple[str, int]:
    """Keeps it, or erases it."""
    family, form = desk.owned(), AffiliationForm.offered()
    bodies, consents = form.affiliations.data or (), bool(form.consent.data)
    if not consents and affiliations.consented_at(family.id):
        bodies = ()  # taking the consent back is enough
    if not (form.validate() and accepted(form, lambda: affiliations.keep(family.id, bodies, consent=consents))):
        return page_of(form), 422
    say("good", gettext("حُفظ اختياركم.") if bodies else gettext("لا نحفظ عن الجهات شيئاً."))
    return redirect(url_for("family.documents.index"), 303)
