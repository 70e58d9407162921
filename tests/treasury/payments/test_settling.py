"""The one place where a provider's word becomes money: compared, booked once, never undone by older news."""

from dataclasses import replace
from decimal import Decimal
from itertools import permutations

import pytest

from storefront.kernel.refusals import NotNow
from storefront.treasury import alarms, payments
from storefront.treasury.gateways import Cost, Snapshot
from storefront.treasury.payments import Attempt, Payment
from tests.builders.money import a_payment
from tests.builders.people import told
from tests.builders.trade import open_page

pytestmark = pytest.mark.usefixtures("app")
PAID = {"state": "paid", "payment_ref": "money-1"}


def tried() -> tuple[Payment, Attempt]:
    """A payment whose page stands open."""
    payment = a_payment()
    open_page(payment)
    attempt = payments.newest_attempt(payment.id)
    assert attempt is not None
    return payment, attempt


def seen(attempt: Attempt, **other: object) -> Snapshot:
    """What a provider says of an attempt."""
    said = Snapshot("open", attempt.amount_minor, attempt.currency, attempt.once, attempt.live)
    return replace(said, **other)  # type: ignore[arg-type]


def test_paid_is_settled_and_told_once() -> None:
    payment, attempt = tried()

    for _ in range(3):
        payments.record(attempt.id, seen(attempt, **PAID))

    assert (payment.state, attempt.state, attempt.settles) == ("settled", "paid", True)
    assert (attempt.payment_ref, attempt.url) == ("money-1", "")
    assert len(told(payments.PaymentSettled)) == 1


@pytest.mark.parametrize(
    "other", [{"amount_minor": 12_499}, {"currency": "AED"}, {"live": True}, {"reference": "another"}]
)
def test_money_that_is_not_what_was_asked_is_never_booked(other: dict[str, object]) -> None:
    payment, attempt = tried()

    payments.record(attempt.id, seen(attempt, **PAID, **other))

    assert (payment.state, attempt.state, told(payments.PaymentSettled)) == ("open", "refused", [])
    assert [alarm.kind for alarm in alarms.open_alarms()] == ["payment-differs"]
    assert attempt.trouble == next(iter(other)).removesuffix("_minor")


def test_a_difference_before_anything_is_paid_means_nothing() -> None:
    _, attempt = tried()

    payments.record(attempt.id, seen(attempt, amount_minor=1))

    assert (attempt.state, alarms.open_alarms()) == ("redirected", [])


def test_what_is_not_decided_yet_is_neither_paid_nor_failed() -> None:
    payment, attempt = tried()

    payments.record(attempt.id, seen(attempt, state="processing", payment_ref="money-1"))

    assert (payment.state, attempt.state, attempt.payment_ref) == ("open", "processing", "money-1")


@pytest.mark.parametrize("late", ["open", "processing", "failed", "expired"])
def test_older_news_changes_nothing_after_the_money(late: str) -> None:
    payment, attempt = tried()
    payments.record(attempt.id, seen(attempt, **PAID))

    payments.record(attempt.id, seen(attempt, state=late))

    assert (payment.state, attempt.state) == ("settled", "paid")


@pytest.mark.parametrize("order", list(permutations(["open", "processing", "failed", "paid"])))
def test_the_order_of_news_does_not_matter(order: tuple[str, ...]) -> None:
    payment, attempt = tried()

    for state in order:
        payments.record(attempt.id, seen(attempt, state=state, payment_ref="money-1"))

    assert (payment.state, attempt.state, len(told(payments.PaymentSettled))) == ("settled", "paid", 1)


def test_a_declined_card_leaves_the_page_open_and_is_remembered() -> None:
    payment, attempt = tried()

    payments.record(attempt.id, seen(attempt, declined="insufficient_funds"))

    assert (payment.state, attempt.state, attempt.trouble) == ("open", "redirected", "declined:insufficient_funds")


def test_what_was_said_of_a_card_is_kept_while_nothing_new_is_said() -> None:
    _, attempt = tried()
    payments.record(attempt.id, seen(attempt, declined="insufficient_funds"))

    payments.record(attempt.id, seen(attempt))

    assert attempt.trouble == "declined:insufficient_funds"


