"""Attempts to pay in the office: the provider is asked now what became of one. However often, it is booked once."""

from flask import Blueprint, redirect, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.insight import journal
from storefront.kernel import units
from storefront.kernel.refusals import NotFound
from storefront.kernel.units import unit_of_work
from storefront.treasury import conversations
from storefront.treasury import payments as treasury
from storefront.web.kit.doors import actor
from storefront.web.kit.flashes import say
from storefront.web.office.payment_words import ATTEMPTS, look_of

attempts = Blueprint("attempts", __name__)


@attempts.post("/attempts/<int:attempt_id>/asking")
def asking(attempt_id: int) -> Response:
    """Asks what became of an attempt, and says it."""
    found = treasury.whole_attempt(attempt_id)
    if found is None:
        raise NotFound()
    attempt, payment = found
    before, here, who = attempt.state, url_for("office.payments.show", payment_id=payment.id), actor().user_id
    units.abandon()  # the provider is asked while nothing is held
    answered = conversations.settle(attempt_id)
    after = treasury.attempts.read(attempt_id).state
    units.abandon()
    with unit_of_work():
        values = {"before": before, "after": after if answered else ""}
        journal.note("AttemptAsked", subject=f"payment:{payment.id}", actor_id=who, values=values)
    say(*told(answered, before, after))
    return redirect(here, 303)


def told(answered: bool, before: str, after: str) -> tuple[str, str]:
    """What came of it."""
    if not answered:
        return "warn", gettext("لم تجب شركة الدفع الآن، ولم يتغير شيء. حاولوا بعد قليل.")
    words = look_of(ATTEMPTS, after)[0]
    if before == after:
        return "info", gettext("أجابت شركة الدفع، ولم يتغير شيء: %(state)s.", state=words)
    return "good", gettext("أجابت شركة الدفع، وصار حال المحاولة: %(state)s.", state=words)
