"""The link of the confirming letter. Looking at it uses nothing up; the password shows that it is the same person."""

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from storefront.community import accounts
from storefront.kernel.refusals import Refusal
from storefront.web.account import entering
from storefront.web.account.attempts import say_no
from storefront.web.account.forms import ConfirmationForm
from storefront.web.kit import callers
from storefront.web.kit.links import own_path

confirmation = Blueprint("confirmation", __name__)


@confirmation.get("/confirmation/<token>")
def new(token: str) -> str | tuple[str, int]:
    """Asks for the password, or says that the link is spent."""
    user, _ = accounts.tokens.holder(token, accounts.tokens.CONFIRM)
    return render_template("account/confirmation/new.html", form=ConfirmationForm(), email=user.email)


@confirmation.post("/confirmation/<token>")
def create(token: str) -> str | Response | tuple[str, int]:
    """Confirms the address and lets the person in."""
    user, _ = accounts.tokens.holder(token, accounts.tokens.CONFIRM)
    form, status = ConfirmationForm(), 422
    if form.validate():
        try:
            opened = accounts.confirm(token, form.password.data, callers.caller(), remember=True)
        except Refusal as refusal:
            status = say_no(form, refusal, counted=True)
        else:
            return entering.let_in(opened, remember=True, target=own_path(request.args.get("next"), "") or None)
    return render_template("account/confirmation/new.html", form=form, email=user.email), status
