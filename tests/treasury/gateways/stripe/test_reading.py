"""Stripe's objects, read without trusting their shape further than needed."""

import pytest

from storefront.treasury.gateways.stripe import reading

SESSION = {
    "id": "cs_1", "status": "open", "payment_status": "unpaid", "amount_total": 12_500, "currency": "sar",
    "client_reference_id": "ours:1", "livemode": False, "payment_intent": None, "url": None, "expires_at": 1,
}  # fmt: skip


@pytest.mark.parametrize(
    ("status", "payment_status", "intent", "state"),
    [
        ("open", "unpaid", None, "open"),
        ("open", "unpaid", {"id": "pi_1", "status": "requires_action"}, "open"),
        ("expired", "unpaid", None, "expired"),
        ("complete", "paid", {"id": "pi_1", "status": "succeeded"}, "paid"),
        ("complete", "unpaid", {"id": "pi_1", "status": "processing"}, "processing"),
        ("complete", "unpaid", {"id": "pi_1", "status": "requires_payment_method"}, "failed"),
        ("complete", "unpaid", {"id": "pi_1", "status": "canceled"}, "failed"),
    ],
)
def test_only_paid_is_paid(status: str, payment_status: str, intent: dict[str, str] | None, state: str) -> None:
    said = {**SESSION, "status": status, "payment_status": payment_status, "payment_intent": intent}

    assert reading.snapshot(said).state == state


def test_an_id_in_the_place_of_an_object_is_enough_for_a_name() -> None:
    seen = reading.snapshot({**SESSION, "payment_intent": "pi_1"})

    assert (seen.payment_ref, seen.cost, seen.declined) == ("pi_1", None, "")


def test_a_session_of_somebody_else_has_no_reference_of_ours() -> None:
    assert reading.snapshot({**SESSION, "client_reference_id": None}).reference == ""


@pytest.mark.parametrize(("status", "state"), [*reading.REFUNDS.items(), ("something new", "pending")])
def test_a_refund_of_which_we_do_not_know_the_word_is_not_done(status: str, state: str) -> None:
    said = {"id": "re_1", "status": status, "amount": 1, "currency": "sar", "metadata": None}

    assert reading.refund(said).state == state


@pytest.mark.parametrize(
    ("status", "state"), [*reading.DISPUTES.items(), ("needs_response", "open"), ("something new", "open")]
)
def test_a_dispute_is_open_until_it_is_known_to_be_decided(status: str, state: str) -> None:
    assert reading.dispute({"id": "du_1", "status": status, "amount": 1, "currency": "sar"}).state == state


def test_a_fee_in_another_currency_is_not_a_fee_of_the_dispute() -> None:
    booked = [{"fee": 1_500, "currency": "sar"}, {"fee": 5_500, "currency": "aed"}, {"fee": 3, "currency": "sar"}]
    said = {"id": "du_1", "status": "lost", "amount": 1, "currency": "sar", "balance_transactions": booked}

    assert reading.dispute(said).fee_minor == 1_503


@pytest.mark.parametrize(("status", "ending"), [("expired", "expired"), ("complete", "paid"), ("open", "unknown")])
def test_a_page_that_is_still_open_is_not_closed(status: str, ending: str) -> None:
    assert reading.ending({**SESSION, "status": status}) == ending


def test_what_is_held_is_what_can_be_sent_and_what_cannot_yet_by_currency() -> None:
    said = {
        "available": [{"amount": -500, "currency": "sar"}, {"amount": 7, "currency": "aed"}],
        "pending": [{"amount": 9_600, "currency": "sar"}],
        "connect_reserved": [{"amount": 1, "currency": "sar"}],
    }

    assert reading.holdings(said) == {"SAR": 9_100, "AED": 7}
