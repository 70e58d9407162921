"""Asking what the payers' banks dispute: of money that came, booked once, and not at all while nobody can say."""

import pytest

from storefront.kernel.units import unit_of_work
from storefront.treasury import conversations, disputes, ledger
from storefront.treasury.gateways import DisputeSnapshot, ProviderDown
from tests.builders.money import a_settled_order, an_unpaid_order, begin, the_attempt
from tests.builders.providers import provider

pytestmark = pytest.mark.usefixtures("app")


def lost() -> int:
    return ledger.balances().get(ledger.DISPUTES_LOSS, 0)


def test_a_dispute_is_booked_once_however_often_one_looks() -> None:
    order = a_settled_order()
    attempt = the_attempt(order)
    provider().newest.disputes = [DisputeSnapshot("d-1", "open", order.total_minor, "SAR", "fraudulent", 1500)]

    answered = [conversations.look_at_disputes(attempt.id) for _ in range(3)]

    assert (answered, lost(), disputes.is_disputed(attempt.id)) == ([True] * 3, order.total_minor, True)


def test_a_provider_that_does_not_answer_leaves_everything_as_it_was() -> None:
    order = a_settled_order()
    provider().newest.disputes = [DisputeSnapshot("d-1", "open", order.total_minor, "SAR", "fraudulent", 1500)]
    provider().fail_next("list_disputes", ProviderDown("no_answer"))

    assert conversations.look_at_disputes(the_attempt(order).id) is False
    assert lost() == 0


def test_money_that_never_came_cannot_be_disputed() -> None:
    order = an_unpaid_order()
    begin(order)
    with unit_of_work():
        assert the_attempt(order).payment_ref is None

    assert conversations.look_at_disputes(the_attempt(order).id) is True
    assert "list_disputes" not in provider().calls
