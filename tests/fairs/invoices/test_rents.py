"""Reading the rents of leases and of markets."""

import pytest

from storefront.fairs import fees, invoices
from storefront.kernel import clock
from storefront.kernel.refusals import NotFound
from storefront.kernel.units import unit_of_work
from tests.builders.feeing import a_form
from tests.builders.letting import DEPOSIT, NOON, RENT, a_lease, a_market, manager_of, on, run_rents

pytestmark = pytest.mark.usefixtures("app")


def test_a_markets_rents_are_its_own() -> None:
    with clock.set_to(NOON):
        with unit_of_work():
            market = a_market(units=2)
            first, second, other = a_lease(market), a_lease(market, unit=1), a_lease()
            run_rents()
        mine = invoices.rents.all_of_lease(first.id)[0]
        with unit_of_work():
            fees.record_cash(mine.id, invoices.left(mine.lines), manager_of(market), once=a_form())
    with clock.set_to(on(2027, 1, 20)):
        counts, sums = invoices.rents.overview_of_market(market.id)
        assert (counts[""], counts["late"], counts["paid"], counts["deposits"]) == (2, 1, 1, 1)
        rent = RENT * 22 // 31
        assert (sums.asked_minor, sums.paid_minor, sums.left_minor) == (
            2 * (rent + DEPOSIT),
            rent + DEPOSIT,
            rent + DEPOSIT,
        )
        late = invoices.rents.page_of_market(market.id, counts["late"], wanted="late").rows
        assert [one.lease_id for one in late] == [second.id]
    assert {one.lease_id for one in invoices.rents.all_of_market(market.id)} == {first.id, second.id}
    assert invoices.rents.cash_of_market(market.id) == {}
    assert invoices.place_named(mine.reference) == f"MARKET:{market.id}"
    for asked in (invoices.rents.of_lease, invoices.rents.of_market):
        with pytest.raises(NotFound):
            asked(other.id if asked is invoices.rents.of_lease else other.market_id, mine.id)
    assert invoices.rents.of_market(market.id, mine.id).held_at.id == market.id


def test_cash_that_goes_back_waits_for_who_took_it() -> None:
    with unit_of_work():
        lease = a_lease(market := a_market())
        run_rents()
    mine = invoices.rents.all_of_lease(lease.id)[0]
    with unit_of_work():
        fees.record_cash(mine.id, invoices.left(mine.lines), manager_of(market), once=a_form())
    with unit_of_work():
        fees.waive(mine.id, "fee", 700, manager_of(market), reason="نقص في الكهرباء")

    assert invoices.rents.cash_of_market(market.id) == {mine.id: 700}
