"""Families a member follows. What a visitor wanted to follow is kept until they are signed in."""

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from storefront.goods import follows as followed
from storefront.kernel.refusals import NotFound
from storefront.web.account import wanted
from storefront.web.account.members import my_id
from storefront.web.kit.doors import actor, only_members
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.links import own_path
from storefront.web.kit.locale import gettext
from storefront.web.kit.requests import key_of

follows = Blueprint("follows", __name__)


def members_or_following() -> Response | None:
    """The door: members pass; a visitor is asked to sign in, and whom they want to follow is kept in the session."""
    if actor().user_id is None:
        if wish := key_of(request.form.get("follow")):
            wanted.keep(wanted.FOLLOW, wish, back())
        return redirect(url_for("account.sign_in.new", next=back()), 303)
    return only_members()


@follows.post("/follows")
def create() -> Response:
    """Follows a family that sells (`follow`) or no longer (`leave`), and goes back to the page of the button."""
    wish, leave = key_of(request.form.get("follow")), key_of(request.form.get("leave"))
    try:
        if wish:
            followed.follow(my_id(), wish)
            say("good", gettext("صارت هذه الأسرة في متابعاتك. نكتب إليك حين تعرض جديداً، مرة في اليوم على الأكثر."))
    except (followed.TooManyFollowed, NotFound) as refusal:
        say("bad", sentence(refusal))
    if leave:
        followed.leave(my_id(), leave)
        say("good", gettext("لم تعد في متابعاتك، ولن نكتب إليك عن جديدها."))
    return redirect(back(), 303)


def back() -> str:
    """Where the button was."""
    return own_path(request.form.get("next"), url_for("account.favourites.index"))
