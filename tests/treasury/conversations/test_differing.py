"""Money that was not what was asked for is put right: sent back, with what somebody sent back already, or taken on; once, and
then both books agree."""

from datetime import timedelta

import pytest

from storefront.insight import invariants
from storefront.kernel import clock, units
from storefront.kernel.actors import SYSTEM, Actor
from storefront.kernel.refusals import NotAllowed, NotNow, ReasonIsMissing, Refusal
from storefront.trade.orders import Order
from storefront.treasury import alarms, conversations, ledger, reconciliation, refunds
from storefront.treasury.gateways import ProviderDown
from tests.builders.adjusting import OFFICER, REASON
from tests.builders.card_refunds import a_round, refunds_of
from tests.builders.money import an_unpaid_order, as_it_is, begin, the_attempt, the_payment
from tests.builders.providers import provider

pytestmark = pytest.mark.usefixtures("app")
LATER = timedelta(hours=1)
LESS = -1_000


def differing(**other: object) -> Order:
    """An order for which something came that is not what was asked for: ten riyals less, or whatever is said."""
    order = an_unpaid_order()
    begin(order)
    other = other or {"amount_minor": the_attempt(order).amount_minor + LESS}
    provider().pay(provider().newest.ref, **other)
    conversations.settle(the_attempt(order).id)
    return order


def send_back(order: Order, *, actor: Actor = OFFICER, reason: str = REASON) -> None:
    conversations.send_back_differing(the_attempt(order).id, actor, reason=reason)


def take_on(order: Order, *, actor: Actor = OFFICER, reason: str = REASON) -> None:
    conversations.take_on_differing(the_attempt(order).id, actor, reason=reason)


def found_by_night() -> list[dict[str, object]]:
    """What the nightly comparison finds."""
    with clock.set_to(clock.now() + LATER):
        run_id = reconciliation.reconcile(provider().name)
    return list(reconciliation.get(run_id).findings)


def called() -> list[str]:
    units.abandon()
    return sorted(one.kind for one in alarms.open_alarms())


def holds() -> list[str]:
    units.abandon()
    return [rule.sentence for rule in invariants.RULES if rule.broken_by()]


def test_it_goes_back_whole_and_the_night_finds_nothing_any_more() -> None:
    order = differing()
    came = the_attempt(order).amount_minor + LESS
    before = ([one["kind"] for one in found_by_night()], called())

    send_back(order)
    a_round()

    assert before == (["missing"], ["books-differ", "payment-differs"])
    assert [(one.state, one.reason, one.amount_minor) for one in refunds_of(order)] == [("done", "differs", came)]
    assert (found_by_night(), called()) == ([], [])
    assert (the_payment(order).state, ledger.balances().get(ledger.REFUNDS_DUE, 0), holds()) == ("open", 0, [])


@pytest.mark.parametrize("parts", [(14_000,), (3_000, 11_000), (5_000,)])
def test_what_was_given_back_in_the_providers_office_is_linked_and_not_given_twice(parts: tuple[int, ...]) -> None:
    order = differing(amount_minor=14_000)
    for part in parts:
        provider().refund_in_office(provider().newest, part)
    conversations.look_at_refunds(the_attempt(order).id)
    unknown = list(refunds_of(order))

    send_back(order)
    a_round()

    assert unknown == []
    assert sum(one.amount_minor for one in refunds_of(order)) == 14_000
    assert {(one.state, one.reason) for one in refunds_of(order)} == {("done", "differs")}
    assert provider().calls.count("refund") == (1 if sum(parts) < 14_000 else 0)
    assert (found_by_night(), called(), holds()) == ([], [], [])


def test_who_paid_it_can_pay_again() -> None:
    order = differing()
    send_back(order)

    begin(order, after=1)
    provider().pay(provider().newest.ref)
    conversations.settle(the_attempt(order).id)
    a_round()

    assert (the_payment(order).state, as_it_is(order).confirmed_at is not None) == ("settled", True)
    assert (found_by_night(), called(), holds()) == ([], [], [])


