"""Deleting one's account: what goes, what the law keeps without a name, and the password before it is done."""

from collections.abc import Sequence

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.community import accounts
from storefront.kernel.refusals import Refusal
from storefront.trade import claims, unsettled
from storefront.web.account import entering
from storefront.web.account.attempts import say_no
from storefront.web.account.forms import ClosureForm
from storefront.web.account.members import me
from storefront.web.kit.doors import actor
from storefront.web.kit.flashes import say

closure = Blueprint("closure", __name__)


@closure.get("/closure")
def new() -> str:
    """Says what will be lost, or why it cannot be yet."""
    return page(ClosureForm())


@closure.post("/closure")
def create() -> str | Response | tuple[str, int]:
    """Forgets the person everywhere."""
    user, form, status = me(), ClosureForm(), 422
    if owns_a_shop() or held():
        return redirect(url_for("account.closure.new"), 303)
    if form.validate():
        try:
            accounts.check_password(user, form.current.data)
        except Refusal as refusal:
            status = say_no(form, refusal, counted=True)
        else:
            accounts.erase(user)
            response = entering.let_out()
            say("info", gettext("حُذف حسابك وكل ما فيه. نشكرك على الوقت الذي أمضيته معنا."))
            return response
    return page(form), status


def page(form: ClosureForm) -> str:
    return render_template("account/closure/new.html", form=form, owns_a_shop=owns_a_shop(), held=held())


def owns_a_shop() -> bool:
    """Whether there is a shop to close first."""
    return any(actor().owns(family_id) for family_id in actor().families)


def held() -> Sequence[unsettled.Held]:
    """The orders that are not over, those of before the account too."""
    return unsettled.of_member(me().id, claims.address_of(me()))
