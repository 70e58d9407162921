"""Money that goes back to cards: orders called off or brought home, the worker's rounds, and what became of the money."""

from collections.abc import Sequence
from datetime import timedelta

from storefront.cli import work
from storefront.kernel import clock, units
from storefront.kernel.units import unit_of_work
from storefront.trade import orders, returns
from storefront.trade.orders import Order
from storefront.treasury import payments
from storefront.treasury.payments import Refund
from tests.builders.card_market import CardMarket
from tests.builders.community import desk
from tests.builders.money import as_it_is, the_payment
from tests.builders.trade import bring_to, the_parcel


def call_off(order: Order) -> None:
    """The family of an order cannot make it."""
    with unit_of_work():
        parcel = the_parcel(as_it_is(order))
        orders.decline(parcel, desk(parcel.family), reason="نعتذر")


def reach(order: Order) -> None:
    """The goods of an order are with its shopper."""
    with unit_of_work():
        bring_to(the_parcel(as_it_is(order)), "handed_over")


def bring_home(order: Order, pieces: int) -> None:
    """Some pieces of an order go back to its family."""
    with unit_of_work():
        parcel = the_parcel(as_it_is(order))
        request = returns.ask(parcel, {parcel.lines[0].id: pieces}, kind="change_of_mind", reason="")
        returns.answer(request, parcel, desk(parcel.family), agreed=True, words="")
        returns.take_back(request, parcel, desk(parcel.family))


def ask_back(order: Order, amount_minor: int, once: str) -> None:
    """A sum is to go back, whatever for."""
    with unit_of_work():
        payments.ask_refund(the_payment(order), amount_minor, once=once, reason="returned")


def a_round(*, later: timedelta = timedelta()) -> None:
    """The worker gives back what is due by then."""
    with clock.set_to(clock.now() + later):
        work.carry_out_refunds()
    units.abandon()


def refunds_of(order: Order) -> Sequence[Refund]:
    """Whatever went back of an order, or is to."""
    return payments.refunds_of(the_payment(order).id)


def what_became(order: Order) -> list[tuple[str, int]]:
    """Of each refund: its state and its sum."""
    return [(refund.state, refund.amount_minor) for refund in refunds_of(order)]


def gone(market: CardMarket, order: Order) -> list[int]:
    """The sums the company gave back of an order."""
    return [one.amount_minor for one in market.gateway.list_refunds(market.money(order)) if one.state != "failed"]
