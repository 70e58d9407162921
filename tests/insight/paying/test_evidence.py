"""What proves that an order was handed over: its parcels' own steps, and the letters that went to its own address."""

from datetime import timedelta

import pytest

from storefront.insight import paying
from storefront.kernel import clock
from storefront.kernel.actors import VISITOR, Actor
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import orders
from storefront.treasury import payments
from tests.builders.community import a_city, a_family, a_member, desk
from tests.builders.desks import a_parcel
from tests.builders.money import a_payment
from tests.builders.trade import a_paid_order, an_order, delivers, the_parcel

pytestmark = pytest.mark.usefixtures("app")


def proof_of(parcel) -> paying.Evidence:  # type: ignore[no-untyped-def]
    payment = payments.find_for("parcel", parcel.id) or payments.find_for("order", parcel.order_id)
    assert payment is not None
    db.session.expire_all()
    found = paying.evidence(payment)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("way", "witness", "last"),
    [
        ("collect", "code", ("handed_over", "family")),
        ("own", "family", ("delivered", "family")),
        ("courier", "courier", ("delivered", "office")),
    ],
)
def test_it_says_when_a_parcel_was_handed_over_and_on_whose_word(way: str, witness: str, last: tuple[str, str]) -> None:
    with unit_of_work():
        family = a_family(ways=frozenset({way}))
        if way == "own":
            delivers(family, a_city())
    parcel = a_parcel(family, state="handed_over", way=way, method="card")

    (handing,) = proof_of(parcel).handings

    assert (handing.parcel.id, handing.at is not None, handing.witness) == (parcel.id, True, witness)
    assert [(step.after, step.by) for step in handing.steps][:2] == [("placed", "shopper"), ("accepted", "family")]
    assert (handing.steps[-1].after, handing.steps[-1].by) == last


def test_of_what_is_still_with_the_courier_nothing_is_proved() -> None:
    with unit_of_work():
        family = a_family(ways=frozenset({"courier"}))
    parcel = a_parcel(family, state="ready", way="courier", method="card")
    with unit_of_work():
        orders.doors.hand_over(orders.get_parcel(parcel.id), desk(family), code="")

    (handing,) = proof_of(parcel).handings

    assert (handing.at, handing.witness, handing.steps[-1].after) == (None, "", "sent")


def test_what_the_market_did_by_itself_is_nobodys_word() -> None:
    with unit_of_work():
        family = a_family(ways=frozenset({"collect"}))
    late, done = a_parcel(family, method="card"), a_parcel(family, state="handed_over", method="card")
    with clock.set_to(clock.now() + timedelta(days=9)), unit_of_work():
        orders.decline_unanswered()
        orders.complete_reached()

    last = [proof_of(parcel).handings[0].steps[-1] for parcel in (late, done)]

    assert [(step.after, step.by) for step in last] == [("declined", "market"), ("completed", "market")]


def test_who_called_an_order_off_is_said_only_of_whoever_has_an_account() -> None:
    with unit_of_work():
        sara = a_member()
        mine, guests = (the_parcel(a_paid_order(user_id=user_id)) for user_id in (sara.id, None))
    for parcel, actor in ((mine, Actor(user_id=sara.id)), (guests, VISITOR)):
        with unit_of_work():
            orders.cancel(orders.get_parcel(parcel.id), actor)

    last = [proof_of(parcel).handings[0].steps[-1] for parcel in (mine, guests)]

    assert [(step.after, step.by) for step in last] == [("cancelled", "shopper"), ("cancelled", "")]


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
