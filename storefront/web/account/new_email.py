"""The link that makes a new e-mail address the account's own. It works in any browser; afterwards one signs in again."""

from flask import Blueprint, redirect, render_template, session, url_for
from flask_babel import gettext
from flask_login import logout_user
from werkzeug.wrappers import Response

from storefront.community import accounts
from storefront.web.kit.flashes import say

new_email = Blueprint("new_email", __name__)


@new_email.get("/new-email/<token>")
def show(token: str) -> str:
    """Asks once more; looking uses nothing up."""
    _, row = accounts.tokens.holder(token, accounts.tokens.NEW_EMAIL)
    return render_template("account/new_email/show.html", email=row.detail)


@new_email.post("/new-email/<token>")
def update(token: str) -> Response:
    """The new address holds, and every sign-in has ended."""
    accounts.change_email(token)
    logout_user()
    session.clear()
    say("good", gettext("تغيّر بريد الحساب. الدخول من الآن بالبريد الجديد."))
    return redirect(url_for("account.sign_in.new"), 303)
