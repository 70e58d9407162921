"""Movements of money that somebody reads in a bank statement and enters: a provider's money, the courier's cash."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import SelectField, StringField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired

from storefront.insight import journal
from storefront.kernel import money as sums
from storefront.kernel import units
from storefront.kernel.refusals import Refusal
from storefront.treasury import gateways, ledger
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.forms import trimmed, upto, western
from storefront.web.office.desk import ReasonForm
from storefront.web.office.money_words import account_words

movements = Blueprint("movements", __name__)
CASH = ledger.COURIER_CASH


def halalas(text: str | None) -> int:
    """What was typed, in halalas; -1 for what is no sum."""
    try:
        return sums.parse_riyals(text or "0")
    except ValueError:
        return -1


class MovementForm(ReasonForm):
    """What came to the bank, from where, how much, and the number of the line in the bank's statement."""

    source = SelectField(lazy_gettext("من أين"), [InputRequired(lazy_gettext("اختاروا من أين وصل المبلغ."))])
    amount = StringField(
        lazy_gettext("المبلغ بالريال"),
        [InputRequired(lazy_gettext("اكتبوا المبلغ بالأرقام، مثل 85 أو 85.50."))],
        filters=[trimmed, western],
    )
    fees = StringField(lazy_gettext("أجر المندوب المقتطع"), filters=[trimmed, western])
    reference = StringField(
        lazy_gettext("مرجع السطر في كشف البنك"),
        [InputRequired(lazy_gettext("المرجع لازم، فبه لا تُسجَّل الحركة مرتين.")), upto(60)],
        filters=[trimmed, western],
    )

    def filled(self) -> "MovementForm":
        """The form with the accounts that money can come from now."""
        held = {account: total for account, total in ledger.balances().items() if total > 0}
        sources = [one for one in sorted(held) if one == CASH or is_told_by_hand(one)]
        self.source.choices = [
            SelectChoice(one, f"{account_words(one)[1]}: {sums.shown(held[one])}") for one in sources
        ]
        return self


def is_told_by_hand(account: str) -> bool:
    """Whether a person has to say that a provider's money came to the bank: one that tells its movements itself is booked
    by the reconciliation, and would be booked twice."""
    provider = account.removeprefix(ledger.CLEARING)
    return provider != account and gateways.with_pages(provider) is None


@movements.get("/ledger/movements")
def new() -> str:
    """Asks what came to the bank."""
    form = MovementForm(formdata=None).filled()
    form.source.data = request.args.get("account", "")
    return render_template("office/ledger/movement.html", form=form)


@movements.post("/ledger/movements")
def create() -> Response | tuple[str, int]:
    """Books it, once for each line of a statement."""
    form, status = MovementForm().filled(), 422
    valid = form.validate_on_submit()
    amount, fees = halalas(form.amount.data), halalas(form.fees.data)
    if valid and min(amount, fees) < 0:
        form.amount.errors = [gettext("اكتبوا المبلغ بالأرقام، مثل 85 أو 85.50.")]
    elif valid:
        try:
            enter(form, amount, fees)
        except Refusal as refusal:
            units.abandon()
            field = "reference" if isinstance(refusal, ledger.refusals.AlreadyBooked) else "amount"
            form.refuse(field, refusal, sentence(refusal))
            status = refusal.status
        else:
            say("good", gettext("سُجّلت الحركة %(reference)s.", reference=form.reference.data))
            return redirect(url_for("office.ledger.index"), 303)
    return render_template("office/ledger/movement.html", form=form), status


def enter(form: MovementForm, amount: int, fees: int) -> None:
    """Books what the form says, and notes in the journal who said so and why."""
    source, reference, reason = str(form.source.data), str(form.reference.data), str(form.reason.data)
    if source == CASH:
        ledger.note_cash(amount, fees, actor(), reference=reference, reason=reason)
    else:
        provider = source.removeprefix(ledger.CLEARING)
        ledger.note_arrival(provider, amount, actor(), reference=reference, reason=reason)
    values = {"source": source, "amount_minor": amount, "reference": reference}
    journal.note("LedgerMoved", subject="market", actor_id=actor().user_id, reason=reason, values=values)
