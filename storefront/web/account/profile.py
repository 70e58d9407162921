"""A member's own facts: name, mobile, the language of letters; and the ways to everything else of the account."""

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.community import accounts
from storefront.fairs import juries
from storefront.kernel.phones import as_dialled
from storefront.kernel.refusals import Refusal
from storefront.web.account.attempts import say_no
from storefront.web.account.forms import ProfileForm
from storefront.web.account.members import me
from storefront.web.kit.doors import actor
from storefront.web.kit.flashes import say

profile = Blueprint("profile", __name__)


@profile.get("/profile")
def show() -> str:
    """The facts as they are."""
    user = me()
    return page(user, ProfileForm(name=user.name, mobile=as_dialled(user.mobile or ""), language=user.language))


def page(user: accounts.User, form: ProfileForm) -> str:
    has_desk = bool(actor().families or actor().bodies or actor().is_staff)
    return render_template(
        "account/profile/show.html", form=form, user=user, judges=juries.calls_of(user.id), has_desk=has_desk
    )


@profile.post("/profile")
def update() -> str | Response | tuple[str, int]:
    """Keeps them."""
    user, form = me(), ProfileForm()
    if form.validate():
        try:
            accounts.rename(user, form.name.data)
            accounts.set_mobile(user, form.mobile.data or "")
            accounts.set_language(user, form.language.data)
        except Refusal as refusal:
            say_no(form, refusal)
        else:
            say("good", gettext("بياناتك محفوظة."))
            return redirect(url_for("account.profile.show"), 303)
    return page(user, form), 422
