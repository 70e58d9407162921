"""A member begins to register a family: the first step, which makes the draft. The other steps are at its desk."""

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.community import families
from storefront.kernel import units
from storefront.kernel.phones import as_dialled
from storefront.web.account.members import me, my_id
from storefront.web.family import desk
from storefront.web.family.registration_forms import WhoForm
from storefront.web.family.registration_progress import NAMES
from storefront.web.family.registration_steps import accepted
from storefront.web.kit.doors import actor
from storefront.web.kit.flashes import say

opening = Blueprint("opening", __name__)


@opening.get("/shop")
def new() -> str | Response:
    """The first step; whoever has begun goes on where they were."""
    begun = families.registering.find_of_applicant(my_id())
    if begun:
        return to_desk(begun)
    told = {"legal_name": me().name, "mobile": as_dialled(me().mobile or ""), "members": 1, "languages": ["ar"]}
    return page_of(WhoForm.offered(formdata=None, data=told))


def to_desk(family_id: int | None) -> Response:
    """To the desk of the family that is being registered."""
    if family_id:
        desk.choose(family_id)
    return redirect(url_for("family.desks.show"), 303)


def page_of(form: WhoForm) -> str:
    road = [(gettext(name), "") for name in NAMES.values()]
    return render_template("account/opening/new.html", form=form, road=road)


@opening.post("/shop")
def create() -> Response | tuple[str, int]:
    """The draft; pressed twice, it is one."""
    form = WhoForm.offered()
    try:
        if form.validate() and accepted(form, lambda: desk.choose(families.registering.begin(form.who, actor()).id)):
            say("good", gettext("حُفظت الخطوة الأولى. تكملون متى شئتم ومن أي جهاز."))
            return redirect(url_for("family.registration.edit", step="where"), 303)
    except families.refusals.RegistrationIsOpen:
        units.abandon()
        return to_desk(families.registering.find_of_applicant(my_id()))
    return page_of(form), 422
