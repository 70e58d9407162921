"""Somebody of the team, as its owner sees to them: what they may do, and taking them off the desk."""

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.community import team
from storefront.community.team import Mate
from storefront.kernel.refusals import NotValid
from storefront.web.family import desk
from storefront.web.family.shop_page import kept
from storefront.web.family.team_forms import RightsForm, about_rights
from storefront.web.kit.doors import actor
from storefront.web.kit.flashes import say

team_members = Blueprint("team_members", __name__)


@team_members.get("/team/<int:member_id>")
def edit(member_id: int) -> str:
    """What they may do, to be changed."""
    mate = desk.own(team.member_of, member_id)
    return page(mate, RightsForm.offered(formdata=None, data={"rights": list(mate.rights)}))


def page(mate: Mate, form: RightsForm) -> str:
    return render_template("family/team/edit.html", mate=mate, form=form, notes=about_rights())


@team_members.post("/team/<int:member_id>")
def update(member_id: int) -> Response | tuple[str, int]:
    """They may do this from their next page on."""
    mate, form = desk.own(team.member_of, member_id), RightsForm.offered()
    family_id = desk.family().id
    if kept(form, lambda: team.change_rights(family_id, mate, form.chosen, actor()), {NotValid: "rights"}):
        say("good", gettext("حُفظ عمل %(name)s في الدكّة.", name=mate.name))
        return redirect(url_for("family.team.index"), 303)
    return page(mate, form), 422


@team_members.post("/team/<int:member_id>/removal")
def removal(member_id: int) -> Response:
    """They work here no longer."""
    mate = desk.own(team.member_of, member_id)
    team.remove(desk.family().id, mate, actor())
    say("good", gettext("لم تعد دكّتكم مفتوحة لحساب %(name)s.", name=mate.name))
    return redirect(url_for("family.team.index"), 303)
