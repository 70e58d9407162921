"""Confirming that a mobile is one's own: a code is sent to it and typed here. Until then no text message goes there."""

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.community import accounts, mobiles
from storefront.kernel.phones import as_dialled
from storefront.kernel.refusals import Refusal
from storefront.web.account.attempts import say_no
from storefront.web.account.forms import CodeForm
from storefront.web.account.members import me
from storefront.web.kit.flashes import say

mobile = Blueprint("mobile", __name__)


@mobile.get("/mobile")
def edit() -> str:
    """Whether it is confirmed, and what is to be done if not."""
    return page(me(), CodeForm(formdata=None))


def page(user: accounts.User, form: CodeForm) -> str:
    waits = user.mobile_confirmed_at is None and mobiles.code_waits(user)
    return render_template(
        "account/mobile/edit.html", form=form, user=user, number=as_dialled(user.mobile or ""), waits=waits
    )


@mobile.post("/mobile")
def sending() -> Response | tuple[str, int]:
    """Sends a code to it."""
    user, form = me(), CodeForm(formdata=None)
    try:
        mobiles.ask_code(user)
    except Refusal as refusal:
        status = say_no(form, refusal)
        return page(user, form), status
    return redirect(url_for("account.mobile.edit"), 303)


@mobile.post("/mobile/code")
def update() -> Response | tuple[str, int]:
    """The code that came is typed."""
    user, form, status = me(), CodeForm(), 422
    if form.validate():
        try:
            mobiles.confirm(user, form.figures)
        except Refusal as refusal:
            status = say_no(form, refusal, counted=True)
        else:
            say("good", gettext("جوالك مؤكّد، ويمكنك اختيار ما يصلك عليه."))
            return redirect(url_for("account.notice_choices.edit"), 303)
    return page(user, form), status
