"""What is booked of fees: about the exhibition, under the provider's own name for it, on the accounts of its organiser."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from storefront.cli import work
from storefront.fairs import exhibitions, fees
from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.invoices import ExhibitInvoice
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.treasury import conversations, ledger, payments, reconciliation
from storefront.treasury.gateways import PayLine
from tests.builders.feeing import DEPOSIT, FEE, a_form, again, an_invoice, paid, payment_of, taken_in_cash
from tests.builders.providers import SITE, provider

pytestmark = pytest.mark.usefixtures("app")


def bookings(exhibition_id: int) -> list[ledger.Booked]:
    found = ledger.transactions(ledger.Search(subjects=[fees.accounts.subject_of(exhibition_id)]))
    return list(found.rows)


def test_every_account_is_known_to_the_books() -> None:
    assert all(map(ledger.is_account, fees.accounts.ALL))
    assert not ledger.is_account("organiser:other")


def test_a_part_is_booked_about_its_exhibition_with_the_number_of_its_invoice() -> None:
    invoice = an_invoice()
    paid(invoice, FEE + DEPOSIT)

    (one,) = bookings(invoice.exhibition_id)

    assert one.transaction.told == {"invoice": invoice.reference, "fee": FEE, "deposit": DEPOSIT}
    assert one.transaction.provider_ref
    assert {side.entry.account: side.entry.amount_minor for side in one.sides} == {
        "clearing:bank_transfer": FEE + DEPOSIT,
        "organiser:coming": -FEE,
        "organiser:deposits": -DEPOSIT,
    }


def test_cash_has_no_name_at_a_provider() -> None:
    invoice = an_invoice()
    taken_in_cash(again(invoice), FEE)

    (one,) = bookings(invoice.exhibition_id)

    assert one.transaction.provider_ref == ""
    assert {side.entry.account for side in one.sides} == {"organiser:cash", "organiser:coming"}


def by_card(invoice: ExhibitInvoice, amount_minor: int, meanwhile: Callable[[], object] = lambda: None) -> None:
    """A card is taken on the provider's page, and something happens before anybody here hears of it."""
    with unit_of_work():
        part = fees.begin(invoice.id, "card", amount_minor, SYSTEM, once=a_form())
    payment_id = payment_of(part).id
    way = conversations.WayBack(f"{SITE}/paid", f"{SITE}/left", "ar")
    conversations.begin_attempt(payment_id, [PayLine("مكان", amount_minor)], way, after=0)
    meanwhile()
    provider().pay(provider().newest.ref)
    attempt = payments.newest_attempt(payment_id)
    assert attempt
    conversations.settle(attempt.id)


def call_off(exhibition_id: int) -> None:
    with unit_of_work():
        exhibitions.cancel(db.session.get_one(Exhibition, exhibition_id), ("أُلغي", ""), SYSTEM)


def test_the_providers_own_list_agrees_with_what_was_paid_and_what_went_back() -> None:
    kept, called_off = an_invoice(), an_invoice()
    by_card(kept, FEE + DEPOSIT)
    by_card(called_off, FEE, meanwhile=lambda: call_off(called_off.exhibition_id))
    with unit_of_work():
        fees.return_deposit(kept.id, SYSTEM)
    work.carry_out_refunds()

    with clock.set_to(clock.now() + timedelta(hours=1)):
        run_id = reconciliation.reconcile(provider().name)

    run = reconciliation.get(run_id)
    assert (run.movements, run.findings) == (4, [])
    assert ledger.balances().get("refunds_due", 0) == 0
