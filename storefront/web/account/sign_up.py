"""Signing up. The answer is the same whether the address is new or has an account; its owner learns by letter."""

from flask import Blueprint, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from storefront.community import accounts
from storefront.kernel.refusals import Refusal
from storefront.web.account import entering, wanted
from storefront.web.account.attempts import say_no
from storefront.web.account.forms import SignUpForm
from storefront.web.account.privacy import steady
from storefront.web.kit import callers
from storefront.web.kit.links import own_path
from storefront.web.kit.locale import language

sign_up = Blueprint("sign_up", __name__)
PRIVACY_WORDING = "2026-11"  # which privacy page people agree to


@sign_up.get("/sign-up")
def new() -> str:
    """The form. Where its reader was going is kept until the letter has confirmed them."""
    entering.head_for(own_path(request.args.get("next"), ""))
    return page(SignUpForm())


def page(form: SignUpForm) -> str:
    """The form, and above it what somebody who was led to it wanted."""
    way = session.get(entering.HEADING, "")
    return render_template("account/sign_up/new.html", form=form, why=wanted.at_the_door(way), way=way)


@sign_up.post("/sign-up")
@steady
def create() -> str | Response | tuple[str, int]:
    """Begins the account and sends to the page that asks to look for the letter."""
    form, status = SignUpForm(), 422
    if form.validate():
        new_person = accounts.NewPerson(
            form.email.data,
            form.name.data,
            form.password.data,
            language(),
            agreed=PRIVACY_WORDING,
            way=(way := session.get(entering.HEADING, "")),
            wish=wanted.written(way),
        )
        try:
            accounts.sign_up(new_person, place=callers.place())
        except Refusal as refusal:
            status = say_no(form, refusal, counted=True)
        else:
            return redirect(url_for("account.sign_up.show"), 303)
    return page(form), status


@sign_up.get("/sign-up/letter")
def show() -> str:
    """Look for the letter."""
    return render_template("account/sign_up/show.html")
