"""Inviting somebody to the desk, and what becomes of an invitation: its owner lets in who accepted, or takes it back."""

from collections.abc import Callable

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.community import limits, team
from storefront.community.team import Invitation
from storefront.kernel import units
from storefront.kernel.refusals import NotNow
from storefront.web.family import desk
from storefront.web.family.shop_page import kept
from storefront.web.family.team_forms import FIELDS, InvitationForm, about_rights
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.steps import take

team_invitations = Blueprint("team_invitations", __name__)
ONE = "/team/invitations/<int:invitation_id>"


@team_invitations.get("/team/new")
def new() -> str | Response:
    """Asks whom, and to what; a shop that is not open writes to nobody."""
    if desk.family().status != "active":
        say("warn", gettext(team.refusals.ShopIsNotOpen.text))
        return back()
    return page(InvitationForm.offered(formdata=None, data={"rights": ["orders"]}))


def page(form: InvitationForm) -> str:
    return render_template("family/team/new.html", form=form, notes=about_rights(), days=team.policy.LINK_DAYS)


@team_invitations.post("/team")
def create() -> Response | tuple[str, int]:
    """The letter is on its way."""
    form, family = InvitationForm.offered(), desk.family()
    try:
        if kept(form, lambda: team.invite(family, form.asked, actor()), FIELDS):
            say("good", gettext("أرسلنا الدعوة. حين تُقبل نكتب إليكم لتوافقوا."))
            return back()
    except (limits.TooManyTries, NotNow) as refusal:
        units.abandon()
        form.refuse("email", refusal, sentence(refusal))
    return page(form), 422


def back() -> Response:
    return redirect(url_for("family.team.index"), 303)


def taken(invitation_id: int, step: Callable[[Invitation], None], told: str) -> Response:
    """A step of an invitation, and one sentence of what came of it."""
    row = desk.own(team.invitation_of, invitation_id)
    take(lambda: step(row), told, late=gettext("تغيّر حال هذه الدعوة قبل هذه الخطوة، وما ترونه هو حالها الآن."))
    return back()


@team_invitations.post(f"{ONE}/approval")
def approval(invitation_id: int) -> Response:
    """Who accepted comes in."""
    return taken(
        invitation_id,
        lambda row: team.approve(row, actor()),
        gettext("تمّت الموافقة، وصار الاسم في فريقكم. أرسلنا رسالة بذلك."),
    )


@team_invitations.post(f"{ONE}/refusal")
def refusal(invitation_id: int) -> Response:
    """Who accepted does not come in."""
    return taken(invitation_id, lambda row: team.refuse(row, actor()), gettext("لم يدخل أحد، وأخبرنا من قبل الدعوة."))


@team_invitations.post(f"{ONE}/withdrawal")
def withdrawal(invitation_id: int) -> Response:
    """What was not answered is taken back."""
    return taken(invitation_id, lambda row: team.withdraw(row, actor()), gettext("سُحبت الدعوة، ولم يعد رابطها يعمل."))


@team_invitations.post(f"{ONE}/letter")
def letter(invitation_id: int) -> Response:
    """Another letter, with a link that is good for seven days from now."""
    told = gettext("أرسلنا الدعوة من جديد، ورابطها السابق لم يعد يعمل.")
    return taken(invitation_id, lambda row: team.send_again(row, desk.family(), actor()), told)
