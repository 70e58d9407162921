"""The tables of payments, attempts and refunds, as grids: money that is there ends everything, and nothing undoes it."""

import pytest

from storefront.treasury.payments.states import ATTEMPT, GOING, LIVING, PAYMENT, REFUND, STRAY

ATTEMPT_ROAD = {
    *((before, "paid") for before in ATTEMPT if before != "paid"),
    *((before, "refused") for before in ATTEMPT if before not in ("paid", "refused")),
    *(("new", after) for after in ("redirected", "processing", "failed", "expired", "abandoned")),
    *(("redirected", after) for after in ("processing", "failed", "expired")),
    ("processing", "failed"),
    ("abandoned", "expired"),
}


@pytest.mark.parametrize("before", list(ATTEMPT))
def test_an_attempt_goes_along_its_road(before: str) -> None:
    assert {(before, after) for after in ATTEMPT.steps(before)} == {step for step in ATTEMPT_ROAD if step[0] == before}


def test_a_payment_is_settled_runs_out_of_time_or_is_called_off() -> None:
    assert PAYMENT.steps("open") == {"settled", "expired", "cancelled"}
    assert PAYMENT.steps("expired") == PAYMENT.steps("cancelled") == {"settled"}


def test_a_refund_is_asked_for_waits_and_is_done_or_fails() -> None:
    assert REFUND.steps("asked") == {"pending", "done", "failed"}
    assert (REFUND.steps("pending"), REFUND.steps("unattributed")) == ({"done", "failed"}, {"done", "void"})
    assert (REFUND.steps("done"), REFUND.steps("replaced"), REFUND.steps("void")) == ({"failed", "asked"}, set(), set())


def test_what_counts_against_a_payment_and_what_never_paid_for_anything() -> None:
    assert {state for state in REFUND if state not in GOING} == {"failed", "replaced", "void"}
    assert set(STRAY) == {"twice", "late", "over", "short", "differs"}


def test_what_is_paid_stays_paid() -> None:
    assert ATTEMPT.steps("paid") == set()
    assert PAYMENT.steps("settled") == set()


def test_money_is_taken_even_after_the_end() -> None:
    assert all(ATTEMPT.allows(state, "paid") for state in ATTEMPT if state != "paid")
    assert all(PAYMENT.allows(state, "settled") for state in PAYMENT if state != "settled")


def test_a_refund_that_came_back_is_paid_by_hand_or_asked_for_anew() -> None:
    assert REFUND.steps("failed") == {"done", "asked", "replaced"}
    assert {before for before in REFUND if REFUND.allows(before, "failed")} == set(GOING) - {"unattributed"}


def test_a_living_attempt_can_still_be_paid_and_still_end() -> None:
    assert all({"paid", "failed"} <= ATTEMPT.steps(state) for state in LIVING)
    assert set(ATTEMPT) - set(LIVING) == {"failed", "expired", "abandoned", "refused", "paid"}
