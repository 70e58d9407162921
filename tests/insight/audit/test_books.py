"""Questions about what is booked for families name whatever is astray, and nothing that only looks like it."""

from datetime import timedelta

import pytest

from storefront.insight.audit import books
from storefront.kernel import clock
from storefront.trade import orders, returns
from tests.builders.community import a_family, desk
from tests.builders.goods import a_product
from tests.builders.stage import plant
from tests.builders.trade import a_paid_order, an_order, bring_to, heard, the_parcel

pytestmark = pytest.mark.usefixtures("app")


def reached(*, paid: bool = True, price: int = 10_000, pieces: int = 3) -> orders.Parcel:
    """A parcel with the shopper; cash is in the family's own hand."""
    product = a_product(of=a_family(ways=frozenset({"collect"})), price=price)
    order = a_paid_order((product, pieces)) if paid else an_order((product, pieces))
    return bring_to(the_parcel(order), "handed_over")


def give_back(parcel: orders.Parcel, pieces: int) -> None:
    line = orders.get_parcel(parcel.id).lines[0]
    request = returns.ask(parcel, {line.id: pieces}, kind="change_of_mind", reason="")
    returns.answer(request, parcel, desk(parcel.family), agreed=True, words="")
    returns.take_back(request, parcel, desk(parcel.family))
    heard()


def complete() -> None:
    with clock.set_to(clock.now() + timedelta(days=8)):
        orders.complete_reached()
        heard()


def test_cash_in_hand_and_parts_given_back_before_and_after_break_nothing() -> None:
    for paid in (True, False):
        early, late = reached(paid=paid, price=333), reached(paid=paid, price=777)
        give_back(early, 1)
        line = orders.get_parcel(late.id).lines[0]
        request = returns.ask(late, {line.id: 2}, kind="change_of_mind", reason="")
        returns.answer(request, late, desk(late.family), agreed=True, words="")
        complete()
        assert books.coming_of_what_is_over() == []
        returns.take_back(request, late, desk(late.family))
        heard()

    for question in (
        books.accounts_nobody_knows,
        books.coming_of_what_is_over,
        books.sales_that_are_not_whole,
        books.commissions_that_do_not_add_up,
        books.commissions_booked_otherwise,
    ):
        assert question() == []


def test_a_parcel_that_may_still_come_back_is_not_over() -> None:
    parcel = reached()

    assert books.coming_of_what_is_over() == []
    plant([f"UPDATE parcel SET state = 'completed' WHERE id = {parcel.id}"])
    assert books.coming_of_what_is_over() == [f"parcel:{parcel.id}: 27600"]


def test_what_differs_in_the_books_is_named_with_both_sums() -> None:
    parcel = reached()

    plant(["UPDATE ledger_entry SET amount_minor = amount_minor - 5 WHERE account = 'commission'"])

    assert books.commissions_booked_otherwise() == [f"parcel:{parcel.id}: 2405 instead of 2400"]
