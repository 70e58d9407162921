"""Movements of money that somebody reads in a bank statement and enters: a provider's money, the courier's cash, fees paid to
the courier. What is to be booked is shown once more before; what was entered wrongly is reversed by two people."""

from collections.abc import Callable

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import HiddenField, SelectField, StringField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired

from storefront.insight import journal
from storefront.kernel import money as sums
from storefront.kernel import units
from storefront.kernel.refusals import Refusal
from storefront.treasury import gateways, ledger
from storefront.treasury import movements as books
from storefront.web.kit.doors import actor
from storefront.web.kit.flashes import say
from storefront.web.kit.forms import trimmed, upto, western
from storefront.web.kit.saving import keep
from storefront.web.kit.steps import take
from storefront.web.office.desk import ReasonForm
from storefront.web.office.money_words import account_words

movements = Blueprint("movements", __name__)
CASH, FEES = ledger.COURIER_CASH, ledger.COURIER_FEES
BESIDE: dict[type[Refusal], str] = {
    books.refusals.AlreadyBooked: "reference",
    books.refusals.FeesAreMoreThanOwed: "fees",
    Refusal: "amount",
}


def halalas(text: str | None) -> int:
    """What was typed, in halalas; -1 for what is no sum."""
    try:
        return sums.parse_riyals(text or "0")
    except ValueError:
        return -1


class MovementForm(ReasonForm):
    """What moved, how much, and the number of the line in the bank's statement; `sure` when that was seen once more."""

    source = SelectField(lazy_gettext("الحركة"), [InputRequired(lazy_gettext("اختاروا الحركة التي في الكشف."))])
    amount = StringField(
        lazy_gettext("المبلغ بالريال"),
        [InputRequired(lazy_gettext("اكتبوا المبلغ بالأرقام، مثل 85 أو 85.50."))],
        filters=[trimmed, western],
    )
    fees = StringField(lazy_gettext("أجر المندوب المقتطع"), filters=[trimmed, western])
    reference = StringField(
        lazy_gettext("مرجع السطر في كشف البنك"),
        [InputRequired(lazy_gettext("تُرجى كتابة المرجع، فبه لا تُسجَّل الحركة مرتين.")), upto(60)],
        filters=[trimmed, western],
    )
    sure = HiddenField()

    def filled(self) -> "MovementForm":
        """The form with what can move now."""
        self.source.choices = [SelectChoice(one, choice_words(one, held)) for one, held in movable().items()]
        return self

    @property
    def amount_minor(self) -> int:
        return halalas(self.amount.data)

    @property
    def fees_minor(self) -> int:
        """What the courier kept of its cash."""
        return halalas(self.fees.data)

    def validate(self, extra_validators: object = None) -> bool:
        """Sums are sums, and fees are kept of cash alone."""
        valid: bool = super().validate(extra_validators)
        for field, minor in ((self.amount, self.amount_minor), (self.fees, self.fees_minor)):
            if minor < 0 and not field.errors:
                field.errors = [gettext("اكتبوا المبلغ بالأرقام، مثل 85 أو 85.50.")]
        if self.fees_minor > 0 and self.source.data != CASH and not self.fees.errors:
            self.fees.errors = [gettext("هذه الخانة للنقد الذي يسلّمه المندوب وحده.")]
        return valid and not (self.amount.errors or self.fees.errors)


def movable() -> dict[str, int]:
    """The accounts of which a person has to say what moved, with what can (halalas): what is there to come to the bank, and
    what the courier is owed."""
    found = ledger.balances()
    held = {one: found[one] for one in sorted(found) if found[one] > 0 and (one == CASH or is_told_by_hand(one))}
    owed = -found.get(FEES, 0)
    return held | ({FEES: owed} if owed > 0 else {})


def choice_words(account: str, held_minor: int) -> str:
    """What moved, and how much of it there is."""
    held = sums.shown(held_minor)
    if account == CASH:
        return str(gettext("سلّم المندوب نقداً (عنده %(sum)s ر.س)", sum=held))
    if account == FEES:
        return str(gettext("دُفع أجر المندوب من البنك (له %(sum)s ر.س)", sum=held))
    return str(gettext("وصل إلى البنك، %(name)s (فيه %(sum)s ر.س)", name=account_words(account)[1], sum=held))


