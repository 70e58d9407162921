"""What is to come back of transfers, in the database: wanted, planned once and within what left, booked once."""

import pytest
from flask import Flask

from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade.orders import Parcel
from storefront.treasury import ledger, transfers
from storefront.treasury.payouts import CameBack
from storefront.treasury.transfers import reversals
from tests.builders import providers
from tests.builders.transfers import a_sale_paid_out_there, goes_back, payable, seen, taken_back
from tests.stripe_server import StripeServer

PART = 10_000


@pytest.fixture
def sold(app: Flask, stripe_server: StripeServer) -> tuple[Parcel, int]:
    providers.install()
    return a_sale_paid_out_there(stripe_server)


def wanted() -> list[int]:
    db.session.rollback()
    return list(reversals.wanted())


def test_nothing_is_wanted_of_what_nobody_gave_back(sold: tuple[Parcel, int]) -> None:
    assert wanted() == []


def test_what_went_back_is_wanted_until_it_is_planned_and_planned_once(sold: tuple[Parcel, int]) -> None:
    parcel, payout_id = sold
    given = goes_back(parcel, PART)
    (entry_id,) = wanted()

    for _ in range(2):
        with unit_of_work():
            reversals.plan(entry_id)

    assert (wanted(), taken_back(payout_id)) == ([], [("asked", PART - given.commission_minor)])


def test_no_more_is_planned_than_is_left_of_the_payout(sold: tuple[Parcel, int]) -> None:
    parcel, payout_id = sold
    whole = seen(payout_id).amount_minor
    with unit_of_work():
        reversals.note_back(payout_id, [CameBack("trr_1", whole - 100)])
    goes_back(parcel, PART)
    (entry_id,) = wanted()

    with unit_of_work():
        reversals.plan(entry_id)

    assert taken_back(payout_id) == [("found", whole - 100), ("asked", 100)]


def test_of_a_payout_that_is_back_whole_nothing_is_planned(sold: tuple[Parcel, int]) -> None:
    parcel, payout_id = sold
    first = goes_back(parcel, PART)
    with unit_of_work():
        transfers.plan_reversals()
    (ours,) = transfers.reversals.of_payout(payout_id)
    whole, asked = seen(payout_id).amount_minor, PART - first.commission_minor
    back = [CameBack("trr_1", asked, ours.once), CameBack("trr_2", whole - asked)]

    for _ in range(2):  # news may come twice
        with unit_of_work():
            reversals.note_back(payout_id, back)

    assert taken_back(payout_id) == [("done", asked), ("found", whole - asked)]
    assert (seen(payout_id).state, payable(parcel.family_id)) == ("reversed", whole - asked)
    assert ledger.balances().get(ledger.clearing("stripe"), 0) == 0


def test_what_was_given_up_and_came_back_all_the_same_is_booked(sold: tuple[Parcel, int]) -> None:
    parcel, payout_id = sold
    goes_back(parcel, PART)
    transfers.plan_reversals()
    with unit_of_work():
        (ours,) = reversals.of_payout(payout_id)
        reversals.give_up(ours, "refused", "balance_insufficient")
    once, amount = ours.once, ours.amount_minor

    with unit_of_work():
        reversals.note_back(payout_id, [CameBack("trr_1", amount, once)])

    assert (taken_back(payout_id), payable(parcel.family_id)) == ([("done", amount)], 0)
