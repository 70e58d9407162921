"""A forgotten password: asking for the letter, and choosing another by its link. Nobody learns who has an account."""

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.community import accounts
from storefront.kernel.refusals import Refusal
from storefront.web.account import entering
from storefront.web.account.attempts import say_no
from storefront.web.account.forms import NewPasswordForm, ResetForm
from storefront.web.account.privacy import steady
from storefront.web.kit import callers
from storefront.web.kit.flashes import say
from storefront.web.kit.links import own_path

reset = Blueprint("reset", __name__)
Answer = str | Response | tuple[str, int]


@reset.get("/reset")
def new() -> str:
    """Asks for the address. Where its reader was going is kept until they sign in with the new password."""
    entering.head_for(own_path(request.args.get("next"), ""))
    return render_template("account/reset/new.html", form=ResetForm())


@reset.post("/reset")
@steady
def create() -> Answer:
    """Sends the letter, if the address has an account."""
    form, status = ResetForm(), 422
    if form.validate():
        try:
            accounts.ask_reset(form.email.data, place=callers.place(), way=session.get(entering.HEADING, ""))
        except Refusal as refusal:
            status = say_no(form, refusal, counted=True)
        else:
            return redirect(url_for("account.reset.show"), 303)
    return render_template("account/reset/new.html", form=form), status


@reset.get("/reset/letter")
def show() -> str:
    """Look for the letter."""
    return render_template("account/reset/show.html")


@reset.get("/reset/<token>")
def edit(token: str) -> str:
    """Asks for another password; looking uses nothing up."""
    user, _ = accounts.tokens.holder(token, accounts.tokens.RESET)
    return render_template("account/reset/edit.html", form=NewPasswordForm(), email=user.email)


@reset.post("/reset/<token>")
def update(token: str) -> Answer:
    """The new password holds. This browser is known from now on: its reader reads the letters too."""
    user, row = accounts.tokens.holder(token, accounts.tokens.RESET)
    way, form = row.way, NewPasswordForm()
    if form.validate():
        try:
            accounts.reset(token, form.new.data)
        except accounts.refusals.LinkIsSpent:
            raise
        except Refusal as refusal:
            say_no(form, refusal)
        else:
            say("good", gettext("كلمة المرور الجديدة محفوظة. بقي تسجيل الدخول بها."))
            door = url_for("account.sign_in.new", next=way or None)
            return callers.remember(redirect(door, 303), user.id)
    return render_template("account/reset/edit.html", form=form, email=user.email), 422
