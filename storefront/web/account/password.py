"""Another password, for somebody who knows the old one. Every other browser is signed out."""

from flask import Blueprint, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.community import accounts
from storefront.kernel.refusals import Refusal
from storefront.web.account import entering
from storefront.web.account.attempts import say_no
from storefront.web.account.forms import PasswordForm
from storefront.web.account.members import me
from storefront.web.kit import callers
from storefront.web.kit.flashes import say

password = Blueprint("password", __name__)


@password.get("/password")
def edit() -> str:
    """Asks for the old one and the new one."""
    return render_template("account/password/edit.html", form=PasswordForm())


@password.post("/password")
def update() -> str | Response | tuple[str, int]:
    """The new one holds; this browser goes on with a fresh sign-in."""
    form, status = PasswordForm(), 422
    if form.validate():
        try:
            token = accounts.change_password(me(), form.current.data, form.new.data, callers.caller())
        except Refusal as refusal:
            status = say_no(form, refusal, counted=True)
        else:
            response = entering.let_in(token, remember=True, target=url_for("account.profile.show"))
            say("good", gettext("كلمة المرور الجديدة محفوظة، وخرج الحساب من كل متصفح آخر."))
            return response
    return render_template("account/password/edit.html", form=form), status
