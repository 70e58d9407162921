"""Between "the goods are ready" and "the cash is booked", ended at every step: cash is taken once, from whoever opened their
door, and held by whoever stood there; what nobody took is wanted from nobody."""

from contextlib import suppress
from datetime import timedelta

import pytest
from flask import Flask

from storefront.cli import work
from storefront.goods.catalogue import Product
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM, Actor
from storefront.kernel.units import unit_of_work
from storefront.trade import orders, returns
from storefront.treasury import movements
from tests.builders.adjusting import OFFICER
from tests.builders.community import a_city, a_family
from tests.builders.coupons import a_coupon
from tests.builders.goods import a_product
from tests.builders.trade import an_order, delivers
from tests.races.lives import Story, at_the_desk, killed_everywhere, later, pressed, the_parcel, then

DAY = 24 * 60
MADE = then(at_the_desk(orders.accept), at_the_desk(orders.prepare), at_the_desk(orders.make_ready))
ROAD = ["accepted", "placed", "preparing", "ready"]


def a_thing() -> Product:
    """Something its family also brings to Riyadh itself."""
    family = a_family()
    delivers(family, a_city())
    return a_product(of=family, stock=5)


def promised(way: str = "courier") -> None:
    """Two pieces are to be paid at a door."""
    with unit_of_work():
        an_order((a_thing(), 2), way=way)


def hand_over(parcel: orders.Parcel, actor: Actor) -> None:
    orders.hand_over(parcel, actor, code=parcel.handover_code)


BROUGHT = pressed(lambda: orders.doors.bring(the_parcel(), OFFICER))


@pytest.mark.parametrize(
    ("way", "ends_of_road", "account", "cash"),
    [
        ("collect", ["handed_over"], "family", 17_000),
        ("own", ["delivered"], "family", 18_500),
        ("courier", ["sent", "delivered"], "courier_cash", 19_500),
    ],
)
def test_cash_is_taken_once_by_whoever_stands_at_the_door(
    app: Flask, way: str, ends_of_road: list[str], account: str, cash: int
) -> None:
    def given() -> None:
        promised(way)
        MADE()

    act = then(at_the_desk(hand_over), BROUGHT) if way == "courier" else at_the_desk(hand_over)
    deaths, end = killed_everywhere(app, Story(given, act))

    assert deaths == len(ends_of_road)
    assert end.of("payment", "state", "amount_minor") == [("settled", cash)]
    assert end.of("parcel_step", "after") == sorted([*ROAD, *ends_of_road])
    assert (end.of("ledger_transaction", "kind"), end.of("receipt_document", "kind")) == (["sale"], ["receipt"])
    assert (account, cash) in end.of("ledger_entry", "account", "amount_minor")


def test_a_code_that_was_wrong_at_first_opens_the_door_once(app: Flask) -> None:
    """All of it at one moment: tries are counted by minutes."""

    def try_first(parcel: orders.Parcel, actor: Actor) -> None:
        with suppress(orders.refusals.CodeDoesNotMatch):
            orders.hand_over(parcel, actor, code="")

    def act() -> None:
        with clock.set_to(the_parcel().state_at + timedelta(hours=1)):
            then(at_the_desk(try_first), at_the_desk(hand_over))()

    def given() -> None:
        promised("collect")
        MADE()

    deaths, end = killed_everywhere(app, Story(given, act))

    assert deaths == 2
    assert (end.of("parcel", "state"), end.of("payment", "state")) == (["handed_over"], ["settled"])
    assert end.of("ledger_transaction", "kind") == ["sale"]


def test_of_two_doors_the_one_that_stays_shut_owes_nothing(app: Flask) -> None:
    def given() -> None:
        with unit_of_work():
            an_order((a_thing(), 1), (a_thing(), 2), coupon=a_coupon(percent=10, most_uses=1))

    def decline(parcel: orders.Parcel, actor: Actor) -> None:
        orders.decline(parcel, actor, reason="لا يُفتح الباب")

    act = then(at_the_desk(orders.accept, 1), at_the_desk(decline, 1), MADE, at_the_desk(hand_over))
    deaths, end = killed_everywhere(app, Story(given, act))

    assert deaths == 6
    assert end.of("payment", "state") == ["cancelled", "settled"]
    assert (end.of("stock_item", "free"), end.of("coupon", "used")) == ([4, 5], [1])
    assert end.of("receipt_document", "kind") == ["credit_note", "receipt", "receipt"]
    assert end.of("ledger_transaction", "kind") == ["sale"]


