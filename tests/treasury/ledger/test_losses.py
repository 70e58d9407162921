"""A loss a family bears makes the market's good; given back late, everybody has their part again."""

import pytest
from sqlalchemy import literal, select

from storefront.kernel.database import db
from storefront.treasury import ledger
from tests.builders.community import a_family

pytestmark = pytest.mark.usefixtures("app")
TOLD = {"parcel": "7KQ34U7M", "why": "dispute"}


def a_loss(family_id: int) -> ledger.Share:
    """A sale of 10 riyals that is still coming, 5 of which the bank took."""
    whole = ledger.Share(family_id, 1_000, 0, 100, by_courier=False, commission_vat_minor=13)
    ledger.record_sale("parcel:1", whole, received_in=ledger.clearing("stripe"))
    ledger.record_disputed("dispute:1:1", "stripe", 500)
    return ledger.Share(family_id, 500, 0, 50, by_courier=False, commission_vat_minor=6)


def test_the_family_bears_it_out_of_what_is_coming() -> None:
    family = a_family()

    ledger.losses.record_borne("allowance:1", a_loss(family.id), subject="parcel:1", told=TOLD)

    assert ledger.balances()[ledger.DISPUTES_LOSS] == 0
    assert (ledger.coming_of("parcel:1"), ledger.standing(family.id).payable_minor) == (450, 0)


def test_what_comes_back_late_is_the_familys_at_once_and_once() -> None:
    family = a_family()
    ledger.losses.record_borne("allowance:1", a_loss(family.id), subject="parcel:1", told=TOLD)

    for _ in range(2):
        ledger.losses.record_unborne("allowance:1")

    standing = ledger.standing(family.id)
    assert (standing.coming_minor, standing.payable_minor) == (450, 450)
    assert ledger.balances()[ledger.DISPUTES_LOSS] == 500
    assert (-ledger.balances()[ledger.COMMISSION], -ledger.balances()[ledger.VAT_DUE]) == (87, 13)


def test_what_went_of_a_sale_is_its_price_out_of_the_familys_part_and_the_commission() -> None:
    family = a_family()
    ledger.losses.record_borne("allowance:1", a_loss(family.id), subject="parcel:1", told=TOLD)
    back = ledger.Share(family.id, 200, 0, 20, by_courier=False, commission_vat_minor=2)
    ledger.record_taken_back("return:1", back, subject="parcel:1")

    undone = ledger.losses.undone_of("parcel:1")
    ledger.losses.record_unborne("allowance:1")

    assert undone == ledger.losses.Undone(700, 630, 70, commission_vat_minor=8)
    assert ledger.losses.undone_of("parcel:1") == ledger.losses.Undone(200, 180, 20, commission_vat_minor=2)
    assert ledger.losses.undone_of("parcel:2") == ledger.losses.Undone(0, 0, 0)


def test_what_went_of_a_sale_that_the_courier_brought_is_what_was_paid_for_bringing_it_too() -> None:
    family = a_family()
    whole = ledger.Share(family.id, 1_000, 250, 100, by_courier=True)
    ledger.record_sale("parcel:1", whole, received_in=ledger.clearing("stripe"))

    ledger.record_taken_back("parcel:1", whole)

    assert ledger.losses.undone_of("parcel:1") == ledger.losses.Undone(1_250, 900, 100)


def test_what_a_coupon_of_the_market_paid_goes_back_to_no_shopper() -> None:
    family = a_family()
    whole = ledger.Share(family.id, 1_000, 250, 100, by_courier=True, coupon_minor=300)
    ledger.record_sale("parcel:1", whole, received_in=ledger.clearing("stripe"))
    ledger.record_taken_back("return:1", whole, subject="parcel:1")
    ledger.record_taken_back("return:2", ledger.Share(family.id, 200, 0, 20, by_courier=False), subject="parcel:2")

    undone = ledger.losses.undone_of("parcel:1")

    assert (undone.price_minor, undone.coupon_minor, undone.payer_minor) == (1_250, 300, 950)
    found = ledger.losses.payers_parts(["parcel:1", "parcel:2", "parcel:3"])
    assert found == {"parcel:1": 950, "parcel:2": 200}


def test_what_the_courier_gives_up_is_what_neither_family_nor_commission_did() -> None:
    assert ledger.losses.Undone(1_250, 900, 100).courier_minor == 250
    assert ledger.losses.Undone(1_000, 900, 100, coupon_minor=40).courier_minor == 0


def test_all_of_it_together_is_the_sum_of_each() -> None:
    parts = [ledger.losses.Undone(100, 80, 20, 5, 3), ledger.losses.Undone(50, 45, 5, 1, 1)]

    assert ledger.losses.whole(parts) == ledger.losses.Undone(150, 125, 25, 6, 4)


def test_each_undoing_says_what_it_took_from_what_was_coming_and_what_was_the_familys() -> None:
    family = a_family()
    ledger.losses.record_borne("allowance:1", a_loss(family.id), subject="parcel:1", told=TOLD)
    ledger.record_cleared("parcel:1", family.id)
    ledger.record_taken_back("return:1", ledger.Share(family.id, 200, 0, 20, by_courier=False), subject="parcel:1")

    undoings = ledger.losses.undoings_of("parcel:1")

    assert [(one.kind, one.coming_minor, one.payable_minor) for one, _ in undoings] == [
        ("taken_back", 0, -180),
        ("borne", -450, 0),
    ]


@pytest.mark.parametrize(
    ("less", "payable", "commission", "vat"),
    [((0, 0), 450, 87, 13), ((20, 3), 470, 70, 10), ((2, 2), 452, 87, 11), ((2, 0), 452, 85, 13)],
)
def test_of_what_comes_back_late_a_commission_that_falls_all_the_same_is_the_familys(
    less: tuple[int, int], payable: int, commission: int, vat: int
) -> None:
    family = a_family()
    ledger.losses.record_borne("allowance:1", a_loss(family.id), subject="parcel:1", told=TOLD)

    ledger.losses.record_unborne("allowance:1", less=less)

    assert ledger.standing(family.id).payable_minor == payable
    assert (-ledger.balances()[ledger.COMMISSION], -ledger.balances()[ledger.VAT_DUE]) == (commission, vat)


def test_the_books_know_whether_a_loss_came_back() -> None:
    family = a_family()
    ledger.losses.record_borne("allowance:1", a_loss(family.id), subject="parcel:1", told=TOLD)
    asked = select(ledger.losses.is_unborne(literal("allowance:1")))

    before = db.session.scalar(asked)
    ledger.losses.record_unborne("allowance:1")

    assert (before, db.session.scalar(asked)) == (False, True)
    assert db.session.scalar(select(ledger.losses.is_unborne(literal("allowance:11")))) is False
