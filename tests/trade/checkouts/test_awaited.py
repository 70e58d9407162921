"""Orders that wait to be paid: whose they are, what they hold, how many a mobile has."""

import pytest

from storefront.trade import orders
from storefront.trade.checkouts import awaited
from storefront.treasury import payments
from tests.builders.community import a_member
from tests.builders.goods import a_product, a_weighed_product, variant_of, variants_of
from tests.builders.trade import an_order, open_page, pay

pytestmark = pytest.mark.usefixtures("app")


def references(*, user_id: int | None = None, links: tuple[orders.Order, ...] = ()) -> list[str]:
    hashes = [order.link_hash for order in links]
    return [one.order.reference for one in awaited.of(user_id=user_id, link_hashes=hashes)]


def test_they_are_a_members_own_and_those_whose_links_are_held_the_newest_first() -> None:
    user, other = a_member(), a_member()
    mine, guests = an_order(method="card", user_id=user.id), an_order(method="transfer")
    an_order(method="card", user_id=other.id, mobile="+966500000009")
    an_order(method="card", mobile="+966500000009")

    assert references(user_id=user.id, links=(guests,)) == [guests.reference, mine.reference]
    assert references(links=(guests,)) == [guests.reference]
    assert references() == []


def test_what_is_paid_promised_or_given_up_waits_for_nothing() -> None:
    user = a_member()
    paid, cash, given_up = (an_order(method=method, user_id=user.id) for method in ("card", "cash", "card"))
    pay(paid)
    orders.confirming.abandon(given_up)

    assert references(user_id=user.id, links=(paid, cash, given_up)) == []


def test_each_is_found_with_the_latest_attempt_at_its_payment() -> None:
    tried, never, paid = (an_order(method="card") for _ in range(3))
    payment = payments.find_for("order", tried.id)
    assert payment is not None
    for _ in range(2):
        for attempt in payments.attempts.of_payment(payment.id):
            payments.attempts.end(attempt, "expired")
        open_page(payment)
    pay(paid)

    found = {one.order.id: one.attempt and one.attempt.number for one in awaited.among([tried.id, never.id, paid.id])}

    assert found == {tried.id: 2, never.id: None}


def test_they_hold_the_pieces_that_were_counted() -> None:
    counted, made = a_product(), a_product(stock=None)
    order = an_order((counted, 2), (made, 1), method="card")

    assert list(awaited.pieces([order.id])) == [(counted.id, variant_of(counted).id)]
    assert list(awaited.pieces([])) == []


def test_whoever_holds_a_portion_holds_grams_of_them_all() -> None:
    product = a_weighed_product(50, 250)
    order = an_order((product, 2), method="card")

    held = {variant_id for _, variant_id in awaited.pieces([order.id])}

    assert held == {one.id for one in variants_of(product)}


def test_a_mobile_has_so_many() -> None:
    for method in ("card", "transfer", "cash"):
        an_order(method=method, mobile="+966500000001")
    an_order(method="card", mobile="+966500000002")

    assert awaited.count("+966500000001") == 2
