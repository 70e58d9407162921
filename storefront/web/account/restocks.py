"""Sold-out goods a member waits for. A visitor's wish is kept until they are signed in."""

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from storefront.goods import catalogue
from storefront.goods import restocks as awaited
from storefront.web.account import wanted
from storefront.web.account.members import my_id
from storefront.web.kit.doors import actor, only_members
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.links import own_path
from storefront.web.kit.locale import gettext
from storefront.web.kit.requests import key_of

restocks = Blueprint("restocks", __name__)


def members_or_waiting() -> Response | None:
    """The door: members pass; a visitor is asked to sign in, and what they wait for is kept in the session."""
    if actor().user_id is None:
        if wish := key_of(request.form.get("wait")):
            wanted.keep(wanted.WAIT, wish, back())
        return redirect(url_for("account.sign_in.new", next=back()), 303)
    return only_members()


@restocks.post("/restocks")
def create() -> Response:
    """Waits for a choice (`wait`) or no longer (`leave`), and goes back to the page of the button."""
    wait, leave = key_of(request.form.get("wait")), key_of(request.form.get("leave"))
    try:
        if wait:
            awaited.ask(my_id(), catalogue.buyable(wait).id)
            say("good", gettext("سنكتب إليك حين يتوفر."))
    except awaited.TooManyAwaited as refusal:
        say("bad", sentence(refusal))
    if leave:
        awaited.withdraw(my_id(), leave)
        say("good", gettext("لن نكتب إليك عنه."))
    return redirect(back(), 303)


def back() -> str:
    """Where the button was."""
    return own_path(request.form.get("next"), url_for("account.favourites.index"))
