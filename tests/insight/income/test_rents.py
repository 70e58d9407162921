"""What a family paid for its places goes off what it is left with: rent, fees of exhibitions, what went back, a kept deposit."""

import pytest

from storefront.fairs import fees
from storefront.fairs.invoices import ExhibitInvoice
from storefront.insight import income
from storefront.insight.income import STALL, Period, Sums
from storefront.insight.statements import Month
from storefront.kernel import clock
from storefront.kernel.units import unit_of_work
from tests.builders.feeing import DEPOSIT, FEE, again, an_invoice, officer_of, paid
from tests.builders.letting import DEPOSIT as RENT_DEPOSIT
from tests.builders.letting import RENT, a_lease, on, rents_of, run_rents

pytestmark = pytest.mark.usefixtures("app")


def this_month() -> Period:
    now = Month.of(clock.now())
    return Period(now, now)


def told(family_id: int) -> tuple[Sums, list[tuple[str, int]]]:
    """What a family paid this month: summed, and one by one."""
    rows = income.rows_of(family_id, this_month())
    return income.of_period(family_id, this_month()).sums, [(one.kind, one.sums.places_minor) for one in rows]


def kept(invoice: ExhibitInvoice) -> None:
    """The organiser keeps its deposit."""
    with unit_of_work():
        fees.keep_deposit(invoice.id, officer_of(again(invoice).exhibition), reason="كُسرت طاولة")


def test_rent_is_of_the_month_in_which_it_was_paid_and_its_deposit_is_no_cost() -> None:
    with clock.set_to(on(2027, 1, 1)), unit_of_work():
        lease = a_lease(starts_on=on(2027, 1, 1).date())
        run_rents()
        invoice = rents_of(lease)[0]
    with clock.set_to(on(2027, 2, 2)):
        paid(invoice, RENT + RENT_DEPOSIT)
    with clock.set_to(on(2027, 6, 1)):
        found = income.of_period(lease.family_id, Period(Month(2027, 1), Month(2027, 3)))

    assert [one.sums for one in found.months] == [Sums(), Sums(rent_minor=RENT), Sums()]
    assert found.channels == [(STALL, Sums(rent_minor=RENT))]
    assert (found.sums.left_minor, found.sums.share_minor, found.sums.turnover_minor) == (-RENT, 0, 0)


def test_fees_of_an_exhibition_are_told_as_such_and_their_deposit_only_once_it_is_kept() -> None:
    invoice = an_invoice()
    paid(invoice, FEE + DEPOSIT)
    before = told(invoice.family_id)
    kept(invoice)

    assert before == (Sums(fair_minor=FEE), [("place_paid", FEE)])
    assert told(invoice.family_id) == (
        Sums(fair_minor=FEE + DEPOSIT),
        [("place_paid", FEE), ("deposit_kept", DEPOSIT)],
    )


def test_what_goes_back_goes_off_and_what_a_sponsor_paid_is_no_cost() -> None:
    invoice, other = an_invoice(), an_invoice()
    paid(invoice, FEE)
    officer = officer_of(again(invoice).exhibition)
    with unit_of_work():
        fees.waive(invoice.id, "fee", 12_000, officer, reason="أسرة جديدة")
        fees.sponsor(other.id, officer_of(other.exhibition), name="مؤسسة", reason="دعم")
    with unit_of_work():
        fees.record_cash(other.id, FEE + DEPOSIT, officer_of(again(other).exhibition), once="form")
    kept(other)

    assert told(invoice.family_id) == (
        Sums(fair_minor=FEE - 12_000),
        [("place_paid", FEE), ("place_returned", -12_000)],
    )
    assert told(other.family_id) == (Sums(), [])
