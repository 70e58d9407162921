"""What proves that an order was handed over: its parcels' own steps, and the letters that went to its own address."""

import pytest

from storefront.insight import paying
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.treasury import payments
from tests.builders.community import a_family
from tests.builders.desks import a_parcel
from tests.builders.money import a_payment
from tests.builders.trade import an_order

pytestmark = pytest.mark.usefixtures("app")


def proof_of(parcel) -> paying.Evidence:  # type: ignore[no-untyped-def]
    payment = payments.find_for("parcel", parcel.id) or payments.find_for("order", parcel.order_id)
    assert payment is not None
    db.session.expire_all()
    found = paying.evidence(payment)
    assert found is not None
    return found


@pytest.mark.parametrize("way", ["collect", "courier"])
def test_it_says_when_a_parcel_was_handed_over_and_whether_a_code_proved_it(way: str) -> None:
    with unit_of_work():
        family = a_family(ways=frozenset({"courier", "collect"}))
    parcel = a_parcel(family, state="handed_over" if way == "collect" else "ready", way=way, method="card")

    (handing,) = proof_of(parcel).handings

    assert (handing.parcel.id, handing.at is not None, handing.by_code) == (
        parcel.id,
        way == "collect",
        way == "collect",
    )


def test_the_letters_are_those_about_this_order_alone() -> None:
    with unit_of_work():
        family = a_family()
    mine, other = (a_parcel(family, method="card", email="sara@example.com") for _ in range(2))

    letters = proof_of(mine).letters

    assert [letter.kind for letter in letters] == ["order-confirmed"]
    assert letters[0].values["order_id"] == mine.order_id
    assert proof_of(other).letters != letters


def test_an_order_without_an_address_has_none_and_cash_has_its_order() -> None:
    order = an_order()
    found = proof_of(order.parcels[0])

    assert (found.order.id, found.letters) == (order.id, [])


def test_what_is_for_no_order_proves_nothing() -> None:
    assert paying.evidence(a_payment()) is None
