"""The link of the confirming letter. Looking at it uses nothing up; the password shows that it is the same person."""

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.community import accounts
from storefront.kernel.refusals import Refusal
from storefront.trade import carts
from storefront.web.account import entering
from storefront.web.account.attempts import say_no
from storefront.web.account.forms import ConfirmationForm
from storefront.web.kit import callers
from storefront.web.kit.flashes import say
from storefront.web.kit.links import own_path
from storefront.web.kit.locale import PREFIX

confirmation = Blueprint("confirmation", __name__)


@confirmation.get("/confirmation/<token>")
def new(token: str) -> str | tuple[str, int]:
    """Asks for the password, or says that the link is spent."""
    user, row = accounts.tokens.holder(token, accounts.tokens.CONFIRM)
    return render_template("account/confirmation/new.html", form=ConfirmationForm(), email=user.email, way=row.way)


@confirmation.post("/confirmation/<token>")
def create(token: str) -> str | Response | tuple[str, int]:
    """Confirms the address and lets the person in."""
    user, row = accounts.tokens.holder(token, accounts.tokens.CONFIRM)
    way, wish, form, status = row.way, row.wish, ConfirmationForm(), 422
    if form.validate():
        try:
            opened = accounts.confirm(token, form.password.data, callers.caller(), remember=True)
        except Refusal as refusal:
            status = say_no(form, refusal, counted=True)
        else:
            answer = entering.let_in(opened, remember=True, target=own_path(way, "") or None, wish=wish)
            say("good", gettext("أُكّد بريدك."))
            if is_to_basket(way) and carts.find_cart(user_id=user.id, token=None) is None:
                say("info", gettext("سلتك في المتصفح الذي بدأت منه."))
            return answer
    return render_template("account/confirmation/new.html", form=form, email=user.email, way=way), status


def is_to_basket(way: str) -> bool:
    """Whether a way leads to the basket, or on from it, in either language."""
    begins = (url_for("shop.cart.show"), url_for("shop.checkout.new"))
    return way.removeprefix(PREFIX).startswith(tuple(one.removeprefix(request.script_root) for one in begins))
