"""What a family's exhibitions came to, beside an addition of its own."""

from datetime import timedelta

import pytest

from storefront.fairs import fees, tills
from storefront.insight import fair_figures
from storefront.insight.fair_figures import Left, Paid, Time
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.refusals import NotFound
from storefront.kernel.units import unit_of_work
from tests.builders.community import a_family
from tests.builders.fair_figures import a_till_that_pays, added_up, sold_on, tills_of, undone_on
from tests.builders.feeing import DEPOSIT, FEE, again, officer_of, paid, taken_in_cash
from tests.builders.letting import RENT, a_lease, rents_of, run_rents
from tests.builders.tills import Till, open_till

pytestmark = pytest.mark.usefixtures("app")


def left_of(till: Till, *, days: int = 5) -> Left:
    """What the exhibition of a till left so many days after it opened."""
    with clock.set_to(till.opens + timedelta(days=days)):
        return fair_figures.of(till.family_id, till.holder.plan.exhibition_id)


def test_the_sums_are_those_of_each_sale_and_each_payment() -> None:
    till, invoice = a_till_that_pays()
    paid(invoice, 12_000)
    sold_on(till, 0, 2, 1)
    sold_on(till, 1, 1, method="terminal")

    left = left_of(till)

    assert left.taken_minor == added_up(till.holder.plan.exhibition_id, till.family_id) == till.price * 4
    assert {way: taken.sales for way, taken in left.by_method.items()} == {"cash": 2, "terminal": 1}
    assert left.paid == Paid(fee_minor=12_000, owed_minor=FEE - 12_000)
    assert left.left_minor == till.price * 4 - FEE
    assert left.time == Time(2, 2 * 7 * 60)


def test_what_was_undone_is_told_and_not_counted() -> None:
    with open_till() as till:
        sale = till.sell(2)
        till.sell(1)
        tills.void(sale, "خطأ", SYSTEM)

    left = left_of(till)

    assert (left.sales, left.taken_minor, left.voided) == (1, till.price, 1)


def test_a_deposit_is_no_cost_until_it_is_kept() -> None:
    till, invoice = a_till_that_pays()
    paid(invoice, FEE + DEPOSIT)
    before = left_of(till).paid
    with unit_of_work():
        fees.keep_deposit(invoice.id, officer_of(again(invoice).exhibition), reason="كسر الطاولة")

    assert before == Paid(fee_minor=FEE, held_minor=DEPOSIT)
    assert left_of(till).paid == Paid(fee_minor=FEE, kept_minor=DEPOSIT)


def test_what_went_back_is_not_paid_any_more() -> None:
    till, invoice = a_till_that_pays()
    taken_in_cash(invoice, FEE)
    with unit_of_work():
        fees.waive(invoice.id, "fee", 12_000, officer_of(again(invoice).exhibition), reason="أسرة جديدة")

    assert left_of(till).paid == Paid(fee_minor=FEE - 12_000)


def test_what_a_sponsor_owes_and_pays_is_not_the_familys_cost() -> None:
    till, invoice = a_till_that_pays()
    paid(invoice, 5_000)
    with unit_of_work():
        fees.sponsor(invoice.id, officer_of(again(invoice).exhibition), name="بنك التنمية", reason="تكفّل")
    owed = left_of(till).paid
    taken_in_cash(again(invoice), FEE - 5_000)

    assert owed == Paid(fee_minor=5_000)
    assert left_of(till).paid == Paid(fee_minor=5_000, sponsored_minor=FEE - 5_000)


def test_anothers_is_not_found_and_one_that_has_not_begun_is_in_no_list() -> None:
    till, _ = a_till_that_pays()

    assert left_of(till, days=-1).time == Time()
    with clock.set_to(till.opens), pytest.raises(NotFound):
        fair_figures.of(a_family().id, till.holder.plan.exhibition_id)
    assert fair_figures.page(till.family_id).rows == []
    with clock.set_to(till.opens):
        assert len(fair_figures.page(till.family_id).rows) == 1


def test_only_its_own_sales_are_a_familys() -> None:
    till, other = tills_of(2)
    sold_on(till, 0, 1)
    sold_on(other, 0, 2)

    with clock.set_to(till.opens):
        mine, others = (fair_figures.all_of(one.family_id) for one in (till, other))

    assert [one.taken_minor for one in mine] == [till.price]
    assert [one.taken_minor for one in others] == [other.price * 2]


def test_days_are_told_one_by_one() -> None:
    till, _ = a_till_that_pays()
    sold_on(till, 0, 2, 1)
    sold_on(till, 1, 1)
    undone_on(till, 1)

    days = fair_figures.days_of(till.family_id, till.holder.plan.exhibition_id)

    assert [(one.sales, one.total_minor, one.minutes) for one in days] == [
        (2, till.price * 3, 420),
        (1, till.price, 420),
    ]


def test_months_of_a_unit_are_what_was_paid_of_them_and_is_owed() -> None:
    with unit_of_work():
        lease = a_lease(starts_on=clock.today().replace(day=1))
    with unit_of_work():
        run_rents()
    (first, *_) = rents_of(lease)
    paid(first, 1_000)

    rents = fair_figures.rents(lease.family_id)

    assert [(one.lease_id, one.month, one.paid) for one in rents] == [
        (lease.id, first.month, Paid(fee_minor=1_000, owed_minor=RENT - 1_000))
    ]
