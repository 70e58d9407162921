"""Reading tills: where one is open, what is there to sell, what a day came to."""

from datetime import timedelta

import pytest

from storefront.fairs import exhibitions, tills
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.refusals import NotFound
from tests.builders.goods import a_weighed_product, variants_of
from tests.builders.tills import Till, a_till, open_till

pytestmark = pytest.mark.usefixtures("app")


def takings(till: Till) -> tills.Takings:
    return tills.takings(till.exhibition.id, till.family_id, clock.today())


def test_a_till_is_open_today_or_is_to_come() -> None:
    till = a_till()
    assert tills.open_today(till.family_id) == []
    coming = tills.coming_next(till.family_id)
    assert coming
    assert coming.id == till.exhibition.id

    with clock.set_to(till.opens):
        assert [one.id for one in tills.open_today(till.family_id)] == [till.exhibition.id]
        assert tills.coming_next(till.family_id) is None
        till.exhibition.licence_class = "trade"
        assert tills.open_today(till.family_id) == []


def test_tiles_are_what_is_there_and_what_is_sold_out_last() -> None:
    with open_till() as till:
        weighed = a_weighed_product(of=till.holder.family)
        till.holder.bring(600, variants_of(weighed)[0])
        till.sell(4)
        shown = tills.tiles(till.exhibition.id, till.family_id)

        assert shown[-1].left == 0
        assert {one.product.id for one in shown} == {till.holder.product.id, weighed.id}
        assert all(one.left == 600 // one.variant.units for one in shown if one.product.id == weighed.id)


def test_takings_are_by_method_without_what_was_undone() -> None:
    with open_till() as till:
        till.sell(2)
        till.sell(1, method="terminal", reference="000123")
        till.sell_unseen(3)
        tills.void(till.sell(1), "خطأ", SYSTEM)
        found = takings(till)

        assert (found.of("cash").sales, found.of("cash").total_minor) == (2, till.price * 5)
        assert found.of("terminal") == tills.Taken(1, till.price)
        assert found.of("transfer") == tills.Taken()
        assert found.total == tills.Taken(3, till.price * 6)
        assert (found.pieces, found.voided, found.to_settle) == (6, 1, 1)


def test_a_day_lists_what_is_to_be_settled_first_then_the_last() -> None:
    with open_till() as till:
        first, waits, last = till.sell(), till.sell_unseen(9), till.sell()
        page = tills.page_of_day(till.exhibition.id, till.family_id, clock.today())

        assert [one.id for one in page.rows] == [waits.id, last.id, first.id]
        assert page.total == 3
        assert tills.days_with_sales(till.exhibition.id, till.family_id) == [clock.today()]


def test_sales_of_others_are_not_there() -> None:
    with open_till() as other:
        sale = other.sell()
    with open_till() as till, pytest.raises(NotFound):
        tills.of_family(till.family_id, other.exhibition.id, sale.id)
    assert tills.of_family(other.family_id, other.exhibition.id, sale.id) is sale


def test_a_hidden_product_is_a_tile_of_which_nothing_can_be_sold() -> None:
    with open_till() as till:
        till.holder.product.status = "hidden"
        (tile,) = tills.tiles(till.exhibition.id, till.family_id)

    assert (tile.left, tile.is_offered) == (0, False)


def test_what_is_given_back_on_another_day_leaves_the_counted_day_as_it_was() -> None:
    with open_till() as till:
        sale = till.sell(2)
        paid, sold_on = sale.total_minor, clock.today()
        till.count_cash(0, paid)
    with clock.set_to(till.opens + timedelta(days=1, hours=1)):
        tills.void(sale, "أعاده المشتري", SYSTEM)
        till.sell(1)
        first = tills.takings(till.exhibition.id, till.family_id, sold_on)
        second = takings(till)
        counted = till.count_cash(paid, till.price)

    assert (first.of("cash").total_minor, first.cash_minor, first.voided, first.pieces) == (paid, paid, 0, 2)
    assert second.back == {"cash": tills.Taken(1, paid)}
    assert second.cash_minor == second.total.total_minor == till.price - paid
    assert (counted.cash_minor, counted.difference_minor) == (till.price - paid, 0)


def test_what_is_given_back_after_midnight_before_closing_is_of_the_same_day() -> None:
    with open_till() as till:
        sale, day = till.sell(2), clock.today()
        opened = next(one for one in exhibitions.days_of(till.exhibition.id) if one.day == day)
        last = max(opened.closing, exhibitions.days.moment(day, 24 * 60))
        with clock.set_to(last - timedelta(seconds=1)):
            tills.void(sale, "أعاده المشتري", SYSTEM)
        found = tills.takings(till.exhibition.id, till.family_id, day)

    assert (found.cash_minor, found.voided, found.back) == (0, 1, {})