@pytest.mark.parametrize("state", ["failed", "expired"])
def test_a_page_that_came_to_nothing_ends_its_attempt_with_the_reason(state: str) -> None:
    payment, attempt = tried()

    payments.record(attempt.id, seen(attempt, state=state, declined="x" * 80))

    assert (payment.state, attempt.state, attempt.url, attempt.next_look_at) == ("open", state, "", None)
    assert attempt.trouble == f"declined:{'x' * 71}"
    assert attempt.ended_at is not None


def test_a_page_that_ended_without_a_declined_card_says_no_reason() -> None:
    _, attempt = tried()

    payments.record(attempt.id, seen(attempt, state="expired"))

    assert attempt.trouble == ""


def test_the_name_of_the_money_is_kept_when_later_news_do_not_tell_it() -> None:
    _, attempt = tried()
    attempt.payment_ref = "money-1"

    payments.record(attempt.id, seen(attempt, state="processing"))

    assert (attempt.state, attempt.payment_ref) == ("processing", "money-1")


def test_money_that_came_late_is_taken_when_its_thing_can_still_be_had() -> None:
    payment, attempt = tried()
    payments.attempts.end(attempt, "expired")
    payments.expire(payment)
    payments.record(attempt.id, seen(attempt, **PAID))

    payments.accept_late(attempt.id)

    assert (payment.state, attempt.settles, payment.settled_at is not None) == ("settled", True, True)
    with pytest.raises(NotNow):
        payments.accept_late(attempt.id)


def test_what_a_provider_keeps_nothing_of_is_known_to_cost_nothing() -> None:
    _, attempt = tried()

    payments.record(attempt.id, seen(attempt, **PAID, cost=Cost(0, 12_500, "SAR")))

    assert (attempt.fee_minor, attempt.next_look_at, told(payments.CostKnown)) == (0, None, [])


@pytest.mark.parametrize(("rate", "kept"), [(Decimal("3.7512"), "3.7512"), (None, None)])
def test_the_rate_at_which_a_provider_changed_the_money_is_kept(rate: Decimal | None, kept: str | None) -> None:
    _, attempt = tried()

    payments.record(attempt.id, seen(attempt, **PAID, cost=Cost(300, 3_332, "USD", rate)))

    assert (attempt.settled_minor, attempt.settled_currency, attempt.settled_rate) == (3_332, "USD", kept)


def test_a_second_attempt_that_is_paid_as_well_is_told_as_such() -> None:
    payment, first = tried()
    payments.attempts.end(first, "expired")
    open_second = payments.attempts.open_attempt(payment, live=False, after=1)

    payments.record(open_second.id, seen(open_second, **PAID))
    payments.record(first.id, seen(first, state="paid", payment_ref="money-2"))

    assert [fact.attempt_id for fact in told(payments.PaidTwice)] == [first.id]  # type: ignore[attr-defined]
    assert (first.state, first.settles, open_second.settles) == ("paid", False, True)


@pytest.mark.parametrize("by_payer", [False, True])
def test_money_after_the_end_is_told_as_late(by_payer: bool) -> None:
    payment, attempt = tried()
    payments.attempts.end(attempt, "expired")
    payments.expire(payment, by_payer=by_payer)

    payments.record(attempt.id, seen(attempt, **PAID))

    assert len(told(payments.PaidLate)) == 1
    assert (attempt.state, payment.state != "settled") == ("paid", True)


def test_the_cost_may_come_later_and_is_told_once() -> None:
    _, attempt = tried()
    payments.record(attempt.id, seen(attempt, **PAID))
    unknown, waits = attempt.fee_minor, attempt.next_look_at is not None

    for _ in range(2):
        payments.record(attempt.id, seen(attempt, **PAID, cost=Cost(364, 12_500, "SAR")))

    assert (unknown, waits, attempt.fee_minor, attempt.next_look_at) == (None, True, 364, None)
    assert len(told(payments.CostKnown)) == 1


def test_a_balance_in_another_currency_calls_the_office() -> None:
    _, attempt = tried()

    payments.record(attempt.id, seen(attempt, **PAID, cost=Cost(300, 12_200, "AED")))

    assert [alarm.kind for alarm in alarms.open_alarms()] == ["settled-in-other-currency"]
    assert (told(payments.CostKnown), attempt.settled_currency) == ([], "AED")


def test_money_that_is_right_after_all_is_taken() -> None:
    payment, attempt = tried()
    payments.record(attempt.id, seen(attempt, **PAID, live=True))

    payments.record(attempt.id, seen(attempt, **PAID))

    assert (payment.state, attempt.state) == ("settled", "paid")
