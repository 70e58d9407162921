"""What came in is listed page by page, a preview costs the same whatever its length, and nothing that is not there is found."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from storefront.kernel.refusals import NotFound
from storefront.kernel.units import unit_of_work
from storefront.treasury import bank, conversations, payments, refunds
from tests.builders.bank import OFFICER, a_statement, a_transfer_order, imported, taken_in
from tests.builders.money import the_payment

pytestmark = pytest.mark.usefixtures("app")
Counting = Callable[[], AbstractContextManager[list[str]]]


def kept(pieces: int) -> bank.BankStatement:
    with unit_of_work():
        sums = [(100 + place, f"payment number {place}", f"FT{place}") for place in range(pieces)]
        return bank.keep_statement("a.csv", a_statement(*sums).encode(), OFFICER)


def test_sums_are_listed_by_state_with_their_orders() -> None:
    order = a_transfer_order()
    imported((order.total_minor, order.reference, "FT1"), (200, "?", "FT2"))

    every, unknown = bank.credits_page(), bank.credits_page(fate="unknown")

    assert [(credit.amount_minor, code) for credit, code, _ in every.rows] == [
        (200, ""),
        (order.total_minor, order.reference),
    ]
    assert [credit.amount_minor for credit, *_ in unknown.rows] == [200]
    assert bank.unknown_count() == 1


def test_what_paid_nothing_is_on_its_way_back_and_then_sent_back() -> None:
    order = a_transfer_order()
    for name in ("FT1", "FT2"):
        taken_in((order.total_minor, order.reference, name))
    refund = payments.refunds_of(the_payment(order).id)[0]
    going = [fate for _, _, fate in bank.credits_page().rows]
    found = [len(bank.credits_page(fate=fate).rows) for fate in ("used", "going_back", "returned")]

    conversations.carry_out_refund(refund.id)
    with unit_of_work():
        refunds.give_by_hand(payments.get_refund(refund.id), OFFICER, note="FT99")

    (second, _, _), _ = bank.credits_page().rows
    assert (going, found) == (["going_back", "used"], [1, 1, 0])
    assert [fate for _, _, fate in bank.credits_page().rows] == ["returned", "used"]
    assert (bank.fate_of(second), bank.credits_page(fate="going_back").total) == ("returned", 0)


def test_a_preview_tells_new_from_known() -> None:
    imported((100, "payment number 0", "FT0"))

    seen = bank.preview(kept(3), OFFICER)

    assert ([line.amount_minor for line, _ in seen.rows], seen.known) == ([101, 102], 1)


def test_a_preview_costs_the_same_whatever_its_length(count_queries: Counting) -> None:
    short, long = kept(2), kept(300)

    with count_queries() as for_one:
        bank.preview(short, OFFICER)
    with count_queries() as for_many:
        bank.preview(long, OFFICER)

    asked = [[query for query in queries if query.startswith("SELECT")] for queries in (for_one, for_many)]
    assert [len(queries) for queries in asked] == [4, 4]


def test_what_came_of_a_part_is_known() -> None:
    order = a_transfer_order()
    imported((700, order.reference, "FT1"))

    assert bank.arrived_for(the_payment(order).id) == 700


@pytest.mark.parametrize("find", [bank.get_statement, bank.get_credit])
def test_what_is_not_there_is_not_found(find: Callable[[int], object]) -> None:
    with pytest.raises(NotFound):
        find(987654)


def test_of_sums_that_paid_together_what_came_last_is_over_first() -> None:
    order = a_transfer_order()
    first, middle, last = imported(
        (order.total_minor - 500, order.reference, "FT1"),
        (1_000, order.reference, "FT2"),
        (300, order.reference, "FT3"),
    )

    over = [bank.surplus_of(bank.get_credit(one.id)) for one in (first, middle, last)]
    going = sum(refund.amount_minor for refund in payments.refunds_of(the_payment(order).id))

    assert going == 800
    assert over == [None, bank.Surplus(500, is_back=False), bank.Surplus(300, is_back=False)]
