"""What happens to exhibitors' invoices becomes letters to their families; of rents to their owners, whose the leases are."""

from storefront.fairs import invoices
from storefront.reactions.fair_letters import to_exhibitor
from storefront.treasury import bank, payments


def issued(fact: invoices.InvoiceIssued) -> None:
    """What is asked for, until when, and how it is paid."""
    values: dict[str, object] = {"invoice_id": fact.invoice_id, "what": "issued", "amount_minor": fact.amount_minor}
    asked(fact, f"invoice:{fact.invoice_id}:issued:{fact.at}", values)


def reminded(fact: invoices.InvoiceReminded) -> None:
    """That it is due."""
    values: dict[str, object] = {"invoice_id": fact.invoice_id, "what": "reminded", "amount_minor": fact.left_minor}
    asked(fact, f"invoice:{fact.invoice_id}:due:{fact.at}", values)


def asked(fact: invoices.InvoiceIssued | invoices.InvoiceReminded, once: str, values: dict[str, object]) -> None:
    is_rent = fact.market_id is not None
    to_exhibitor("fee-due", fact.family_id, once=once, values=values, only_owners=is_rent)


def paid(fact: invoices.InvoicePaid) -> None:
    """What came in and what is left."""
    told(fact.family_id, f"part:{fact.part_id}", fact.invoice_id, "paid", fact.amount_minor, left_minor=fact.left_minor)


def decided(fact: invoices.InvoiceDecided) -> None:
    """What the organiser decided, and why."""
    told(fact.family_id, f"step:{fact.step_id}", fact.invoice_id, fact.what, fact.amount_minor, reason=fact.reason)


def ended(fact: invoices.InvoiceEnded) -> None:
    """That nothing is owed any more, and what comes back."""
    what = "given_back" if fact.back_minor else "ended"
    if fact.back_minor or fact.ends_as != "whole":
        told(fact.family_id, f"ended:{fact.back_minor}", fact.invoice_id, what, fact.back_minor)


def money_sent_back(fact: payments.MoneySentBack) -> None:
    """That money nobody can use is on its way back."""
    if fact.purpose == invoices.PURPOSE:
        invoice = invoices.invoice_of_part(fact.subject_id)
        told(invoice.family_id, f"attempt:{fact.attempt_id}", invoice.id, "sent_back", fact.amount_minor)


def transfer_is_short(fact: bank.TransferIsShort) -> None:
    """What is missing of a transfer."""
    if fact.purpose == invoices.PURPOSE:
        invoice = invoices.invoice_of_part(fact.subject_id)
        told(invoice.family_id, f"credit:{fact.credit_id}", invoice.id, "short", fact.missing_minor)


def told(family_id: int, once: str, invoice_id: int, what: str, amount_minor: int, **more: object) -> None:
    values = {"invoice_id": invoice_id, "what": what, "amount_minor": amount_minor, **more}
    is_rent = invoices.get(invoice_id).lease_id is not None
    to_exhibitor("fee-news", family_id, once=f"invoice:{invoice_id}:{once}", values=values, only_owners=is_rent)