def is_told_by_hand(account: str) -> bool:
    """Whether a person has to say that a provider's money came to the bank: one that tells its movements itself is booked
    by the reconciliation, and would be booked twice."""
    provider = account.removeprefix(ledger.CLEARING)
    return provider != account and gateways.with_pages(provider) is None


@movements.get("/ledger/movements")
def new() -> str:
    """Asks what moved."""
    form = MovementForm(formdata=None).filled()
    form.source.data = request.args.get("account", "")
    return page_of(form)


@movements.post("/ledger/movements")
def create() -> Response | str | tuple[str, int]:
    """Shows it once more, then books it, once for each line of a statement."""
    form = MovementForm().filled()
    if form.sure.data == "again":
        return page_of(form)
    if not keep(form, BESIDE, lambda: enter(form)):
        return page_of(form), 422
    if form.sure.data != "yes":
        after = ledger.balances()
        units.abandon()
        return sure(form, after)
    say("good", gettext("سُجّلت الحركة %(reference)s.", reference=form.reference.data))
    return redirect(url_for("office.ledger.index"), 303)


def page_of(form: MovementForm) -> str:
    """The form as it is, or as it came back."""
    return render_template("office/ledger/movement.html", form=form)


def sure(form: MovementForm, after: dict[str, int]) -> str:
    """What was typed once more, with what stands on each account it touches before and after; nothing is booked yet."""
    before, source = ledger.balances(), str(form.source.data)
    touched = [one for one in (ledger.BANK, source, FEES) if before.get(one, 0) != after.get(one, 0)]
    return render_template(
        "office/ledger/movement_sure.html",
        form=form,
        words=choice_words(source, movable()[source]),
        rows=[(account_words(one)[1], natural(one, before), natural(one, after)) for one in dict.fromkeys(touched)],
    )


def natural(account: str, balances: dict[str, int]) -> int:
    """What stands on an account, as people say it: what is owed is positive too."""
    return -balances.get(account, 0) if account == FEES else balances.get(account, 0)


def enter(form: MovementForm) -> None:
    """Books what the form says, and notes in the journal who said so and why."""
    source, reference, reason = str(form.source.data), str(form.reference.data), str(form.reason.data)
    if source == CASH:
        books.note_cash(form.amount_minor, form.fees_minor, actor(), reference=reference, reason=reason)
    elif source == FEES:
        books.note_courier_paid(form.amount_minor, actor(), reference=reference, reason=reason)
    else:
        provider = source.removeprefix(ledger.CLEARING)
        books.note_arrival(provider, form.amount_minor, actor(), reference=reference, reason=reason)
    values = {"source": source, "amount_minor": form.amount_minor, "reference": reference}
    journal.note("LedgerMoved", subject="market", actor_id=actor().user_id, reason=reason, values=values)


@movements.post("/ledger/transactions/<int:transaction_id>/reversal")
def ask(transaction_id: int) -> Response | tuple[str, int]:
    """Somebody says that a movement was entered wrongly."""
    form, one = ReasonForm(), ledger.transaction(transaction_id).transaction
    if not form.validate():
        return render_template("office/ledger/reversal.html", transaction=one, form=form), 422
    return taken(
        transaction_id,
        lambda: books.ask(one, actor(), reason=str(form.reason.data)),
        gettext("طُلب عكس الحركة. تُعكس حين يوافق شخص آخر من المكتب."),
    )


@movements.post("/ledger/reversals/<int:reversal_id>/agreement")
def agree(reversal_id: int) -> Response:
    """Another person agrees."""
    reversal = books.get(reversal_id)
    done = gettext("عُكست الحركة في الدفتر. ويمكن تسجيل السطر نفسه من جديد كما هو في الكشف.")
    return taken(reversal.transaction_id, lambda: books.agree(reversal, actor()), done)


@movements.post("/ledger/reversals/<int:reversal_id>/leaving")
def leave(reversal_id: int) -> Response:
    """The movement was right after all."""
    reversal = books.get(reversal_id)
    return taken(reversal.transaction_id, lambda: books.leave(reversal, actor()), gettext("بقيت الحركة كما هي."))


def taken(transaction_id: int, step: Callable[[], object], done: str) -> Response:
    """Back to the booking, with what came of the step."""
    take(step, done, late=gettext("سبقكم شخص آخر إلى هذه الحركة."))
    return redirect(url_for("office.ledger.show", transaction_id=transaction_id), 303)
