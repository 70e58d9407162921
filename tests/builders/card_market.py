"""A market whose cards are paid at a Stripe server: orders that wait for money, shoppers who pay, and what became of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from flask import Flask
from flask.testing import FlaskClient

from storefront.goods import stock
from storefront.goods.catalogue import Product
from storefront.kernel import units
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade.orders import Order
from storefront.treasury import alarms, conversations, hints, ledger, payments
from storefront.treasury.gateways.stripe import Stripe
from storefront.treasury.payments import Attempt
from tests.builders.browser import Browser
from tests.builders.crowds import at_once
from tests.builders.goods import a_product
from tests.builders.money import an_unpaid_order, as_it_is, begin, the_attempt, the_payment
from tests.builders.trade import held
from tests.builders.whole import remember
from tests.stripe_server import Page, StripeServer

GOOD, DECLINED, SECURE, SLOW = "4242424242424242", "4000000000000002", "4000000000003220", "4000000000880015"
Thing = TypeVar("Thing")


@dataclass(frozen=True)
class CardMarket:
    """The market in this process, the payment company beside it."""

    app: Flask
    stripe: StripeServer
    gateway: Stripe

    def product(self, **goods: Any) -> Product:
        with unit_of_work():
            return a_product(**{"price": 12_500, "stock": 5, **goods})

    def order(self, product: Product | None = None, **how: Any) -> Order:
        """An order that waits for its money; 150 riyals with its courier, unless it is of another product."""
        return an_unpaid_order(product or self.product(), **how)

    def open(self, order: Order, *, after: int = 0) -> str:
        """The page an order can be paid on."""
        return begin(order, after=after)

    def pay(self, order: Order, card: str = GOOD) -> Page:
        """Somebody opens the page of an order and pays."""
        return self.stripe.shopper.pay(self.open(order), card)

    def paid(self, product: Product | None = None, card: str = GOOD, **how: Any) -> Order:
        """An order that is paid and known to be."""
        order = self.order(product, **how)
        self.pay(order, card)
        self.settle(order)
        return as_it_is(order)

    def settle(self, order: Order) -> bool:
        """The payment company is asked what became of the latest attempt."""
        return conversations.settle(the_attempt(order).id)

    def session(self, order: Order) -> str:
        """What the company calls the latest page of an order."""
        return str(the_attempt(order).session_ref)

    def money(self, order: Order) -> str:
        """What it calls the money."""
        return str(the_attempt(order).payment_ref)

    def reader(self, order: Order) -> FlaskClient:
        """A browser that may read an order."""
        client = Browser(self.app, self.app.response_class)
        remember(client, [held(order)])
        return client

    def states(self, order: Order) -> tuple[str, str, bool]:
        """Of the payment and its latest attempt, and whether the families were told."""
        return the_payment(order).state, the_attempt(order).state, as_it_is(order).confirmed_at is not None

    def change(self, ref: str, **values: Any) -> None:
        """What the company says of one of its things from now on, whatever is true."""
        with self.stripe.world.entered():
            thing = self.stripe.world.store.find(ref)
            assert thing is not None
            self.stripe.world.change(thing, **values)

    def calls(self, operation: str) -> int:
        """How often something was asked."""
        return len(self.stripe.control.requests(operation))

    def together(self, *acts: Callable[[], Thing]) -> list[Thing]:
        """Does all of it at the same moment, each in a thread with a session of its own."""

        def alone(act: Callable[[], Thing]) -> Thing:
            with self.app.app_context():
                try:
                    return act()
                finally:
                    db.session.remove()

        units.abandon()
        for thing in list(db.session):  # what the acts name is whole, and no session reads it for two of them at once
            db.session.refresh(thing)
        db.session.expunge_all()
        return at_once([lambda act=act: alone(act) for act in acts])  # type: ignore[misc]


PAID, OPEN = ("settled", "paid", True), ("open", "redirected", False)


def sales() -> int:
    """How many sales are in the books."""
    units.abandon()
    kind = ledger.LedgerTransaction.kind
    return db.session.query(ledger.LedgerTransaction).where(kind == "sale").count()


def owed() -> int:
    """What is owed to shoppers, in halalas."""
    units.abandon()
    return -ledger.balances().get(ledger.REFUNDS_DUE, 0)


def kinds_of_alarms() -> list[str]:
    units.abandon()
    return sorted(alarm.kind for alarm in alarms.open_alarms())


def left(order: Order) -> int:
    """Free pieces of the goods in an order."""
    return stock.free(as_it_is(order).parcels[0].lines[0].variant_id)


def attempts_of(order: Order) -> Sequence[Attempt]:
    return payments.attempts.of_payment(the_payment(order).id)


def follow_hints() -> None:
    """The worker follows everything it was told."""
    units.abandon()
    for event_id in hints.due():
        conversations.work_off(event_id)
