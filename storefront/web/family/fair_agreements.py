"""Whether the organiser of an exhibition may see what the family sold there: its owner says so, and takes it back."""

from flask import Blueprint, redirect, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.fairs import agreements, exhibitions
from storefront.insight import fair_figures
from storefront.web.family import desk
from storefront.web.kit.doors import actor
from storefront.web.kit.flashes import say
from storefront.web.kit.steps import take

fair_agreements = Blueprint("fair_agreements", __name__)


@fair_agreements.post("/fair-reports/<int:exhibition_id>/agreement")
def create(exhibition_id: int) -> Response:
    """From now on the organiser sees it, once the exhibition is over."""
    family_id = desk.family().id
    exhibition = exhibitions.get(fair_figures.of(family_id, exhibition_id).fair.id)
    told = gettext("يرى المنظّم بيعكم بعد إغلاق المعرض.")
    take(lambda: agreements.agree(exhibition, family_id, actor()), told, late="")
    return back(exhibition_id)


@fair_agreements.post("/fair-reports/<int:exhibition_id>/agreement/ending")
def destroy(exhibition_id: int) -> Response:
    """From now on nobody sees it."""
    family_id = desk.family().id
    exhibition = exhibitions.get(fair_figures.of(family_id, exhibition_id).fair.id)
    agreements.withdraw(exhibition, family_id, actor())
    say("good", gettext("لم يعد المنظّم يرى بيعكم."))
    return back(exhibition_id)


def back(exhibition_id: int) -> Response:
    return redirect(url_for("family.fair_reports.show", exhibition_id=exhibition_id, _anchor="agreement"), 303)
