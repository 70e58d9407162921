"""Between "pay" and "booked", ended at every step: however the market hears of it, each order is paid and booked once; and
one that is not paid sets its goods and its coupon free once."""

from flask import Flask

from storefront.cli import work
from storefront.goods.catalogue import Product
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import orders
from storefront.treasury import conversations
from tests.builders.coupons import a_coupon
from tests.builders.goods import a_product
from tests.builders.money import an_unpaid_order, as_it_is, begin, the_attempt
from tests.builders.providers import provider
from tests.builders.trade import an_order
from tests.races.lives import End, Story, killed_everywhere, later, tell, then

UNPAID = 37  # minutes after which a card payment has ended
BOOKED = ["provider_fee", "sale"]


def somebody_paid() -> None:
    """An order is paid on its page, and nobody has told us."""
    begin(an_unpaid_order())
    provider().pay(provider().newest.ref)


def the_provider_told() -> None:
    """The same, and the message of it is there."""
    somebody_paid()
    tell("paid")


def a_message_was_lost() -> None:
    """The same, and the message of it never came."""
    somebody_paid()
    provider().tell("paid", provider().newest)


def test_a_message_is_followed_to_its_end(app: Flask) -> None:
    deaths, end = killed_everywhere(app, Story(the_provider_told, work.follow_events))

    assert deaths == 4  # taken, asked, written down, closed
    assert is_booked_once(end)
    assert end.of("provider_event", "state") == ["done"]


def test_a_message_that_never_came_is_fetched_and_followed(app: Flask) -> None:
    deaths, end = killed_everywhere(app, Story(a_message_was_lost, then(work.catch_up, work.follow_events)))

    assert deaths == 6
    assert is_booked_once(end)
    assert end.of("provider_event", "state") == ["done"]


def test_a_look_at_an_attempt_finds_what_was_paid(app: Flask) -> None:
    deaths, end = killed_everywhere(app, Story(somebody_paid, later(work.look_at_attempts, 10)))

    assert deaths == 3
    assert is_booked_once(end)


def test_a_payer_who_comes_too_late_to_the_rounds_is_not_sent_away(app: Flask) -> None:
    deaths, end = killed_everywhere(app, Story(somebody_paid, later(work.end_unpaid, UNPAID)))

    assert deaths == 3  # the page says that it was paid, which is looked at and written down
    assert is_booked_once(end)


def is_booked_once(end: End) -> bool:
    """Whether the order of a story is paid, and its sale and the provider's fee are in the books."""
    booked = end.of("ledger_transaction", "kind")
    return end.of("payment", "state") == ["settled"] and booked == BOOKED and end.outside == [("paid", "110.00", [])]


def test_a_page_is_opened_once_however_often_its_payer_asks(app: Flask) -> None:
    def act() -> None:
        begin(orders.get(db.session.query(orders.Order).one().id))

    deaths, end = killed_everywhere(app, Story(an_unpaid_order, act))

    assert deaths == 3
    assert (end.of("payment_attempt", "state"), end.outside) == (["expired"], [("expired", "110.00", [])])


def test_a_page_nobody_came_back_to_is_closed(app: Flask) -> None:
    """Its payer went away when the page did not open."""

    def given() -> None:
        order = an_unpaid_order()
        page = begin(order)
        with unit_of_work():  # the answer never came
            attempt = the_attempt(order)
            attempt.state, attempt.session_ref, attempt.url = "new", None, ""
        assert page

    deaths, end = killed_everywhere(app, Story(given, later(work.look_at_attempts, 10)))

    assert deaths > 3
    assert end.outside == [("expired", "110.00", [])]
    assert end.of("payment", "state") == ["expired"]


def test_goods_and_coupon_of_an_order_nobody_paid_are_free_once(app: Flask) -> None:
    def given() -> None:
        with unit_of_work():
            goods, coupon = a_product(stock=5), a_coupon("SAVE10", most_uses=1)
            order = an_order((goods, 2), method="card", coupon=coupon)
        begin(order)

    deaths, end = killed_everywhere(app, Story(given, later(work.end_unpaid, UNPAID)))

    assert deaths == 3
    assert (end.of("payment", "state"), end.of("stock_item", "free")) == (["expired"], [5])
    assert (end.of("coupon", "used"), end.of("coupon_use", "given_back_at")) == ([0], [True])
    assert end.of("parcel_step", "after") == ["cancelled", "placed"]


def paid_after_all(*, goods_are_gone: bool) -> None:
    """An order was given up, and then a message says that it was paid."""
    with unit_of_work():
        product = a_product(stock=1)
    order = an_unpaid_order(product)
    begin(order)
    conversations.release(the_attempt(order).payment_id, by_payer=True)
    if goods_are_gone:
        sold_out(product)
    provider().pay(the_attempt(as_it_is(order)).session_ref or "")
    tell("paid")


def sold_out(product: Product) -> None:
    with unit_of_work():
        an_order((product, 1), mobile="+966551234999", way="collect")


def test_money_that_comes_late_still_buys_what_is_there(app: Flask) -> None:
    story = Story(lambda: paid_after_all(goods_are_gone=False), work.follow_events)

    deaths, end = killed_everywhere(app, story)

    assert deaths == 4
    assert (is_booked_once(end), end.of("stock_item", "free")) == (True, [0])


def test_money_that_comes_too_late_goes_back_once(app: Flask) -> None:
    story = Story(lambda: paid_after_all(goods_are_gone=True), then(work.follow_events, work.carry_out_refunds))

    deaths, end = killed_everywhere(app, story)

    assert deaths == 7
    assert end.outside == [("paid", "110.00", [("done", 11_000)])]
    assert end.of("refund", "state", "reason") == [("done", "late")]
    assert "refunds_due" not in end.balances()
