"""Between "I want to give it back" and "the price is home", ended at every step: goods come home once, their price goes back
once the way it came, and what is left of it is the family's once."""

from collections.abc import Callable

import pytest
from flask import Flask

from storefront.cli import work
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import handbacks, orders, returns
from tests.builders.card_refunds import reach
from tests.builders.coupons import a_coupon
from tests.builders.goods import a_product
from tests.builders.trade import a_paid_order, an_order, pay
from tests.races.lives import Story, at_the_desk, killed_everywhere, later, pressed, the_parcel, then

DAY = 24 * 60
PRICE, COURIER = 8_500, 2_500


def reached(method: str, pieces: int = 3) -> None:
    """Some pieces are with their shopper, paid by card or at the door."""
    with unit_of_work():
        goods = (a_product(price=PRICE, stock=5), pieces)
        order = a_paid_order(goods) if method == "card" else an_order(goods, way="collect")
    reach(order)


def ask(pieces: int, kind: str) -> None:
    """The shopper wants to give so many pieces back."""
    parcel = the_parcel()
    returns.ask(parcel, {parcel.lines[0].id: pieces}, kind=kind, reason="")


def the_wish() -> returns.ReturnRequest:
    return db.session.query(returns.ReturnRequest).order_by(returns.ReturnRequest.id.desc()).first()  # type: ignore[return-value]


def agree(parcel: orders.Parcel, actor: Actor) -> None:
    returns.answer(the_wish(), parcel, actor, agreed=True, words="")


def refuse(parcel: orders.Parcel, actor: Actor) -> None:
    returns.answer(the_wish(), parcel, actor, agreed=False, words="فُتحت العلبة")


def take_back(parcel: orders.Parcel, actor: Actor) -> None:
    returns.take_back(the_wish(), parcel, actor)


def withdraw() -> None:
    returns.withdraw(the_wish(), the_parcel())


def agreed(pieces: int, kind: str = "change_of_mind") -> None:
    """The family waits for so many pieces."""
    pressed(lambda: ask(pieces, kind))()
    at_the_desk(agree)()


def give_cash(parcel: orders.Parcel, actor: Actor) -> None:
    handbacks.give(parcel, handbacks.of_parcel(parcel.id)[0], actor)


CARRIED = {"card": work.carry_out_refunds, "cash": then(work.carry_out_refunds, at_the_desk(give_cash))}


@pytest.mark.parametrize(
    ("method", "state", "steps"),
    [("card", "delivered", 4), ("cash", "handed_over", 2)],  # at home; taken, asked for, written down, or given
)
def test_a_piece_comes_home_and_its_price_goes_back_once(app: Flask, method: str, state: str, steps: int) -> None:
    def given() -> None:
        reached(method)
        agreed(1)

    act = then(at_the_desk(take_back), CARRIED[method])
    deaths, end = killed_everywhere(app, Story(given, act))

    assert deaths == steps
    assert (end.of("parcel", "state"), end.of("stock_item", "free")) == ([state], [3])
    assert end.of("refund", "state", "amount_minor") == [("done", PRICE)]
    assert end.of("receipt_document", "kind") == ["credit_note", "receipt"]
    assert end.of("ledger_transaction", "kind") == ["paid_back", "sale", "taken_back"]
    assert "refunds_due" not in end.balances()


def test_all_of_it_was_faulty_and_goes_back_with_its_way_once(app: Flask) -> None:
    act = then(pressed(lambda: ask(3, "defect")), at_the_desk(agree), at_the_desk(take_back), work.carry_out_refunds)
    deaths, end = killed_everywhere(app, Story(lambda: reached("card"), act))

    assert deaths == 6
    assert (end.of("parcel", "state"), end.of("return_request", "state")) == (["returned"], ["done"])
    assert end.outside == [("paid", "280.00", [("done", 3 * PRICE + COURIER)])]
    assert end.of("stock_item", "free") == [2]  # what is faulty is not sold again
    assert end.balances() == {"courier_fees": -COURIER, "family": COURIER}


def test_a_second_wish_takes_only_what_the_first_left_once(app: Flask) -> None:
    """A reduced line, whose halalas do not divide evenly."""

    def given() -> None:
        with unit_of_work():
            order = an_order((a_product(price=PRICE + 1, stock=5), 3), method="card", coupon=a_coupon(percent=10))
            pay(order)
        reach(order)
        agreed(1)
        then(at_the_desk(take_back), work.carry_out_refunds)()
        agreed(2)

    act = then(at_the_desk(take_back), work.carry_out_refunds)
    deaths, end = killed_everywhere(app, Story(given, act))

    assert deaths == 4
    assert end.of("refund", "state") == ["done", "done"]
    assert sum(end.of("refund", "amount_minor")) == sum(end.of("payment", "amount_minor")) - COURIER
    assert (end.of("parcel", "state"), end.of("coupon", "used")) == (["returned"], [1])
    assert end.of("receipt_document", "kind") == ["credit_note", "credit_note", "receipt"]
    assert end.balances() == {"courier_fees": -COURIER, "clearing:obedient": COURIER}


@pytest.mark.parametrize(
    ("ending", "steps", "booked"),
    [
        (then(at_the_desk(agree), at_the_desk(take_back)), 2, ["paid_back", "taken_back"]),
        (at_the_desk(refuse), 1, []),
        (pressed(withdraw), 1, []),
        (later(work.clear_forgotten, 40 * DAY), 1, []),
    ],
)
def test_what_is_left_of_goods_that_wait_for_a_return_is_the_familys_once(
    app: Flask, ending: Callable[[], None], steps: int, booked: list[str]
) -> None:
    def given() -> None:
        reached("card")
        pressed(lambda: ask(1, "change_of_mind"))()

    deaths, end = killed_everywhere(app, Story(given, then(later(work.complete_reached, 8 * DAY), ending)))

    assert deaths == 1 + steps
    assert end.of("parcel", "state") == ["completed"]
    assert end.of("ledger_transaction", "kind") == sorted(["sale", "cleared", *booked])
    assert "family_coming" not in end.balances()
