"""What was sold in weeks, on the site and at stalls, beside an addition of its own."""

from datetime import datetime, time, timedelta

import pytest
import sqlalchemy as sa

from storefront.fairs.tills import TillSaleLine
from storefront.insight import planning
from storefront.insight.planning import Week
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import orders
from storefront.trade.orders import OrderLine
from tests.builders.community import a_family, desk
from tests.builders.desks import a_parcel
from tests.builders.fair_figures import sold_on, tills_of, undone_on
from tests.builders.goods import a_product

pytestmark = pytest.mark.usefixtures("app")
DAY = timedelta(days=1)


def weeks(number: int = 3) -> list[Week]:
    """So many weeks that end with that of today, which is in the middle of its own."""
    first = clock.today() - DAY * 3 - timedelta(weeks=number - 1)
    starts = [first + timedelta(weeks=one) for one in range(number)]
    return [Week(place, start, start + DAY * 6) for place, start in enumerate(starts)]


def test_orders_stand_in_the_week_in_which_they_were_confirmed() -> None:
    with unit_of_work():
        family = a_family()
        dates, oud = (a_product(of=family, stock=50, price=price) for price in (1_000, 9_000))
    for product, pieces, days_ago in ((dates, 3, 0), (oud, 1, 0), (oud, 2, 14), (dates, 5, 60)):
        with clock.set_to(clock.now() - DAY * days_ago):
            a_parcel(family, product=product, quantity=pieces)
    declined = a_parcel(family, product=dates, quantity=1)
    with unit_of_work():
        orders.decline(orders.of_family(family.id, declined.reference), desk(family), reason="نفد")

    found = planning.sold(family.id, weeks())

    told = [[(one.product_id, one.pieces, one.total_minor) for one in week.products] for week in found]
    assert told == [[(oud.id, 2, 18_000)], [], [(dates.id, 3, 3_000), (oud.id, 1, 9_000)]]
    assert [(week.pieces, week.total_minor) for week in found] == [(2, 18_000), (0, 0), (4, 12_000)]
    assert db.session.scalar(sa.select(sa.func.sum(OrderLine.quantity))) == 12


def test_sales_at_stalls_stand_beside_them_and_those_of_others_do_not() -> None:
    till, other = tills_of(2)
    sold_on(till, 0, 2, 1)
    sold_on(other, 0, 4)
    undone_on(till, 0)
    with clock.set_to(till.opens):
        (week,) = planning.sold(till.family_id, weeks(1))

    (product,) = week.products
    assert (product.product_id, product.pieces) == (till.holder.product.id, 3)
    assert week.total_minor == till.price * 3
    assert db.session.scalar(sa.select(sa.func.sum(TillSaleLine.quantity))) == 8


@pytest.mark.parametrize(("minute", "pieces"), [(-1, 0), (0, 1), (7 * 24 * 60 - 1, 1), (7 * 24 * 60, 0)])
def test_a_week_begins_and_ends_at_midnight_in_riyadh(minute: int, pieces: int) -> None:
    with unit_of_work():
        family = a_family()
        product = a_product(of=family, stock=50)
    (week,) = weeks(1)
    moment = datetime.combine(week.first, time(), clock.RIYADH) + timedelta(minutes=minute)
    with clock.set_to(moment):
        a_parcel(family, product=product, quantity=1)

    assert planning.sold(family.id, [week])[0].pieces == pieces
