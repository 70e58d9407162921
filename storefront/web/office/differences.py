"""Money that is not what was asked for, in the office: what was asked, what came, and what a person has done with it."""

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import RadioField
from wtforms.fields import SelectChoice
from wtforms.validators import AnyOf

from storefront.insight import journal
from storefront.kernel import units
from storefront.kernel.refusals import NotFound, Refusal
from storefront.kernel.units import unit_of_work
from storefront.treasury import conversations, gateways
from storefront.treasury import payments as treasury
from storefront.treasury.interests import OwnInterest
from storefront.treasury.payments import Attempt, Payment
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.office import payment_words as words
from storefront.web.office.desk import ReasonForm

differences = Blueprint("differences", __name__)
BACK, TAKE = "back", "take"


class DifferenceForm(ReasonForm):
    """What becomes of it, and why."""

    act = RadioField(
        lazy_gettext("ماذا تفعلون بهذا المبلغ؟"),
        [AnyOf((BACK, TAKE), lazy_gettext("اختاروا ما يُفعل به."))],
        choices=[
            SelectChoice(BACK, lazy_gettext("يُردّ إلى صاحبه")),
            SelectChoice(TAKE, lazy_gettext("يُقبل ثمناً لطلبه")),
        ],
        validate_choice=False,  # what is none of these is refused above, once
    )


@differences.get("/attempts/<int:attempt_id>/difference")
def new(attempt_id: int) -> Response | str:
    """Asks what becomes of money that differs; away from here once that is decided."""
    attempt, payment = found(attempt_id)
    if attempt.state != "refused":
        return decided(payment.id)
    return page_of(attempt, payment, DifferenceForm(formdata=None))


@differences.post("/attempts/<int:attempt_id>/difference")
def create(attempt_id: int) -> Response | tuple[str, int]:
    """Has the provider asked once more, and does it."""
    attempt, payment = found(attempt_id)
    form, who, number = DifferenceForm(), actor(), payment.id
    if attempt.state != "refused":
        return decided(number)
    if not form.validate_on_submit():
        return page_of(attempt, payment, form), 422
    act, reason = str(form.act.data), str(form.reason.data)
    deed = conversations.send_back_differing if act == BACK else conversations.take_on_differing
    units.abandon()  # the provider is asked while nothing is held
    try:
        deed(attempt_id, who, reason=reason)
    except gateways.Trouble:
        say("warn", gettext("لم تجب شركة الدفع الآن، ولم يتغير شيء. حاولوا بعد قليل."))
        return redirect(url_for(".new", attempt_id=attempt_id), 303)
    except OwnInterest as refusal:
        units.abandon()
        form.refuse("reason", refusal, sentence(refusal))
        return page_of(*found(attempt_id), form), 403
    except Refusal as refusal:
        units.abandon()
        say("warn", sentence(refusal))
        return redirect(url_for(".new", attempt_id=attempt_id), 303)
    with unit_of_work():
        about = f"payment:{number}"
        journal.note("DifferenceDecided", subject=about, actor_id=who.user_id, reason=reason, values={"act": act})
    say("good", gettext("المبلغ في طريقه إلى صاحبه.") if act == BACK else gettext("قُبل المبلغ ثمناً لطلبه."))
    return redirect(url_for("office.payments.show", payment_id=number), 303)


def found(attempt_id: int) -> tuple[Attempt, Payment]:
    """The attempt with its payment; raises NotFound."""
    both = treasury.whole_attempt(attempt_id)
    if both is None:
        raise NotFound()
    return both


def decided(payment_id: int) -> Response:
    """To the payment of money about which somebody has decided, perhaps by the same press."""
    say("info", gettext("بُتّ في هذا المبلغ من قبل، وما ترونه هو حاله الآن."))
    return redirect(url_for("office.payments.show", payment_id=payment_id), 303)


def page_of(attempt: Attempt, payment: Payment, form: DifferenceForm) -> str:
    """The page, with the form that came back if it did."""
    return render_template(
        "office/differences/new.html",
        company=words.company_words,
        attempt=attempt,
        payment=payment,
        trouble=words.trouble_words(attempt.trouble),
        form=form,
    )
