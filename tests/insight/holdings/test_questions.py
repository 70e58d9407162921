"""Questions about what waits for a decision name what is astray, and nothing of an honest day."""

import pytest

from storefront.insight.holdings import questions
from storefront.trade import adjustments, orders
from storefront.trade.adjustments import Wish
from storefront.treasury import payments, recipients
from tests.builders.adjusting import OFFICER, REASON, assign, found_refund, lost, of_one_parcel, said
from tests.builders.community import a_family, desk
from tests.builders.goods import a_product
from tests.builders.handing import cash_goes_back, denied
from tests.builders.stage import plant
from tests.builders.trade import an_order, carry_out, heard, the_parcel
from tests.builders.treasury import an_officer

pytestmark = pytest.mark.usefixtures("app")


def everything() -> list[str]:
    heard()
    return [one for _, question in questions.TOLD for one in question()]


def test_what_was_disputed_found_and_given_back_breaks_nothing() -> None:
    one, other, third, fourth = (of_one_parcel() for _ in range(4))
    cash = the_parcel(an_order((a_product(of=a_family(ways=frozenset({"collect"})), price=20_000, stock=5), 1)))
    cash_goes_back(cash, 300, 200)
    denied(cash, 1)
    said(orders.get(one.order_id), "open")
    lost(orders.get(other.order_id))
    adjustments.decide(lost(orders.get(third.order_id)), third, "family", OFFICER, reason=REASON)
    heard()
    said(orders.get(third.order_id), "won")
    found_refund(orders.get(fourth.order_id), 700)

    assert everything() == []


def test_what_a_person_let_go_is_not_missed() -> None:
    parcel = of_one_parcel()
    said(orders.get(parcel.order_id), "open")
    officer = an_officer()

    recipients.release(parcel.family_id, officer, subject=f"parcel:{parcel.id}")

    assert everything() == []


@pytest.mark.parametrize("why", ["open", "lost", "found"])
def test_a_share_that_is_not_held_is_named(why: str) -> None:
    parcel = of_one_parcel()
    order = orders.get(parcel.order_id)
    {"open": lambda: said(order, "open"), "lost": lambda: lost(order), "found": lambda: found_refund(order, 700)}[why]()
    heard()

    plant(["DELETE FROM payout_hold"])

    assert questions.shares_that_are_not_held() == [f"parcel:{parcel.id}"]


@pytest.mark.parametrize("bearer", ["family", "market"])
def test_a_decision_that_is_gone_is_missed(bearer: str) -> None:
    parcel = of_one_parcel()
    dispute = lost(orders.get(parcel.order_id))
    adjustments.decide(dispute, parcel, bearer, OFFICER, reason=REASON)
    heard()

    plant(["DELETE FROM dispute_decision"])

    assert questions.losses_laid_otherwise() == [f"dispute {dispute.id}"]


def test_a_refund_that_went_back_and_is_asked_for_is_named() -> None:
    parcel = of_one_parcel()
    orders.decline(parcel, desk(parcel.family), reason=REASON)
    heard()
    refund = carry_out(payments.refunds_of(adjustments.paid_for(parcel).id)[0])
    before = everything()

    plant(["UPDATE refund SET state = 'asked', done_at = NULL"])

    assert (before, questions.refunds_that_stand_otherwise()) == ([], [refund.once])


def test_a_found_refund_is_done_when_somebody_said_for_what() -> None:
    parcel, other = of_one_parcel(), of_one_parcel()
    refund = found_refund(orders.get(parcel.order_id), 700)
    assign(found_refund(orders.get(other.order_id), 700), other, Wish({other.lines[0].id: 700}))
    before = everything()

    plant([f"UPDATE refund SET state = 'done', done_at = CURRENT_TIMESTAMP WHERE id = {refund.id}"])

    assert (before, questions.refunds_that_stand_otherwise()) == ([], [refund.once])


@pytest.mark.parametrize("is_cash", [True, False])
def test_a_refund_of_another_payment_is_named(is_cash: bool) -> None:
    one, other = of_one_parcel(), of_one_parcel()
    orders.decline(one, desk(one.family), reason=REASON)
    heard()
    whole = payments.refunds_of(adjustments.paid_for(one).id)[0].once
    before, taken = everything(), ", attempt_id = NULL" if is_cash else ""

    plant([f"UPDATE refund SET payment_id = {adjustments.paid_for(other).id}{taken}"])

    assert (before, questions.refunds_of_another_payment()) == ([], [whole])