def test_what_came_under_another_name_pays_its_order_when_a_person_says_so() -> None:
    order = differing(reference="somebody-else:1")

    take_on(order)
    conversations.settle(the_attempt(order).id)  # whoever asks again is told the same

    attempt = the_attempt(order)
    assert (the_payment(order).state, attempt.state, attempt.settles) == ("settled", "paid", True)
    assert as_it_is(order).confirmed_at is not None
    assert (found_by_night(), called(), holds()) == ([], [], [])


def test_what_came_under_another_name_may_go_back_as_well() -> None:
    order = differing(reference="somebody-else:1")

    send_back(order)
    conversations.settle(the_attempt(order).id)
    a_round()

    assert (the_payment(order).state, called(), holds()) == ("open", [], [])
    assert [one.amount_minor for one in refunds_of(order)] == [the_attempt(order).amount_minor]


def test_another_sum_is_not_taken_on_and_other_money_enters_no_book() -> None:
    sum_, dirhams, test = differing(), differing(currency="AED"), differing(live=True)

    with pytest.raises(refunds.differing.SumIsAnother):
        take_on(sum_)
    for order in (dirhams, test):
        for act in (take_on, send_back):
            with pytest.raises(refunds.differing.MoneyIsOther):
                act(order)

    assert {the_attempt(order).state for order in (sum_, dirhams, test)} == {"refused"}
    assert called() == ["payment-differs"] * 3


def test_the_money_of_another_attempt_is_left_to_that_one() -> None:
    paid = an_unpaid_order()
    begin(paid)
    provider().pay(provider().newest.ref)
    conversations.settle(the_attempt(paid).id)
    order = differing(reference="somebody-else:1", payment_ref=the_attempt(paid).payment_ref)

    for act in (take_on, send_back):
        with pytest.raises(refunds.differing.MoneyIsAnothers):
            act(order)

    assert (the_attempt(order).state, refunds_of(paid)) == ("refused", [])


def test_it_is_decided_once_and_not_of_what_agrees() -> None:
    order = differing()
    send_back(order)
    fine = an_unpaid_order()
    begin(fine)
    before = list(provider().calls)

    for act in (lambda: send_back(order), lambda: take_on(order), lambda: send_back(fine)):
        with pytest.raises(NotNow):
            act()

    assert (len(refunds_of(order)), provider().calls) == (1, before)


def test_what_somebody_sends_back_already_is_not_taken_on() -> None:
    order = differing(reference="somebody-else:1")
    provider().refund_in_office(provider().newest, 100)

    with pytest.raises(NotNow):
        take_on(order)

    assert the_attempt(order).state == "refused"


@pytest.mark.parametrize(
    ("actor", "reason", "why"),
    [(SYSTEM, REASON, NotAllowed), (Actor(), REASON, NotAllowed), (OFFICER, " ", ReasonIsMissing)],
)
def test_only_the_office_decides_and_says_why(actor: Actor, reason: str, why: type[Refusal]) -> None:
    order = differing()

    for act in (send_back, take_on):
        with pytest.raises(why):
            act(order, actor=actor, reason=reason)

    assert provider().calls.count("fetch") == 1


def test_while_the_provider_does_not_answer_nothing_changes() -> None:
    order = differing()
    provider().fail_next("list_refunds", ProviderDown("no_answer"))

    with pytest.raises(ProviderDown):
        send_back(order)

    assert (the_attempt(order).state, called()) == ("refused", ["payment-differs"])


def test_where_the_answer_is_lost_it_goes_back_once() -> None:
    order = differing()
    send_back(order)
    provider().fail_next("refund", ProviderDown("no_answer"), executed=True)

    a_round()
    a_round(later=LATER)

    assert [one.state for one in refunds_of(order)] == ["done"]
    assert provider().newest.left_minor == 0
