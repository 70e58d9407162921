"""Questions about payouts hold in every state, and name whatever is astray without giving an account away."""

import pytest

from storefront.insight.audit import paydays
from storefront.treasury import payouts
from storefront.treasury.payouts import PAYOUT
from tests.builders.community import a_family
from tests.builders.stage import plant
from tests.builders.treasury import IBAN, a_payout, an_account

pytestmark = pytest.mark.usefixtures("app")
QUESTIONS = (
    paydays.payouts_that_are_not_their_lines,
    paydays.payouts_booked_otherwise,
    paydays.shares_reversed_otherwise,
    paydays.money_on_the_way_to_nobody,
    paydays.payout_steps_that_are_not_allowed,
    paydays.payouts_approved_by_too_few,
    paydays.accounts_with_wrong_digits,
    paydays.files_that_were_changed,
)


@pytest.mark.parametrize("amount", [50_000, 600_000])
@pytest.mark.parametrize("state", list(PAYOUT))
def test_a_payout_in_any_state_breaks_nothing(state: str, amount: int) -> None:
    a_payout(amount, state=state)

    assert [question() for question in QUESTIONS] == [[]] * len(QUESTIONS)


def test_every_state_has_its_bookings() -> None:
    assert paydays.BOOKINGS.keys() == set(PAYOUT)


def test_a_wrong_account_is_named_by_its_last_places_alone() -> None:
    an_account(a_family())

    plant([f"UPDATE payout_recipient SET iban = '{IBAN[:-1]}8'"])

    assert paydays.accounts_with_wrong_digits() == ["SA••\N{NO-BREAK SPACE}••••\N{NO-BREAK SPACE}7518"]


def test_money_on_the_way_is_counted_to_the_halala() -> None:
    payout = a_payout(50_000, state="approved")

    plant([f"UPDATE payout SET amount_minor = 49999 WHERE id = {payout.id}"])

    assert paydays.money_on_the_way_to_nobody() == ["50000 instead of 49999"]
    assert paydays.payouts_booked_otherwise() == [f"payout-approved:{payout.id}"]
    assert payouts.get(payout.id) is not None
