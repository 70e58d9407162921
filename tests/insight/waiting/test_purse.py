"""Today's money of a family: what was ordered today and not called off, what is on its way, what holds it up."""

from datetime import timedelta

import pytest

from storefront.community.families import Family
from storefront.insight import waiting
from storefront.kernel import clock
from storefront.kernel.units import unit_of_work
from storefront.trade import orders
from storefront.trade.orders import Order, Parcel
from storefront.treasury import ledger
from tests.builders.community import a_family, desk
from tests.builders.desks import a_parcel

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def family() -> Family:
    with unit_of_work():
        return a_family()


def test_what_was_ordered_today_counts_and_what_was_called_off_or_of_yesterday_does_not(family: Family) -> None:
    counted, old = a_parcel(family), a_parcel(family)
    with unit_of_work() as session:
        orders.decline(a_parcel(family), desk(family), reason="لا نقدر")
        session.get_one(Order, old.order_id).confirmed_at = clock.now() - timedelta(days=1)

    purse = waiting.purse.of_family(family.id)

    assert (purse.orders, purse.sold_minor) == (1, counted.sold_minor)


def test_a_reduction_of_the_family_itself_was_not_sold(family: Family) -> None:
    parcel = a_parcel(family)
    with unit_of_work() as session:
        found = session.get_one(Parcel, parcel.id)
        found.discount_minor, found.discount_by, found.total_minor = 500, "family", found.total_minor - 500

    assert waiting.purse.of_family(family.id).sold_minor == parcel.items_minor - 500


def test_what_is_coming_and_payable_is_what_the_books_say(family: Family) -> None:
    a_parcel(family, state="handed_over", method="card")

    purse, standing = waiting.purse.of_family(family.id), ledger.standing(family.id)

    assert (purse.coming_minor, purse.payable_minor) == (standing.coming_minor, standing.payable_minor)
    assert purse.coming_minor > 0


def test_a_family_without_sales_or_an_account_has_an_empty_purse(family: Family) -> None:
    purse = waiting.purse.of_family(family.id)

    assert purse.is_empty
    assert (purse.recipient, purse.is_held) == (None, False)
