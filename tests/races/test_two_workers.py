"""Two workers at once: everything is done once, none gets into the other's way, and nobody waits for the post."""

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from storefront.goods.catalogue import Product
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.units import unit_of_work
from storefront.trade import orders
from storefront.trade.orders import Order
from storefront.treasury import payments
from tests.builders.goods import a_product
from tests.builders.post import PostOffice, a_post_office
from tests.builders.trade import a_basket, a_paid_order, place, the_parcel
from tests.races.buying import BUTTON, a_wish, before_the_button
from tests.races.markets import Market
from tests.races.outcomes import left, payment_of, steps_of
from tests.running import PATIENCE_SECONDS, Running

LETTERS, ORDERS = 12, 6
WORK = ("work", "--once")


def by_post(market: Market, office: PostOffice) -> Running:
    """The market, its letters going to this post office."""
    return replace(market.running, settings={**market.running.settings, "MAIL_URL": office.url})


def wait_for_two(office: PostOffice) -> None:
    """Until two stand at the counter, each with a letter."""
    until = time.monotonic() + PATIENCE_SECONDS
    while office.most_at_once < 2 and time.monotonic() < until:
        time.sleep(0.01)


def an_unpaid_order(product: Product, *, mobile: str) -> Order:
    """An order that waits for its card, of somebody who has no other."""
    return orders.get(place(a_basket((product, 1)), method="card", mobile=mobile).id)


def ends_of(placed: Sequence[Order]) -> list[str]:
    """What their first parcels came to, in one step."""
    return [step for order in placed for step in steps_of(order.parcels[0])[1:]]


def refunds_of(placed: Sequence[Order]) -> list[str]:
    """What the refunds of their card payments came to."""
    return [refund.state for order in placed for refund in payments.refunds_of(payment_of(order.id).id)]


def test_each_letter_leaves_once_and_nobody_waits_for_the_post(market: Market) -> None:
    with unit_of_work():
        product, readers = a_product(stock=100), [f"reader-{number}@example.com" for number in range(LETTERS)]
        for reader in readers:
            place(a_basket((product, 1)), email=reader)
    (shopper,) = before_the_button(market, 1, a_wish(product))

    with a_post_office() as office:
        office.is_open.clear()
        workers = [by_post(market, office).start(*WORK) for _ in range(2)]
        wait_for_two(office)
        meanwhile = shopper.send(BUTTON)
        office.is_open.set()
        ended = [worker.wait(PATIENCE_SECONDS) for worker in workers]

    assert (meanwhile.status, office.most_at_once, ended) == (303, 2, [0, 0])
    assert [office.taken[reader] for reader in readers] == [1] * LETTERS


def test_what_falls_due_is_done_once(market: Market) -> None:
    with unit_of_work():
        product = a_product(stock=100)
        called_off = [a_paid_order((product, 1)) for _ in range(ORDERS)]
        for order in called_off:
            orders.cancel(the_parcel(order), SYSTEM)
    with clock.set_to(clock.now() - timedelta(hours=30)), unit_of_work():
        unanswered = [a_paid_order((product, 1)) for _ in range(ORDERS)]
        unpaid = [an_unpaid_order(product, mobile=f"+9665511100{number:02d}") for number in range(ORDERS)]

    workers = [market.running.start(*WORK) for _ in range(2)]
    ended = [worker.wait(PATIENCE_SECONDS) for worker in workers]

    assert ended == [0, 0]
    assert left(product) == 100
    assert ends_of(unanswered) == ["declined"] * ORDERS
    assert ends_of(unpaid) == ["cancelled"] * ORDERS
    assert refunds_of(called_off) == refunds_of(unanswered) == ["done"] * ORDERS
    assert "failed" not in market.running.log.read_text()
