"""Reading the ledger: what is owed to a family, what stands in each account, whether it is whole."""

import pytest
from sqlalchemy import text

from storefront.kernel.database import db
from storefront.treasury import ledger
from storefront.treasury.ledger import queries
from tests.builders.community import a_family
from tests.builders.stage import plant

pytestmark = pytest.mark.usefixtures("app")
SHARE = {"items_minor": 10_000, "delivery_minor": 0, "commission_minor": 800}


def test_a_card_sale_is_owed_to_its_family_without_the_commission() -> None:
    family, other = a_family(), a_family()
    ledger.record_sale("one", ledger.Share(family.id, **SHARE, by_courier=False), received_in=ledger.clearing("stripe"))

    assert (ledger.owed_to(family.id), ledger.owed_to(other.id)) == (9_200, 0)


def test_a_family_that_took_the_cash_owes_the_commission() -> None:
    family = a_family()
    ledger.record_sale("one", ledger.Share(family.id, **SHARE, by_courier=False), received_in=ledger.FAMILY)

    assert ledger.owed_to(family.id) == -800


def test_all_accounts_together_are_empty() -> None:
    family = a_family()
    ledger.record_sale("one", ledger.Share(family.id, **SHARE, by_courier=False), received_in=ledger.clearing("stripe"))

    balances = ledger.balances()

    assert balances[ledger.clearing("stripe")] == 10_000
    assert sum(balances.values()) == 0
    assert ledger.unbalanced() == []


def test_a_booking_that_was_bent_is_named() -> None:
    ledger.record_sale(
        "one", ledger.Share(a_family().id, **SHARE, by_courier=False), received_in=ledger.clearing("stripe")
    )
    plant(["UPDATE ledger_entry SET amount_minor = amount_minor + 1 WHERE id = (SELECT MIN(id) FROM ledger_entry)"])

    bent = db.session.execute(text("SELECT MIN(id) FROM ledger_transaction")).scalar_one()

    assert list(ledger.unbalanced()) == [bent]


def test_families_stand_each_for_themselves() -> None:
    seller, taker, idle = (a_family().id for _ in range(3))
    ledger.record_sale("parcel:1", ledger.Share(seller, 10_000, 0, 800, by_courier=False), received_in="bank")
    ledger.record_sale("parcel:2", ledger.Share(taker, 5_000, 0, 400, by_courier=False), received_in=ledger.FAMILY)

    assert queries.owing() == {seller: ledger.Standing(9_200, 0), taker: ledger.Standing(0, -400)}
    assert [ledger.standing(one) for one in (seller, taker, idle)] == [
        ledger.Standing(9_200, 0),
        ledger.Standing(0, -400),
        ledger.Standing(0, 0),
    ]
