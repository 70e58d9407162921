"""Asking what became of an attempt: by whoever wants to know, booked once; pages nobody may pay on are closed."""

from datetime import timedelta

import pytest

from storefront.kernel import clock
from storefront.kernel.units import unit_of_work
from storefront.treasury import alarms, conversations, gateways, payments
from storefront.treasury.gateways import ProviderDown, ProviderLocked
from tests.builders.money import a_settled_order, an_unpaid_order, as_it_is, begin, the_attempt, the_payment
from tests.builders.providers import Obedient, provider

pytestmark = pytest.mark.usefixtures("app")
LATER = timedelta(minutes=3)


def look(order, *, after: timedelta = LATER) -> payments.Attempt:  # type: ignore[no-untyped-def]
    """The worker looks at the latest attempt of an order, some time later."""
    with clock.set_to(clock.now() + after):
        conversations.look_again(the_attempt(order).id)
    return the_attempt(order)


def test_money_that_is_there_confirms_the_order() -> None:
    order = an_unpaid_order()
    begin(order)
    provider().pay(provider().newest.ref)

    answered = conversations.settle(the_attempt(order).id)

    assert answered is True
    assert (the_payment(order).state, as_it_is(order).confirmed_at is not None) == ("settled", True)


def test_a_provider_that_does_not_answer_changes_nothing() -> None:
    order = an_unpaid_order()
    begin(order)
    provider().pay(provider().newest.ref)
    provider().fail_next("fetch", ProviderDown("no_answer"))

    assert conversations.settle(the_attempt(order).id) is False
    assert (the_attempt(order).state, the_payment(order).state) == ("redirected", "open")


def test_a_provider_that_takes_our_key_no_more_calls_the_office_once() -> None:
    order = an_unpaid_order()
    begin(order)
    provider().fail_next("fetch", ProviderLocked("expired_key"), times=2)

    for _ in range(2):
        conversations.settle(the_attempt(order).id)

    assert [alarm.kind for alarm in alarms.open_alarms()] == ["provider-locked"]


def test_payments_of_a_provider_that_is_gone_wait_and_call_the_office() -> None:
    order = an_unpaid_order()
    begin(order)
    del gateways.GATEWAYS[Obedient.name]

    assert conversations.settle(the_attempt(order).id) is False
    assert [alarm.kind for alarm in alarms.open_alarms()] == ["provider-missing"]


def test_a_round_settles_what_nobody_told_us_of() -> None:
    order = an_unpaid_order()
    begin(order)
    provider().pay(provider().newest.ref)

    assert look(order).state == "paid"
    assert provider().calls.count("fetch") == 1


def test_a_look_that_is_not_due_or_taken_by_another_asks_nobody() -> None:
    order = an_unpaid_order()
    begin(order)

    look(order, after=timedelta(seconds=30))
    look(order)
    look(order)

    assert provider().calls.count("fetch") == 1


def test_a_page_nobody_heard_of_is_found_and_closed() -> None:
    order = an_unpaid_order()
    provider().fail_next("create_checkout", ProviderDown("no_answer"), executed=True)
    with pytest.raises(payments.PageIsAway):
        begin(order)

    attempt = look(order)

    assert (attempt.session_ref, attempt.state, provider().newest.state) == ("page-1", "expired", "expired")


def test_a_page_that_never_opened_is_given_up() -> None:
    order = an_unpaid_order()
    provider().fail_next("create_checkout", ProviderDown("no_answer"))
    with pytest.raises(payments.PageIsAway):
        begin(order)

    assert look(order).state == "abandoned"
    assert begin(order, after=1).endswith("page-1")


def test_a_request_that_may_still_be_on_its_way_is_left_alone() -> None:
    order = an_unpaid_order()
    provider().fail_next("create_checkout", ProviderDown("no_answer"), executed=True)
    with pytest.raises(payments.PageIsAway):
        begin(order)

    conversations.release(the_payment(order).id)

    assert (the_attempt(order).state, "find_checkout" in provider().calls) == ("new", False)


def test_what_cannot_be_asked_now_is_looked_for_later() -> None:
    order = an_unpaid_order()
    provider().fail_next("create_checkout", ProviderDown("no_answer"), executed=True)
    provider().fail_next("find_checkout", ProviderDown("no_answer"))
    with pytest.raises(payments.PageIsAway):
        begin(order)

    first = look(order).state
    second = look(order, after=timedelta(minutes=10)).state

    assert (first, second) == ("new", "expired")


def test_an_older_page_that_is_paid_closes_the_newer_one() -> None:
    order = an_unpaid_order()
    begin(order)
    first = the_attempt(order)
    with unit_of_work():
        payments.attempts.end(payments.attempts.read(first.id), "failed")
    begin(order, after=1)

    provider().pay("page-1")
    conversations.settle(first.id)

    assert (the_payment(order).state, provider().pages["page-2"].state) == ("settled", "expired")
    assert the_attempt(order).state == "expired"


def test_a_paid_attempt_is_looked_at_until_its_cost_is_known() -> None:
    order = a_settled_order()
    provider().newest.fee_minor = 300

    assert look(order).fee_minor == 300
    assert the_attempt(order).next_look_at is None


def test_a_page_of_a_payment_that_is_over_is_closed_by_the_next_round() -> None:
    order = an_unpaid_order()
    begin(order)
    with unit_of_work():
        payments.lock(the_payment(order).id).state = "settled"

    assert (look(order).state, provider().newest.state) == ("expired", "expired")
