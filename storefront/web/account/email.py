"""Asking for another e-mail address. The answer is the same whether somebody else has it or not."""

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.community import accounts
from storefront.kernel.refusals import Refusal
from storefront.web.account.attempts import say_no
from storefront.web.account.forms import EmailForm
from storefront.web.account.members import me
from storefront.web.account.privacy import steady
from storefront.web.kit import callers
from storefront.web.kit.flashes import say

email = Blueprint("email", __name__)


@email.get("/email")
def edit() -> str:
    """Asks for the new address and the password."""
    return render_template("account/email/edit.html", form=EmailForm(), user=me())


@email.post("/email")
@steady
def update() -> str | Response | tuple[str, int]:
    """Sends the link to the new address."""
    user, form, status = me(), EmailForm(), 422
    if form.validate():
        try:
            accounts.ask_email_change(user, form.email.data, form.current.data, place=callers.place())
        except Refusal as refusal:
            status = say_no(form, refusal, counted=True)
        else:
            say("info", gettext("أرسلنا رابط التأكيد إلى البريد الجديد. يبقى بريدك كما هو حتى يُفتح الرابط."))
            return redirect(url_for("account.profile.show"), 303)
    return render_template("account/email/edit.html", form=form, user=user), status
