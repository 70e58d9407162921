"""The money of an exhibition or a market in the books: accounts of its organiser, and what is booked for each event. Every
transaction is about the exhibition or market, so that its own ledger is what is booked about it."""

from collections.abc import Mapping
from typing import Any

from storefront.fairs.exhibitions import OVER, Exhibition
from storefront.fairs.invoices import ExhibitInvoice, InvoicePart, InvoiceReturn
from storefront.treasury import ledger
from storefront.treasury.ledger import Line, Matter

COMING = "organiser:coming"  # fees of an exhibition that is not over: they may go back
DUE = "organiser:due"  # owed to the organiser, to be paid out; positive when the organiser owes
DEPOSITS = "organiser:deposits"  # of families, until they are returned or kept
CASH = "organiser:cash"  # what the organiser took in cash and holds for the market
ALL = (COMING, DUE, DEPOSITS, CASH)
CASH_GATEWAY = "cash"


def subject_of(exhibition_id: int) -> str:
    """What the books call an exhibition."""
    return f"exhibition:{exhibition_id}"


def market_named(market_id: int) -> str:
    """What the books call a market."""
    return f"market:{market_id}"


def subject_of_invoice(invoice: ExhibitInvoice) -> str:
    """Whose books an invoice is in."""
    if invoice.exhibition_id is not None:
        return subject_of(invoice.exhibition_id)
    return market_named(invoice.market_id or 0)


def matter_of(invoice: ExhibitInvoice, **told: Any) -> Matter:
    """What explains a booking about an invoice later."""
    return Matter(subject_of_invoice(invoice), {"invoice": invoice.reference, **told})


def earned(invoice: ExhibitInvoice) -> str:
    """The account on which the fees of an exhibition stand; rent is the market's as soon as it is paid."""
    return COMING if isinstance(invoice.held_at, Exhibition) and invoice.held_at.state not in OVER else DUE


def money_of(gateway: str) -> str:
    """The account on which money that comes by a gateway is."""
    return CASH if gateway == CASH_GATEWAY else ledger.clearing(gateway)


def book_paid(invoice: ExhibitInvoice, part: InvoicePart, gateway: str, provider_ref: str) -> None:
    """A part came in, as far as something was owed."""
    taken = part.fee_minor + part.deposit_minor
    lines = [
        Line(money_of(gateway), taken),
        Line(earned(invoice), -part.fee_minor),
        Line(DEPOSITS, -part.deposit_minor),
    ]
    about = matter_of(invoice, **told_of(part.fee_minor, part.deposit_minor))
    matter = Matter(about.subject, about.told, "" if gateway == CASH_GATEWAY else provider_ref)
    ledger.book(f"exhibit-fee:part:{part.id}", "exhibit_fee", ledger.entries.drop_empty(lines), matter)


def book_return(invoice: ExhibitInvoice, gone: InvoiceReturn, gateway: str, came_as: str = "") -> None:
    """Money is owed to who paid it. What came although nothing was owed was in no book before: it is booked under the name it
    came by."""
    lines = [
        Line(earned(invoice), gone.fee_minor),
        Line(DEPOSITS, gone.deposit_minor),
        Line(money_of(gateway), gone.over_minor),
        Line(ledger.REFUNDS_DUE, -gone.amount_minor),
    ]
    about = matter_of(invoice, **told_of(gone.fee_minor, gone.deposit_minor))
    matter = Matter(about.subject, about.told, came_as)
    ledger.book(f"taken-back:{once_of(gone)}", "taken_back", ledger.entries.drop_empty(lines), matter)


def once_of(gone: InvoiceReturn) -> str:
    """What its refund is asked for by."""
    return f"fee-return:{gone.id}"


def book_kept(invoice: ExhibitInvoice, step_id: int, amount_minor: int) -> None:
    """A deposit is the organiser's."""
    lines = [Line(DEPOSITS, amount_minor), Line(earned(invoice), -amount_minor)]
    ledger.book(f"deposit-kept:step:{step_id}", "deposit_kept", lines, matter_of(invoice, deposit=amount_minor))


def book_cleared(exhibition_id: int, amount_minor: int, turn: int) -> None:
    """An exhibition is over: its fees may be paid out."""
    lines = [Line(COMING, amount_minor), Line(DUE, -amount_minor)]
    name = f"fees-cleared:{subject_of(exhibition_id)}:{turn}"
    ledger.book(name, "fees_cleared", lines, Matter(subject_of(exhibition_id)))


def told_of(fee_minor: int, deposit_minor: int) -> Mapping[str, int]:
    """What a booking tells of its parts."""
    return {name: minor for name, minor in (("fee", fee_minor), ("deposit", deposit_minor)) if minor}
