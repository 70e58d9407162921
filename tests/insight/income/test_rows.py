"""Sales and what was paid for places stand among each other in the order of time."""

from datetime import timedelta

import pytest

from storefront.fairs import leases
from storefront.insight import income
from storefront.insight.statements import Month
from storefront.kernel import clock
from storefront.kernel.units import unit_of_work
from tests.builders.desks import a_parcel
from tests.builders.feeing import paid
from tests.builders.goods import a_product
from tests.builders.letting import a_tenant, an_offer, rents_of, run_rents, tenant_of

pytestmark = pytest.mark.usefixtures("app")


def test_a_rent_stands_between_the_sales_it_was_paid_between() -> None:
    with unit_of_work():
        family = a_tenant()
        lease = an_offer(family=family)
        leases.sign(lease, tenant_of(lease))
        run_rents()
        product = a_product(of=family, price=1_000, stock=9)
    a_parcel(family, product=product, method="card")
    paid(rents_of(lease)[0], 5_000)
    with clock.set_to(clock.now() + timedelta(hours=1)):
        a_parcel(family, product=product, method="card")
        rows = income.rows_of(lease.family_id, income.ending(Month.of(clock.now()), 2))

    assert [one.kind for one in rows] == ["sale", "place_paid", "sale"]
