"""What was sold at stalls is income like any other: of its month, of its products, and no fee of it."""

from datetime import timedelta

import pytest

from storefront.fairs import tills
from storefront.insight import income
from storefront.insight.income import STALL, Period, Sums
from storefront.insight.statements import Month
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from tests.builders.tills import Till, open_till

pytestmark = pytest.mark.usefixtures("app")


def period(till: Till) -> Period:
    """The month of the exhibition and the three after it."""
    first = Month.of(till.opens)
    return Period(first, first.next.next.next)


def test_sales_are_of_the_family_at_once_and_without_a_fee() -> None:
    with open_till() as till:
        till.sell(2)
        till.sell(1, method="terminal")
        till.sell_unseen(9)
    with clock.set_to(till.opens + timedelta(days=100)):
        found = income.of_period(till.family_id, period(till))

    total = till.price * 12
    assert found.channels == [(STALL, Sums(sales=3, sold_minor=total, in_hand_minor=total))]
    assert [(one.product_id, one.pieces, one.left_minor) for one in found.products] == [
        (till.holder.product.id, 12, total)
    ]
    assert found.beside_minor == 0


def test_what_is_undone_goes_off_in_its_own_month() -> None:
    with open_till() as till:
        sale = till.sell(2)
    with clock.set_to(till.opens + timedelta(days=62)):
        tills.void(sale, "خطأ", SYSTEM)
    with clock.set_to(till.opens + timedelta(days=200)):
        months = income.of_period(till.family_id, period(till)).months

    back = [one.sums.back_minor for one in months]
    assert months[0].sums.sold_minor == till.price * 2
    assert back[0] == 0
    assert sum(back) == till.price * 2
    assert sum(one.sums.left_minor for one in months) == 0


def test_each_sale_and_each_undone_one_is_a_row_in_the_order_of_time() -> None:
    with open_till() as till:
        sale = till.sell(2)
    with clock.set_to(till.opens + timedelta(days=1)):
        tills.void(sale, "خطأ", SYSTEM)
        rows = income.rows_of(till.family_id, period(till))

    assert [(one.kind, one.channel, one.sums.left_minor) for one in rows] == [
        ("sale", STALL, till.price * 2),
        ("voided", STALL, -till.price * 2),
    ]
    assert rows[0].parcel == sale.client_id[:8]
