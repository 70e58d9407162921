"""What becomes of a sale: undone with a reason and nothing overwritten, or settled since it was there."""

import pytest

from storefront.fairs import tills
from storefront.fairs.tills import refusals
from storefront.kernel.actors import SYSTEM, VISITOR
from storefront.kernel.refusals import NotAllowed
from tests.builders.stall_goods import after_closing, moves
from tests.builders.tills import open_till, sales

pytestmark = pytest.mark.usefixtures("app")


def test_a_sale_that_was_none_brings_its_goods_back_by_a_movement() -> None:
    with open_till() as till:
        sale = till.sell(3)

        tills.void(sale, "عاد به المشتري", SYSTEM)

    assert till.left == 4
    assert moves()[-2:] == [("sale", -3), ("release", 3)]
    assert (sale.state, sale.void_reason) == ("voided", "عاد به المشتري")
    assert [one.quantity for one in sale.lines] == [3]


def test_it_is_undone_once_and_never_without_a_reason() -> None:
    with open_till() as till:
        sale = till.sell()
        for reason in ("", "  ", "x" * 201):
            with pytest.raises(refusals.ReasonIsNotValid):
                tills.void(sale, reason, SYSTEM)
        tills.void(sale, "خطأ", SYSTEM)
        with pytest.raises(refusals.WasVoided):
            tills.void(sale, "خطأ", SYSTEM)
    assert till.left == 4


def test_what_is_undone_after_the_count_goes_home() -> None:
    with open_till() as till:
        sale = till.sell(2)
    with after_closing(till.exhibition):
        till.holder.count(2)
        tills.void(sale, "خطأ", SYSTEM)

    assert till.holder.figures == (10, 0)


def test_what_was_not_there_brings_nothing_back() -> None:
    with open_till() as till:
        sale = till.sell_unseen(5)

        tills.void(sale, "خطأ", SYSTEM)

    assert till.left == 4
    assert sales()[0][0] == "voided"


def test_what_was_there_after_all_is_found_and_sold() -> None:
    with open_till() as till:
        till.sell(3)
        sale = till.sell_unseen(2)

        tills.settle(sale, SYSTEM)

    assert sale.state == "booked"
    assert till.left == 0
    assert moves()[-2:] == [("found", 1), ("sale", -2)]


def test_what_was_brought_meanwhile_is_not_found_besides() -> None:
    with open_till() as till:
        sale = till.sell_unseen(6)
        till.holder.bring(3)

        tills.settle(sale, SYSTEM)

    assert till.left == 1
    assert "found" not in [reason for reason, _ in moves()]


def test_only_what_waits_is_settled() -> None:
    with open_till() as till:
        sale = till.sell()
        with pytest.raises(refusals.IsSettled):
            tills.settle(sale, SYSTEM)
        with pytest.raises(NotAllowed):
            tills.settle(sale, VISITOR)
        with pytest.raises(NotAllowed):
            tills.void(sale, "خطأ", VISITOR)
