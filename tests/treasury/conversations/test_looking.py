"""Asking what became of an attempt: by whoever wants to know, booked once; pages nobody may pay on are closed."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import update

from storefront.kernel import clock, units
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.treasury import alarms, conversations, gateways, payments
from storefront.treasury.conversations import looking
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


def test_an_attempt_without_a_page_is_not_asked_about() -> None:
    order = an_unpaid_order()
    provider().fail_next("create_checkout", ProviderDown("no_answer"))
    with pytest.raises(payments.PageIsAway):
        begin(order)

    answered = conversations.settle(the_attempt(order).id)

    assert (answered, "fetch" in provider().calls) == (False, False)


def name_page(attempt_id: int, ref: str | None) -> None:
    """Another process writes down what the provider calls a page."""
    with db.engine.execution_options(write=True).begin() as connection:
        named = update(payments.Attempt).where(payments.Attempt.id == attempt_id).values(session_ref=ref)
        connection.execute(named)


@pytest.mark.parametrize(("act", "call"), [(conversations.settle, "fetch"), (looking.close_page, "expire")])
def test_what_another_process_wrote_meanwhile_is_seen(act: Callable[[int], object], call: str) -> None:
    order = an_unpaid_order()
    begin(order)
    attempt_id, ref = the_attempt(order).id, the_attempt(order).session_ref
    units.abandon()
    name_page(attempt_id, None)
    assert payments.attempts.read(attempt_id).session_ref is None  # and the reading goes on
    name_page(attempt_id, ref)

    act(attempt_id)

    assert call in provider().calls


def test_a_page_is_looked_for_from_five_minutes_before_it_was_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    order, asked = an_unpaid_order(), list[datetime]()
    provider().fail_next("create_checkout", ProviderDown("no_answer"))
    with pytest.raises(payments.PageIsAway):
        begin(order)
    monkeypatch.setattr(provider(), "find_checkout", lambda reference, since: asked.append(since))

    attempt = look(order)

    assert asked == [attempt.created_at - timedelta(minutes=5)]


def test_a_page_that_was_paid_when_it_is_to_be_closed_is_booked() -> None:
    order = an_unpaid_order()
    begin(order)
    provider().pay(provider().newest.ref)

    looking.close_page(the_attempt(order).id)

    assert (the_payment(order).state, the_attempt(order).state) == ("settled", "paid")


@pytest.mark.parametrize(("ending", "asks"), [("unsupported", 1), ("unknown", 0)])
def test_a_provider_that_closes_nothing_is_asked_and_one_that_does_not_know_is_not(
    monkeypatch: pytest.MonkeyPatch, ending: str, asks: int
) -> None:
    order = an_unpaid_order()
    begin(order)
    monkeypatch.setattr(provider(), "expire", lambda ref: ending)

    looking.close_page(the_attempt(order).id)

    assert provider().calls.count("fetch") == asks
    assert the_attempt(order).state == "redirected"


def test_a_page_that_was_heard_of_after_all_is_left_to_whoever_is_there() -> None:
    order = an_unpaid_order()
    provider().fail_next("create_checkout", ProviderDown("no_answer"), executed=True)
    with pytest.raises(payments.PageIsAway):
        begin(order)
    attempt_id = the_attempt(order).id
    units.abandon()

    def answered(call: str) -> None:
        if call == "find_checkout":  # its answer comes while we look for it
            with unit_of_work():
                payments.attempts.read(attempt_id).state = "redirected"

    provider().before = answered
    look(order)

    assert (the_attempt(order).state, provider().newest.state) == ("redirected", "open")
