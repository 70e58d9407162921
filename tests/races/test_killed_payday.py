"""A server killed at every point of a payday: a sum is promised, sent and booked once, whoever presses the button again."""

import pytest

from storefront.kernel import units
from storefront.kernel.units import unit_of_work
from storefront.treasury import ledger, payouts
from tests.builders.community import a_member
from tests.builders.stage import families_to_pay
from tests.builders.treasury import bring_on, period
from tests.races.dying import send_until_it_lives
from tests.races.markets import Market, broken


def a_payout_that(is_in: str) -> int:
    """A payout of a real sale that has come so far; its id."""
    (family_id,) = families_to_pay(50_000)
    with unit_of_work():
        payout = payouts.plan(family_id, period())
        assert payout is not None
        return bring_on(payout, is_in).id


@pytest.mark.parametrize(
    ("begin", "page", "button", "end"),
    [
        ("planned", "/office/payouts/{}", "/approval", "approved"),
        ("approved", "/office/bank-files", "/bank-files", "sent"),
        ("sent", "/office/payouts/{}", "/arrival", "done"),
        ("done", "/office/payouts/{}", "/end", "reversed"),
    ],
)
def test_a_step_killed_at_any_point_is_taken_and_booked_once(
    mortal: Market, begin: str, page: str, button: str, end: str
) -> None:
    payout_id = a_payout_that(begin)
    with unit_of_work():
        officer = a_member(role="staff")
    office, found = mortal.signed_in(officer), []
    office.read(page.format(payout_id))

    def look() -> None:
        units.abandon()
        found.append((payouts.get(payout_id).state, broken()))

    deaths, answer = send_until_it_lives(office, office.path_to(button), look, reason="أعاده البنك")

    assert (answer.status, deaths > 4) == (303, True)
    assert found == [(begin, {})] * (deaths - 1) + [(end, {})]
    booked = ledger.transactions(ledger.Search(kind=f"payout_{end}", subjects=[f"payout:{payout_id}"]))
    assert booked.total == (end != "sent")
