"""Giving money back: once, whatever is lost on the way; not while a bank looks into it; found when somebody else did it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from storefront.insight.audit import money
from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import orders
from storefront.treasury import alarms, conversations, ledger, payments, refunds
from storefront.treasury.gateways import DisputeSnapshot, ProviderBusy, ProviderDown, ProviderLocked, ProviderRefused
from storefront.treasury.payments import Refund
from tests.builders.community import desk
from tests.builders.money import a_settled_order, the_attempt, the_payment
from tests.builders.providers import provider
from tests.builders.trade import an_order, bring_to, the_parcel

pytestmark = pytest.mark.usefixtures("app")
HOUR = timedelta(hours=1)
OFFICER = Actor(roles=frozenset({"staff"}))


def called_off(order: orders.Order) -> Refund:
    """The refund of an order its family could not make."""
    with unit_of_work():
        parcel = the_parcel(order)
        orders.decline(parcel, desk(parcel.family), reason="نعتذر")
    return the_refund(order)


def the_refund(order: orders.Order) -> Refund:
    return payments.refunds_of(the_payment(order).id)[-1]


def carry_out(refund: Refund, *, after: timedelta = timedelta()) -> Refund:
    with clock.set_to(clock.now() + after):
        conversations.carry_out_refund(refund.id)
    db.session.expire_all()
    return refund


def owed() -> int:
    return -ledger.balances().get(ledger.REFUNDS_DUE, 0)


def test_money_goes_back_and_the_books_know() -> None:
    refund = carry_out(called_off(a_settled_order()))

    assert (refund.state, refund.provider_ref, owed()) == ("done", provider().newest.refunds[0].ref, 0)


def test_an_answer_that_was_lost_gives_nothing_twice() -> None:
    refund = called_off(a_settled_order())
    provider().fail_next("refund", ProviderDown("no_answer"), executed=True)

    first = carry_out(refund).state
    second = carry_out(refund, after=HOUR).state

    assert (first, second, len(provider().newest.refunds)) == ("asked", "done", 1)


def test_two_workers_at_once_ask_once() -> None:
    refund = called_off(a_settled_order())
    provider().before = lambda call: conversations.carry_out_refund(refund.id) if call == "refund" else None

    carry_out(refund)

    assert (provider().calls.count("refund"), len(provider().newest.refunds)) == (1, 1)


@pytest.mark.parametrize("trouble", [ProviderDown("x"), ProviderBusy("x"), ProviderLocked("x")])
def test_what_passes_by_itself_is_tried_again(trouble: Exception) -> None:
    refund = called_off(a_settled_order())
    provider().fail_next("refund", trouble)  # type: ignore[arg-type]

    first = carry_out(refund).state

    assert (first, carry_out(refund, after=HOUR).state) == ("asked", "done")


def test_what_the_provider_refuses_a_person_has_to_do() -> None:
    refund = called_off(a_settled_order())
    provider().fail_next("refund", ProviderRefused("too_late"))

    carry_out(refund)

    assert (refund.state, refund.trouble, owed()) == ("failed", "too_late", refund.amount_minor)
    assert {alarm.kind for alarm in alarms.open_alarms()} == {"provider-refused", "refund-failed"}


def test_a_refund_somebody_made_elsewhere_is_found_when_ours_is_refused() -> None:
    order = a_settled_order()
    refund = called_off(order)
    provider().refund_in_office(provider().newest, refund.amount_minor)

    carry_out(refund)

    found = payments.refunds_of(the_payment(order).id)[-1]
    assert (refund.state, found.state, found.amount_minor) == ("failed", "unattributed", refund.amount_minor)
    assert owed() == 0


def test_after_a_day_the_provider_is_asked_what_it_knows_before_anything_is_sent_again() -> None:
    refund = called_off(a_settled_order())
    provider().fail_next("refund", ProviderDown("no_answer"), executed=True)
    carry_out(refund)
    provider().by_key.clear()  # it has forgotten the key

    carry_out(refund, after=timedelta(hours=24))

    assert (refund.state, len(provider().newest.refunds)) == ("done", 1)
    assert provider().calls[-1] == "list_refunds"


def test_after_a_day_a_refund_that_was_never_made_is_made() -> None:
    refund = called_off(a_settled_order())
    provider().fail_next("refund", ProviderDown("no_answer"))
    carry_out(refund)

    carry_out(refund, after=timedelta(hours=24))

    assert (refund.state, len(provider().newest.refunds)) == ("done", 1)


def test_while_the_provider_cannot_say_what_it_knows_nothing_is_sent_again() -> None:
    refund = called_off(a_settled_order())
    provider().fail_next("refund", ProviderDown("no_answer"), executed=True)
    carry_out(refund)
    provider().by_key.clear()
    provider().fail_next("list_refunds", ProviderDown("no_answer"))

    carry_out(refund, after=timedelta(hours=24))

    assert (refund.state, len(provider().newest.refunds)) == ("asked", 1)


def test_a_refund_that_waits_at_the_provider_is_looked_at_and_not_sent_again() -> None:
    refund = called_off(a_settled_order())
    page = provider().newest
    carry_out(refund)
    with unit_of_work():
        db.session.get_one(Refund, refund.id).state = "pending"
        db.session.get_one(Refund, refund.id).next_try_at = clock.now()
    provider().move_refund(0, "failed", page, "card_gone")

    carry_out(refund, after=HOUR)

    assert (refund.state, refund.trouble, provider().calls.count("refund")) == ("failed", "card_gone", 1)


@pytest.mark.parametrize(("days", "trouble"), [(29, ""), (31, "too_late")])
def test_after_the_time_a_provider_sets_it_is_not_asked_and_a_person_has_to(days: int, trouble: str) -> None:
    refund = called_off(a_settled_order())
    provider().capabilities = replace(provider().capabilities, refund_days=30)

    carry_out(refund, after=timedelta(days=days))

    assert (refund.state, refund.trouble) == ("failed" if trouble else "done", trouble)
    assert ("refund" in provider().calls) is not bool(trouble)


@pytest.mark.parametrize(("part", "trouble"), [(0, ""), (1, "in_parts")])
def test_a_provider_that_gives_back_all_or_nothing_is_not_asked_for_a_part(part: int, trouble: str) -> None:
    order = a_settled_order()
    with unit_of_work():
        refund = payments.ask_refund(the_payment(order), order.total_minor - part, once="x", reason="returned")
    provider().capabilities = replace(provider().capabilities, refunds_in_parts=False)

    carry_out(refund)

    assert (refund.state, refund.trouble) == ("failed" if trouble else "done", trouble)


def test_where_a_provider_gives_nothing_back_a_person_has_to() -> None:
    refund = called_off(a_settled_order())
    provider().capabilities = replace(provider().capabilities, gives_back=False)

    carry_out(refund)

    assert (refund.state, refund.trouble, "refund" in provider().calls) == ("failed", "by_hand", False)
    assert (refund.tries, refund.tried_at) == (0, None)
    assert [alarm.kind for alarm in alarms.open_alarms()] == ["refund-by-hand"]


@pytest.mark.parametrize(("minutes", "looked"), [(-1, False), (1, True)])
def test_a_key_is_relied_upon_until_the_last_hour_of_its_life(minutes: int, looked: bool) -> None:
    refund = called_off(a_settled_order())
    provider().fail_next("refund", ProviderDown("no_answer"))
    lasts = timedelta(hours=provider().capabilities.keys_last_hours)
    begun = clock.now()
    with clock.set_to(begun):
        conversations.carry_out_refund(refund.id)

    with clock.set_to(begun + lasts - HOUR + timedelta(minutes=minutes)):
        conversations.carry_out_refund(refund.id)

    assert ("list_refunds" in provider().calls) is looked


def disputed(order: orders.Order, state: str) -> None:
    """A bank looks into the payment of an order, or has decided."""
    provider().newest.disputes = [DisputeSnapshot("d-1", state, order.total_minor, "SAR", "fraudulent", 1500)]  # type: ignore[arg-type]
    conversations.look_at_disputes(the_attempt(order).id)


def test_while_a_bank_looks_into_it_nothing_is_given_back() -> None:
    order = a_settled_order()
    refund = called_off(order)
    disputed(order, "open")

    carry_out(refund)
    waits = (refund.state, refund.trouble, "refund" in provider().calls)
    disputed(order, "won")
    carry_out(refund, after=HOUR)

    assert waits == ("asked", "disputed", False)
    assert refund.state == "done"


def test_a_dispute_the_provider_knows_of_first_makes_the_refund_wait() -> None:
    order = a_settled_order()
    refund = called_off(order)
    provider().newest.disputes = [DisputeSnapshot("d-1", "open", order.total_minor, "SAR", "fraudulent", 1500)]

    carry_out(refund)

    assert (refund.state, owed()) == ("asked", refund.amount_minor)


def test_what_a_bank_has_given_back_is_not_given_back_once_more() -> None:
    order = a_settled_order()
    disputed(order, "lost")
    refund = called_off(order)

    carry_out(refund)

    assert (refund.state, refund.way, "refund" in provider().calls, owed()) == ("done", "dispute", False, 0)


def test_of_cash_nobody_has_given_anything_back_until_a_person_says_so() -> None:
    with unit_of_work():
        parcel = bring_to(the_parcel(an_order()), "handed_over")
        payment = payments.find_for("parcel", parcel.id)
        assert payment is not None
        refund = payments.ask_refund(payment, 500, once="parcel:1", reason="returned")

    refund = carry_out(refund)

    assert (refund.state, refund.trouble, owed()) == ("failed", "by_hand", 0)
    assert [alarm.kind for alarm in alarms.open_alarms()] == ["refund-by-hand"]


def test_refunds_are_not_asked_about_before_any_money_came() -> None:
    order = a_settled_order()
    with unit_of_work():
        the_attempt(order).payment_ref = None

    assert conversations.look_at_refunds(the_attempt(order).id) is True
    assert "list_refunds" not in provider().calls


def test_what_failed_and_is_begun_anew_goes_back_once_more_and_is_booked_once_more() -> None:
    order = a_settled_order()
    refund = carry_out(called_off(order))
    provider().move_refund(0, "failed", provider().newest, "account_closed")
    conversations.look_at_refunds(the_attempt(order).id)
    between = (the_refund(order).state, owed())
    with unit_of_work():
        refunds.try_again(the_refund(order), OFFICER)

    refund = carry_out(the_refund(order))

    assert (between, refund.state, owed()) == (("failed", order.total_minor), "done", 0)
    assert [one.state for one in provider().newest.refunds] == ["failed", "done"]


def test_what_comes_back_a_second_time_is_owed_again_and_can_be_paid_by_hand() -> None:
    order = a_settled_order()
    for number in range(2):
        refund = carry_out(called_off(order) if number == 0 else the_refund(order))
        provider().move_refund(number, "failed", provider().newest, "account_closed")
        conversations.look_at_refunds(the_attempt(order).id)
        with unit_of_work():
            if number == 0:
                refunds.try_again(the_refund(order), OFFICER)
    assert owed() == order.total_minor

    with unit_of_work():
        refunds.give_by_hand(the_refund(order), OFFICER, note="حوالة 771")

    assert (the_refund(order).way, owed(), refund.again) == ("hand", 0, 1)
    assert money.refunds_that_are_not_booked() == []
