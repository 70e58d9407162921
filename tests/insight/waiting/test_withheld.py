"""What of a family's money waits with its sale: just what the next payout does not take along."""

import pytest

from storefront.insight import waiting
from storefront.treasury import ledger, payouts, recipients
from tests.builders.community import a_family
from tests.builders.treasury import an_account, an_officer, earned, last_sunday, period

pytestmark = pytest.mark.usefixtures("app")


def test_a_held_sale_is_not_in_the_next_payout_and_is_named() -> None:
    family = a_family()
    an_account(family)
    held, _ = earned(family, 22_660, before=last_sunday()), earned(family, 73_172, before=last_sunday())
    recipients.hold(family.id, an_officer(), reason="اعتراض", subject=held)

    (one,) = waiting.withheld.of_family(family.id, [held])
    payout = payouts.plan(family.id, period())

    assert (one.subject, one.amount_minor) == (held, 22_660)
    assert payout is not None
    assert payout.amount_minor == ledger.standing(family.id).payable_minor - one.amount_minor
    assert waiting.purse.of_family(family.id).free_minor == payout.amount_minor


def test_nothing_waits_of_what_is_not_held() -> None:
    family = a_family()
    earned(family, 73_172)

    assert waiting.withheld.of_family(family.id, []) == []
    assert waiting.purse.of_family(family.id).free_minor == 73_172
