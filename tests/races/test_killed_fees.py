"""Fees, ended at every step: what is paid counts once, and what goes back of an exhibition that is not held goes back once."""

from flask import Flask

from storefront.cli import work
from storefront.fairs import exhibitions, fees, invoices
from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.invoices import ExhibitInvoice
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.treasury import conversations, payments
from storefront.treasury.gateways import PayLine
from storefront.treasury.payments import Refund
from tests.builders.feeing import DEPOSIT, FEE, a_form, an_invoice, confirmed, invoice_of, paid, payment_of
from tests.builders.providers import SITE, provider
from tests.races.lives import Story, killed_everywhere, pressed

WAY = conversations.WayBack(f"{SITE}/paid", f"{SITE}/left", "ar")


def the_invoice() -> ExhibitInvoice:
    return db.session.query(ExhibitInvoice).order_by(ExhibitInvoice.id).first()  # type: ignore[return-value]


def nothing() -> list[object]:
    return []


def called_off() -> None:
    """Three families have paid, and the exhibition is not held."""
    rows = [invoice_of(one) for one in confirmed(number=3)]
    for one in rows:
        paid(one, FEE + DEPOSIT)
    with unit_of_work():
        exhibitions.cancel(db.session.get_one(Exhibition, rows[0].exhibition_id), ("أُلغي", ""), SYSTEM)


def test_everything_goes_back_once(app: Flask) -> None:
    deaths, end = killed_everywhere(app, Story(called_off, work.turn_exhibitions, nothing))

    assert deaths >= 3
    assert end.of("exhibit_invoice", "state") == ["ended"] * 3
    assert end.of("exhibit_invoice_return", "fee_minor", "deposit_minor") == [(FEE, DEPOSIT)] * 3
    assert end.of("refund", "amount_minor") == [FEE + DEPOSIT] * 3


def paid_on_the_page() -> None:
    """A card was taken on the provider's page, and nobody here has heard of it."""
    invoice = an_invoice()
    with unit_of_work():
        part = fees.begin(invoice.id, "card", FEE, SYSTEM, once=a_form())
    conversations.begin_attempt(payment_of(part).id, [PayLine("مكان", FEE)], WAY, after=0)
    provider().pay(provider().newest.ref)


def hear() -> None:
    part = invoices.parts(the_invoice().id)[0].part
    attempt = payments.newest_attempt(payment_of(part).id)
    assert attempt
    conversations.settle(attempt.id)


def test_a_card_pays_once(app: Flask) -> None:
    deaths, end = killed_everywhere(app, Story(paid_on_the_page, hear, nothing))

    assert deaths >= 1
    assert end.of("exhibit_invoice_line", "paid_minor") == [0, FEE]
    assert end.of("exhibit_invoice_part", "state", "fee_minor") == [("paid", FEE)]


def deposit_held() -> None:
    paid(an_invoice(), FEE + DEPOSIT)


def test_a_deposit_is_returned_once(app: Flask) -> None:
    act = pressed(lambda: fees.return_deposit(the_invoice().id, SYSTEM))
    _, end = killed_everywhere(app, Story(deposit_held, act, nothing))

    assert end.of("exhibit_invoice_return", "deposit_minor") == [DEPOSIT]
    assert db.session.query(Refund).count() == 1
