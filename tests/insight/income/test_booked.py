"""What is a booking of earnings, and what is only money on its way: cleared, paid out, between others."""

import pytest
from sqlalchemy import select

from storefront.insight.income.booked import earned
from storefront.insight.income.periods import ending
from storefront.insight.statements import Month
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.treasury import ledger
from tests.builders.community import a_family
from tests.builders.treasury import a_payout

pytestmark = pytest.mark.usefixtures("app")


def rows(family_id: int) -> list[tuple[str, int | None, int, int, int]]:
    found = earned(family_id, ending(Month.of(clock.now())))
    columns = (found.c.kind, found.c.parcel_id, found.c.fee_minor, found.c.family_minor, found.c.in_hand_minor)
    return [tuple(row) for row in db.session.execute(select(*columns).order_by(found.c.id))]


def test_what_is_cleared_and_paid_out_was_earned_once() -> None:
    payout = a_payout(50_000, state="done")

    found = rows(payout.family_id)

    assert [(kind, fee, family, in_hand) for kind, _, fee, family, in_hand in found] == [("sale", 0, 50_000, 0)]


def test_cash_in_its_own_hand_is_told_apart_from_what_it_earned() -> None:
    family, other = a_family(), a_family()
    share = ledger.Share(family.id, 10_000, 1_500, 800, by_courier=False, commission_vat_minor=104)
    ledger.record_sale("parcel:7", share, received_in=ledger.FAMILY)
    ledger.record_taken_back("return:1", share, subject="parcel:7")
    ledger.record_paid_back("refund:1", 11_500, from_account=ledger.FAMILY, family_id=family.id)

    assert rows(family.id) == [
        ("sale", 7, 800, 10_700, 11_500),
        ("taken_back", 7, -800, -10_700, 0),
        ("paid_back", None, 0, 0, -11_500),
    ]
    assert rows(other.id) == []
