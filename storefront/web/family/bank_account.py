"""Where the family's money goes: its bank account, named or changed by somebody who proves it by their password."""

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import StringField

from storefront.community import accounts
from storefront.community.limits import TooManyTries
from storefront.kernel import ibans
from storefront.kernel.refusals import Refusal
from storefront.treasury import recipients
from storefront.web.account.forms import needed, obeys, password_field
from storefront.web.family import desk
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.forms import Form, trimmed, upto
from storefront.web.kit.requests import keep_work

bank_account = Blueprint("bank_account", __name__)


class AccountForm(Form):
    """The name on the account, its number in any digits, and the password of whoever says so."""

    holder = StringField(
        lazy_gettext("الاسم على الحساب"),
        [needed(lazy_gettext("يُرجى كتابة الاسم على الحساب.")), upto(80), obeys(recipients.holder_name)],
        filters=[trimmed],
    )
    iban = StringField(
        lazy_gettext("رقم الآيبان"),
        [needed(lazy_gettext("يُرجى كتابة رقم الآيبان.")), upto(ibans.LONGEST), obeys(ibans.kept)],
        filters=[trimmed],
    )
    password = password_field(lazy_gettext("كلمة مرور حسابكم"))


FIELDS: dict[type[Refusal], str] = {
    recipients.refusals.HolderIsNotValid: "holder",
    ibans.IbanIsNotSaudi: "iban",
    ibans.IbanIsNotValid: "iban",
    accounts.refusals.WrongPassword: "password",
    TooManyTries: "password",
}


@bank_account.get("/money/account")
def edit() -> str:
    """Asks for the account; the number that is kept is not printed again."""
    recipient = recipients.recipient_of(desk.family().id)
    return page(AccountForm(formdata=None, holder=recipient.holder if recipient else ""))


@bank_account.post("/money/account")
def update() -> Response | tuple[str, int]:
    """The family's money goes there from now on."""
    form, status = AccountForm(), 422
    if form.validate():
        account = recipients.Account(str(form.holder.data), str(form.iban.data))
        try:
            recipient = recipients.give_account(desk.family().id, account, actor(), password=str(form.password.data))
        except tuple(FIELDS) as refusal:
            keep_work()  # wrong passwords stay counted
            form.refuse(FIELDS[type(refusal)], refusal, sentence(refusal))
            status = refusal.status
        else:
            say("good", gettext("حُفظ الحساب %(iban)s، ووصلتكم رسالة بذلك.", iban=ibans.masked(recipient.iban)))
            return redirect(url_for("family.money.index"), 303)
    return page(form), status


def page(form: AccountForm) -> str:
    """The form, and what follows from sending it."""
    recipient = recipients.recipient_of(desk.family().id)
    return render_template(
        "family/money/account.html",
        form=form,
        known=ibans.masked(recipient.iban) if recipient else "",
        days=recipients.HOLD_DAYS,
    )
