"""Reporting a message of the other side; hiding it, showing it again, letting it stand."""

from collections.abc import Callable

import pytest

from storefront.kernel.actors import VISITOR
from storefront.kernel.refusals import NotAllowed, NotFound, ReasonIsMissing
from storefront.trade import messages
from storefront.trade.messages import FAMILY, SHOPPER, Message
from tests.builders.reviewing import STAFF
from tests.builders.trade import an_order, the_parcel
from tests.builders.writing import a_reported_message, ask

pytestmark = pytest.mark.usefixtures("app")


def test_one_reports_what_the_other_wrote_once_and_anew_after_a_decision() -> None:
    message = ask(the_parcel(an_order()), "كلام مسيء")

    for reason in ("إساءة", "إساءة كبيرة"):
        messages.report(message, FAMILY, reason, VISITOR)
    first = message.report_reason
    messages.dismiss(message, STAFF)
    messages.report(message, FAMILY, "تكرر", VISITOR)

    assert (first, message.report_reason, messages.count_reported()) == ("إساءة", "تكرر", 1)


def test_nobody_reports_their_own_or_without_a_reason() -> None:
    message = ask(the_parcel(an_order()))

    with pytest.raises(NotFound):
        messages.report(message, SHOPPER, "خطأ", VISITOR)
    with pytest.raises(ReasonIsMissing):
        messages.report(message, FAMILY, " ", VISITOR)


def test_the_office_hides_with_a_reason_and_shows_again() -> None:
    message = a_reported_message(the_parcel(an_order()))

    for _ in range(2):
        messages.hide(message, STAFF, reason="فيها إساءة")
    hidden = (message.state, message.hidden_reason, messages.count_reported())
    with pytest.raises(NotFound):
        messages.report(message, FAMILY, "إساءة", VISITOR)
    messages.show_again(message, STAFF)

    assert hidden == ("hidden", "فيها إساءة", 0)
    assert (message.state, message.hidden_reason) == ("shown", "")
    with pytest.raises(ReasonIsMissing):
        messages.hide(message, STAFF, reason=" ")


STEPS: list[Callable[[Message], None]] = [
    lambda message: messages.hide(message, VISITOR, reason="لأني أريد"),
    lambda message: messages.show_again(message, VISITOR),
    lambda message: messages.dismiss(message, VISITOR),
]


@pytest.mark.parametrize("step", STEPS)
def test_only_the_office_decides(step: Callable[[Message], None]) -> None:
    with pytest.raises(NotAllowed):
        step(a_reported_message(the_parcel(an_order())))
