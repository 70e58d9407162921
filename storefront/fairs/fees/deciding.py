"""What officers of the body decide about an invoice: it is waived, somebody else takes it over, its deposit returned or kept."""

from collections.abc import Collection

from storefront.community import bodies
from storefront.fairs.fees import accounts, refusals
from storefront.fairs.fees.paying import drop_open
from storefront.fairs.fees.returning import give_back
from storefront.fairs.invoices import (
    DEPOSIT,
    FEE,
    OWING,
    ExhibitInvoice,
    InvoiceDecided,
    InvoiceLine,
    Spread,
    held_of,
    hold,
    left,
    left_of,
    lines_of,
    note,
    settle_state,
    state_of,
)
from storefront.kernel import money, wording
from storefront.kernel.actors import Actor
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotNow, ReasonIsMissing

MOST_REASON, MOST_SPONSOR = 300, 120


def waive(invoice_id: int, kind: str, amount_minor: int, actor: Actor, *, reason: str) -> None:
    """So many halalas of a line need not be paid, and what was paid of them goes back. Raises NotAllowed, ReasonIsMissing,
    TextIsTooLong, NotNow, WaiverIsTooMuch."""
    invoice, words = held_by(invoice_id, actor, reason)
    line = line_of(invoice, kind)
    if invoice.state not in (OWING, "settled") or line is None:
        raise NotNow(state=invoice.state)
    most = line.amount_minor - line.waived_minor - line.kept_minor - (line.back_minor if kind == DEPOSIT else 0)
    if not 0 < amount_minor <= most:
        raise refusals.WaiverIsTooMuch(most=money.shown(max(0, most)))
    paid_of_it = max(0, amount_minor - left_of(line))
    if paid_of_it:
        spread = Spread(fee_minor=paid_of_it) if kind == FEE else Spread(deposit_minor=paid_of_it)
        give_back(invoice, spread, "waived", actor)
    line.waived_minor += amount_minor
    drop_open(invoice, most_minor=left(lines_of(invoice.id)))
    decided(invoice, "waived", actor, amount_minor=amount_minor, reason=words)


def sponsor(invoice_id: int, actor: Actor, *, body_id: int | None = None, name: str = "", reason: str) -> None:
    """A body, or somebody by name, owes what is left in the family's place. What was begun to be paid is not waited for. Raises
    NotAllowed, ReasonIsMissing, TextIsTooLong, NothingIsOwed, SponsorIsMissing."""
    invoice, words = held_by(invoice_id, actor, reason)
    rest = left(lines_of(invoice.id))
    if invoice.state != OWING:
        raise refusals.NothingIsOwed(state=invoice.state)
    named = "" if body_id else wording.words(name, most=MOST_SPONSOR)
    if body_id is None and not named:
        raise refusals.SponsorIsMissing()
    if body_id is not None:
        bodies.get(body_id)
    invoice.sponsor_body_id, invoice.sponsor_name = body_id, named
    drop_open(invoice)
    decided(invoice, "sponsored", actor, amount_minor=rest, reason=words)


def unsponsor(invoice_id: int, actor: Actor, *, reason: str) -> None:
    """The family owes what is left again. Raises NotAllowed, ReasonIsMissing, TextIsTooLong, NotNow."""
    invoice, words = held_by(invoice_id, actor, reason)
    if not invoice.is_sponsored or invoice.state != OWING:
        raise NotNow(state=invoice.state)
    invoice.sponsor_body_id, invoice.sponsor_name = None, ""
    drop_open(invoice)
    decided(invoice, "unsponsored", actor, amount_minor=left(lines_of(invoice.id)), reason=words)


def return_deposit(invoice_id: int, actor: Actor) -> None:
    """What is held of a deposit goes back the way it came. Raises NotAllowed, DepositIsNotHeld."""
    invoice = hold(invoice_id)
    bodies.only_officers(actor, invoice.held_at.body_id)
    line = held_deposit(invoice)
    amount = held_of(line)
    give_back(invoice, Spread(deposit_minor=amount), "returned", actor)
    decided(invoice, "returned", actor, amount_minor=amount)


def keep_deposit(invoice_id: int, actor: Actor, *, reason: str) -> None:
    """What is held of a deposit is the organiser's, for a reason its family reads. Raises NotAllowed, ReasonIsMissing,
    TextIsTooLong, DepositIsNotHeld."""
    invoice, words = held_by(invoice_id, actor, reason)
    line = held_deposit(invoice)
    amount = held_of(line)
    line.kept_minor += amount
    step = decided(invoice, "forfeited", actor, amount_minor=amount, reason=words)
    accounts.book_kept(invoice, step, amount)


def decide_deposits(returned: Collection[int], kept: Collection[int], actor: Actor, *, reason: str = "") -> None:
    """All of these (invoices by id) as they were shown before, or none. Raises as `return_deposit` and `keep_deposit` do."""
    for invoice_id in sorted({*returned, *kept}):
        if invoice_id in kept:
            keep_deposit(invoice_id, actor, reason=reason)
        else:
            return_deposit(invoice_id, actor)


def held_by(invoice_id: int, actor: Actor, reason: str) -> tuple[ExhibitInvoice, str]:
    """An invoice this unit holds, for an officer with a reason; and that."""
    invoice = hold(invoice_id)
    bodies.only_officers(actor, invoice.held_at.body_id)
    words = wording.words(reason, most=MOST_REASON)
    if not words:
        raise ReasonIsMissing()
    return invoice, words


def line_of(invoice: ExhibitInvoice, kind: str) -> InvoiceLine | None:
    return next((line for line in lines_of(invoice.id) if line.kind == kind), None)


def held_deposit(invoice: ExhibitInvoice) -> InvoiceLine:
    """Its deposit, of which something is held; raises DepositIsNotHeld."""
    line = line_of(invoice, DEPOSIT)
    if line is None or not held_of(line) or invoice.state == "ending":
        raise refusals.DepositIsNotHeld(state=state_of(line) if line else "due")
    return line


def decided(invoice: ExhibitInvoice, what: str, actor: Actor, *, amount_minor: int, reason: str = "") -> int:
    """It is written down and told; the id of what was written."""
    step = note(invoice, what, actor, amount_minor=amount_minor, reason=reason)
    settle_state(invoice)
    about = (invoice.id, invoice.exhibition_id, invoice.market_id, invoice.family_id)
    tell(InvoiceDecided(*about, step.id, what, amount_minor, actor.user_id, reason))
    return step.id
