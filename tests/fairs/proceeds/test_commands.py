"""Paying an organiser out: written down by one, confirmed by another, booked once, the cash it took counted first."""

import pytest

from storefront.fairs import fees, proceeds
from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.invoices import ExhibitInvoice
from storefront.kernel import ibans
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed, NotNow
from storefront.kernel.units import unit_of_work
from storefront.treasury.interests import OwnInterest
from storefront.treasury.ledger import balances
from tests.builders.community import a_member
from tests.builders.feeing import FEE, again, an_invoice, officer_of, paid, stands, taken_in_cash

pytestmark = pytest.mark.usefixtures("app")
IBAN = "SA03 8000 0000 6080 1016 7519"


def somebody() -> Actor:
    """A person of the office."""
    with unit_of_work():
        return Actor(user_id=a_member(role="staff").id, roles=frozenset({"staff"}))


def over(*, cash_minor: int = 0) -> tuple[ExhibitInvoice, Exhibition]:
    """An exhibition that is over, a fee of which was paid, perhaps some of it in cash."""
    invoice = an_invoice()
    paid(invoice, FEE - cash_minor)
    if cash_minor:
        taken_in_cash(again(invoice), cash_minor)
    with unit_of_work():
        exhibition = db.session.get_one(Exhibition, invoice.exhibition_id)
        exhibition.state = "finished"
    with unit_of_work():
        fees.clear_one()
    return invoice, exhibition


def planned(exhibition: Exhibition, actor: Actor) -> proceeds.OrganiserPayout:
    with unit_of_work():
        return proceeds.plan(exhibition, "غرفة الرياض", IBAN, actor)


def test_two_people_pay_it_out_and_it_is_booked() -> None:
    invoice, exhibition = over(cash_minor=10_000)
    payout = planned(exhibition, somebody())

    with unit_of_work():
        proceeds.confirm(payout, "FT-77", somebody())

    assert (payout.amount_minor, payout.state, payout.bank_ref) == (FEE - 10_000, "paid", "FT-77")
    assert stands(invoice) == fees.Standing()
    assert balances()["bank"] == 0  # what came in by transfer has gone


def test_one_person_alone_does_not_pay_it_out() -> None:
    invoice, exhibition = over()
    writer = somebody()
    payout = planned(exhibition, writer)

    with pytest.raises(proceeds.refusals.SecondPersonIsNeeded), unit_of_work():
        proceeds.confirm(payout, "FT-77", writer)

    assert stands(invoice).payable_minor == FEE


def test_nobody_pays_out_to_a_body_they_act_for() -> None:
    _, exhibition = over()
    payout = planned(exhibition, somebody())
    with unit_of_work():
        member = a_member(role="staff")
    officer = Actor(member.id, frozenset({"staff"}), bodies=frozenset({exhibition.body_id}))

    for step in (
        lambda: proceeds.plan(exhibition, "غرفة الرياض", IBAN, officer),
        lambda: proceeds.confirm(payout, "FT-77", officer),
        lambda: proceeds.drop(payout, officer),
    ):
        with pytest.raises(OwnInterest), unit_of_work():
            step()


def test_it_is_booked_once() -> None:
    invoice, exhibition = over()
    payout = planned(exhibition, somebody())
    with unit_of_work():
        proceeds.confirm(payout, "FT-77", somebody())

    with pytest.raises(NotNow), unit_of_work():
        proceeds.confirm(payout, "FT-78", somebody())
    with pytest.raises(proceeds.refusals.NothingToPayOut):
        planned(exhibition, somebody())
    assert stands(invoice) == fees.Standing()


def test_one_is_planned_at_a_time_until_it_is_dropped() -> None:
    _, exhibition = over()
    first = planned(exhibition, somebody())

    with pytest.raises(proceeds.refusals.OneIsPlanned):
        planned(exhibition, somebody())
    with unit_of_work():
        proceeds.drop(first, somebody())

    assert planned(exhibition, somebody()).amount_minor == FEE


def test_what_is_owed_less_of_meanwhile_is_not_paid_out() -> None:
    invoice, exhibition = over()
    payout = planned(exhibition, somebody())
    with unit_of_work():
        fees.waive(invoice.id, "fee", 1_000, officer_of(exhibition), reason="دعم")

    with pytest.raises(proceeds.refusals.SumHasChanged), unit_of_work():
        proceeds.confirm(payout, "FT-77", somebody())


def test_only_the_office_pays_out_and_says_where_and_how() -> None:
    _, exhibition = over()
    staff = somebody()

    with pytest.raises(NotAllowed), unit_of_work():
        proceeds.plan(exhibition, "غرفة الرياض", IBAN, officer_of(exhibition))
    with pytest.raises(proceeds.refusals.HolderIsMissing), unit_of_work():
        proceeds.plan(exhibition, " ", IBAN, staff)
    with pytest.raises(ibans.IbanIsNotValid), unit_of_work():
        proceeds.plan(exhibition, "غرفة الرياض", "SA0480000000608010167519", staff)
    payout = planned(exhibition, staff)
    with pytest.raises(proceeds.refusals.ReferenceIsMissing), unit_of_work():
        proceeds.confirm(payout, "", somebody())
