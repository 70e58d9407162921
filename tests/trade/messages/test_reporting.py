"""Reporting a message of the other side; hiding it, showing it again, letting it stand."""

import pytest

from storefront.kernel.actors import VISITOR
from storefront.kernel.refusals import NotFound, ReasonIsMissing
from storefront.trade import messages
from storefront.trade.messages import FAMILY, SHOPPER
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


def test_what_is_hidden_is_not_reported() -> None:
    message = a_reported_message(the_parcel(an_order()))
    messages.hide(message, STAFF, reason="فيها إساءة")

    with pytest.raises(NotFound):
        messages.report(message, FAMILY, "إساءة", VISITOR)
