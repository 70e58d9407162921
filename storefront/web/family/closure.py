"""Closing the shop for good, for its owner alone: what happens then, what holds it up, and the password before it is done."""

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import BooleanField
from wtforms.validators import InputRequired

from storefront.community import accounts, families
from storefront.kernel import units
from storefront.kernel.refusals import NotNow, Refusal
from storefront.trade import unsettled
from storefront.web.account.attempts import say_no
from storefront.web.account.forms import password_field
from storefront.web.account.members import me
from storefront.web.family import desk
from storefront.web.kit.doors import actor
from storefront.web.kit.flashes import say
from storefront.web.kit.forms import Form
from storefront.web.kit.locale import in_language

closure = Blueprint("closure", __name__)


class ClosureForm(Form):
    """That it is the owner, and that they know."""

    current = password_field(lazy_gettext("كلمة المرور"))
    sure = BooleanField(
        lazy_gettext("أعرف أن الدكّة لا تُفتح بعد إغلاقها"),
        [InputRequired(lazy_gettext("يلزم التأكيد قبل إغلاق الدكّة."))],
    )


@closure.get("/closure")
def new() -> str | Response:
    """Says what happens, or why it cannot yet."""
    if desk.is_registering():
        return redirect(url_for("family.registration.show"), 303)
    return page(ClosureForm(formdata=None))


@closure.post("/closure")
def create() -> str | Response | tuple[str, int]:
    """Closes the shop; whoever owned it may delete the account from then on."""
    family, form, status = desk.owned(), ClosureForm(), 422
    name = in_language(family, "trade_name")
    if unsettled.shops.of_family(family.id):
        return page(form), unsettled.ShopIsNotSettled.status
    if form.validate():
        try:
            accounts.check_password(me(), str(form.current.data))
            families.closing.close(family, actor())
        except NotNow:
            units.abandon()
            return redirect(url_for("family.today.show"), 303)
        except Refusal as refusal:
            status = say_no(form, refusal, counted=True)
        else:
            say("info", gettext("أُغلقت «%(name)s». نشكركم على كل ما صنعتم.", name=name))
            return redirect(url_for("account.profile.show"), 303)
    return page(form), status


def page(form: ClosureForm) -> str:
    family = desk.owned()
    return render_template(
        "family/closure/new.html", form=form, family=family, hindrances=unsettled.shops.of_family(family.id)
    )
