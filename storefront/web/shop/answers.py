"""The link in a letter about an application to exhibit: its reader turns an offer down or withdraws, without signing in. Looking
at it does nothing, for mail programs look at every link."""

from flask import Blueprint, current_app, render_template
from werkzeug.wrappers import Response

from storefront.community import families
from storefront.fairs import applications, exhibitions
from storefront.fairs.applications import WITHDRAWABLE, ExhibitApplication
from storefront.kernel import units
from storefront.kernel.actors import Actor
from storefront.kernel.refusals import NotFound, NotNow
from storefront.web.kit.locale import gettext

answers = Blueprint("answers", __name__)


def read(token: str) -> tuple[ExhibitApplication, Actor]:
    """What a token is about, and who reads the letter; raises NotFound for one that is not ours, or of somebody who no longer
    works at the family's desk."""
    application_id, user_id = applications.links.read(token, current_app.config["SECRET_KEY"])
    application = applications.get(application_id)
    desks, limits = families.desks_of(user_id)
    reader = Actor(user_id, families=desks, limits=limits)
    if not reader.may("shop", application.family_id):
        raise NotFound()
    return application, reader


@answers.get("/exhibitions/answers/<code:token>")
def show(token: str) -> str:
    """Asks with one button."""
    application, _ = read(token)
    return page(token, application, is_done=False)


@answers.post("/exhibitions/answers/<code:token>")
def create(token: str) -> str | Response:
    """The family does not come; doing it again changes nothing."""
    application, reader = read(token)
    try:
        applications.withdraw(application, gettext("من رابط الرسالة"), reader)
    except NotNow:
        units.abandon()
    application, _ = read(token)
    return page(token, application, is_done=True)


def page(token: str, application: ExhibitApplication, *, is_done: bool) -> str:
    exhibition = application.call.exhibition
    can = application.state in WITHDRAWABLE and exhibition.state not in exhibitions.OVER | {"live"}
    return render_template(
        "shop/answers/show.html", token=token, application=application, exhibition=exhibition, can=can, is_done=is_done
    )