@pytest.mark.parametrize("way", ["own", "courier"])
def test_what_nobody_took_at_the_door_was_never_sold(app: Flask, way: str) -> None:
    def given() -> None:
        promised(way)
        MADE()

    def refuse(parcel: orders.Parcel, actor: Actor) -> None:
        orders.doors.refuse(parcel, actor, reason="لم يفتح أحد", sells_again=True)

    by_office = pressed(lambda: refuse(the_parcel(), OFFICER))
    act = then(at_the_desk(hand_over), by_office) if way == "courier" else at_the_desk(refuse)
    deaths, end = killed_everywhere(app, Story(given, act))

    assert deaths == (2 if way == "courier" else 1)
    assert (end.of("parcel", "state"), end.of("payment", "state")) == (["refused"], ["cancelled"])
    assert (end.of("stock_item", "free"), end.balances()) == ([5], {})
    assert end.of("receipt_document", "kind") == ["credit_note", "receipt"]


@pytest.mark.parametrize(("way", "account", "cash"), [("own", "family", 10_000), ("courier", "courier_cash", 11_000)])
def test_what_is_taken_in_part_is_paid_in_part_once(app: Flask, way: str, account: str, cash: int) -> None:
    def given() -> None:
        promised(way)
        MADE()

    def take_one(parcel: orders.Parcel, actor: Actor) -> None:
        one = {parcel.lines[0].id: 1}
        returns.doorsteps.hand_over_part(parcel, one, actor, reason="مكسورة", sells_again=True)

    by_office = pressed(lambda: take_one(the_parcel(), OFFICER))
    act = then(at_the_desk(hand_over), by_office) if way == "courier" else at_the_desk(take_one)
    deaths, end = killed_everywhere(app, Story(given, act))

    assert deaths == (2 if way == "courier" else 1)
    assert end.of("payment", "state", "amount_minor") == [("settled", cash)]
    assert end.of("return_request", "kind", "state") == [("at_door", "done")]
    assert (end.of("stock_item", "free"), end.of("ledger_transaction", "kind")) == ([4], ["sale"])
    assert (account, cash) in end.of("ledger_entry", "account", "amount_minor")
    assert end.of("receipt_document", "kind") == ["credit_note", "receipt"]


def test_what_nobody_came_for_is_called_off_once(app: Flask) -> None:
    def given() -> None:
        with unit_of_work():
            an_order((a_thing(), 2), coupon=a_coupon(percent=10, most_uses=1))
        MADE()

    act = later(pressed(lambda: orders.cancel(the_parcel(), SYSTEM)), 30 * DAY)
    deaths, end = killed_everywhere(app, Story(given, act))

    assert deaths == 1
    assert (end.of("payment", "state"), end.of("stock_item", "free")) == (["cancelled"], [5])
    assert (end.of("coupon", "used"), end.of("coupon_use", "given_back_at")) == ([0], [True])
    assert (end.of("receipt_document", "kind"), end.balances()) == (["credit_note", "receipt"], {})


def test_what_the_courier_took_is_the_familys_and_comes_to_the_bank_once(app: Flask) -> None:
    def given() -> None:
        promised()
        then(MADE, at_the_desk(hand_over), BROUGHT)()

    def hand_in() -> None:
        movements.note_cash(19_500, 2_500, OFFICER, reference="ST-1", reason="كشف نوفمبر")

    act = then(later(work.complete_reached, 8 * DAY), pressed(hand_in))
    deaths, end = killed_everywhere(app, Story(given, act))

    assert deaths == 2
    assert end.of("ledger_transaction", "kind") == ["cash_handed_in", "cleared", "sale"]
    assert end.balances()["bank"] == 17_000
    assert {"courier_cash", "courier_fees", "family_coming"}.isdisjoint(end.balances())
