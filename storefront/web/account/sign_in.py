"""Signing in and out. Whoever is wrong gets one answer, whatever it was that was wrong."""

import re

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.community import accounts
from storefront.kernel.refusals import Refusal
from storefront.web.account import entering, wanted
from storefront.web.account.attempts import say_no
from storefront.web.account.forms import SignInForm
from storefront.web.kit import callers
from storefront.web.kit.doors import actor
from storefront.web.kit.links import own_path

sign_in = Blueprint("sign_in", __name__)
ASKS = re.compile(r"/account/products/\d+/question$")
Answer = str | Response | tuple[str, int]


@sign_in.get("/sign-in")
def new() -> Answer:
    """The form; whoever is signed in goes on to where they wanted to go."""
    target = own_path(request.args.get("next"), "")
    if actor().user_id is not None:
        return redirect(target or entering.begins_at(), 303)
    return page(SignInForm(next=target))


def page(form: SignInForm) -> str:
    """The form, and above it why somebody was led to it."""
    why = wanted.at_the_door(form.next.data or "")
    if ASKS.search(form.next.data or ""):
        why.append(gettext("السؤال يُرسَل بعد الدخول، لنكتب إليك حين تجيب الأسرة."))
    return render_template("account/sign_in/new.html", form=form, why=why)


@sign_in.post("/sign-in")
def create() -> Answer:
    """Lets the person in."""
    form, status = SignInForm(), 422
    if form.validate():
        remember, way = bool(form.remember.data), own_path(form.next.data, "")
        who, wish = (form.email.data, form.password.data), wanted.written(way)
        try:
            token = accounts.sign_in(*who, callers.caller(), remember=remember, way=way, wish=wish)
        except accounts.refusals.AddressNotConfirmed:
            return redirect(url_for("account.sign_up.show"), 303)
        except Refusal as refusal:
            status = say_no(form, refusal, counted=True)
        else:
            return entering.let_in(token, remember=remember, target=form.next.data or "")
    return page(form), status


@sign_in.post("/sign-out")
def destroy() -> Response:
    """Lets the person out; the sign-in is ended at once, wherever its cookie may be."""
    return entering.let_out()
