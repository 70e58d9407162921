"""The browsers a member is signed in with, and ending them one by one or all at once but this one."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.community import accounts
from storefront.kernel.refusals import NotFound
from storefront.web.account.members import my_id
from storefront.web.kit import doors
from storefront.web.kit.flashes import say

browsers = Blueprint("browsers", __name__)
OTHERS = "others"


@browsers.get("/browsers")
def index() -> str:
    """Where this account is open."""
    return render_template("account/browsers/index.html", rows=accounts.sign_ins_of(my_id()), here=this_one())


@browsers.post("/browsers")
def destroy() -> Response:
    """Ends one browser's sign-in, or those of all others. Nobody ends another person's."""
    which = request.form.get("end", "")
    if which == OTHERS:
        accounts.end_other_sign_ins(my_id(), but=this_one())
    elif which.isascii() and which.isdigit() and len(which) < 19:
        accounts.end_sign_in(my_id(), int(which))
    else:
        raise NotFound()
    say("good", gettext("خرج الحساب من هناك."))
    return redirect(url_for("account.browsers.index"), 303)


def this_one() -> int:
    """The sign-in this browser is using."""
    person = doors.person()
    return person.sign_in_id if person else 0
