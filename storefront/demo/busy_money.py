"""The money of a family with a full desk: every sale and what followed from it, and a payout each week up to the last month."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from storefront.demo.bulk import Rows, next_id, write
from storefront.demo.busy_orders import DAY, Sold
from storefront.kernel import clock
from storefront.kernel.money import SAR
from storefront.treasury import ledger, payments, payouts, recipients
from storefront.treasury.ledger import FAMILY, LedgerEntry, LedgerTransaction, Line, Share

BANK = "stripe"
IBAN = "SA0380000000608010167519"
LEAST_MINOR = 10_000  # of a payout
WEEK, UNPAID = timedelta(days=7), timedelta(days=25)
BATCH = 5_000


@dataclass(frozen=True)
class Booked:
    """A booking that is to be written."""

    at: datetime
    kind: str
    subject: str
    lines: Sequence[Line]
    told: dict[str, Any] = field(default_factory=dict)


def book(family_id: int, sold: Sequence[Sold]) -> None:
    """Everything that moved, in the order of time, with the payouts between; the account they went to; the payments."""
    write(recipients.Recipient, [account_row(family_id)])
    moved = sorted((one for order in sold for one in bookings_of(family_id, order)), key=lambda one: one.at)
    written = list(with_payouts(family_id, moved))
    first = next_id(LedgerTransaction)
    for start in range(0, len(written), BATCH):
        rows = list(enumerate(written[start : start + BATCH], start=first + start))
        write(LedgerTransaction, [transaction_row(number, one) for number, one in rows])
        write(LedgerEntry, [entry_row(number, one.at, line) for number, one in rows for line in in_order(one.lines)])
    write(payments.Payment, [payment_row(one) for one in sold])


def bookings_of(family_id: int, sold: Sold) -> Iterator[Booked]:
    """What one order moved: its sale, and that nothing can come back of it any more, or that it came back."""
    subject, told = f"parcel:{sold.number}", {"parcel": sold.parcel}
    by_courier = sold.way == "courier"
    share = Share(family_id, sold.items_minor, sold.delivery_minor, sold.commission_minor, by_courier=by_courier)
    explained = {
        **told,
        "items": share.items_minor,
        "delivery": share.delivery_minor,
        "commission": share.commission_minor,
    }
    if sold.method == "cash":
        if sold.reached_at:
            explained |= {"rates": [800], "in_hand": True}
            lines = ledger.entries.sale(share, received_in=FAMILY)
            yield Booked(sold.reached_at, "sale", subject, lines, explained)
            if sold.state == "returned":
                back = ledger.entries.taken_back(share, coming_minor=0)
                yield Booked(sold.reached_at + DAY, "taken_back", subject, back, {**explained, "why": "returned"})
        return
    lines = ledger.entries.sale(share, received_in=ledger.clearing(BANK))
    yield Booked(sold.placed_at, "sale", subject, lines, {**explained, "rates": [800]})
    if sold.state == "completed":
        cleared = ledger.entries.cleared(family_id, share.family_minor)
        yield Booked(sold.placed_at + 10 * DAY, "cleared", subject, cleared, told)
    elif sold.state in ("declined", "cancelled", "refused", "returned"):
        back = ledger.entries.taken_back(share, coming_minor=share.family_minor)
        yield Booked(sold.placed_at + 3 * DAY, "taken_back", subject, back, {**explained, "why": sold.state})


def with_payouts(family_id: int, moved: Sequence[Booked]) -> Iterator[Booked]:
    """The same with a payout of whatever there is each week, but for the last month, in which nothing was paid."""
    if not moved:
        return
    payable, due, number = 0, moved[0].at + WEEK, next_id(payouts.Payout)
    made: Rows = []
    for one in moved:
        if one.at >= due and due < clock.now() - UNPAID:
            if payable >= LEAST_MINOR:
                yield from paid_out(family_id, number, payable, due)
                made.append(payout_row(family_id, number, payable, due))
                payable, number = 0, number + 1
            due += WEEK
        payable -= sum(line.amount_minor for line in one.lines if line.account == FAMILY)
        yield one
    write(payouts.Payout, made)


def paid_out(family_id: int, number: int, minor: int, at: datetime) -> Iterator[Booked]:
    """A payout was approved, and arrived the day after."""
    subject, told = f"payout:{number}", {"payout": f"T{number:07d}"}
    yield Booked(at, "payout_approved", subject, ledger.entries.payout_approved(family_id, minor), told)
    yield Booked(at, "payout_done", subject, ledger.entries.payout_done(minor), told)


def in_order(lines: Sequence[Line]) -> list[Line]:
    """What came in before where it went, as the ledger itself writes them."""
    return sorted(lines, key=lambda line: line.amount_minor < 0)


def transaction_row(number: int, one: Booked) -> dict[str, Any]:
    return {
        "id": number,
        "once": f"{one.kind}:{one.subject}",
        "kind": one.kind,
        "subject": one.subject,
        "told": one.told,
        "provider_ref": "",
        "booked_at": one.at,
    }


def entry_row(number: int, at: datetime, line: Line) -> dict[str, Any]:
    return {
        "transaction_id": number,
        "account": line.account,
        "family_id": line.family_id,
        "amount_minor": line.amount_minor,
        "currency": SAR,
        "booked_at": at,
    }


def account_row(family_id: int) -> dict[str, Any]:
    given = clock.now() - 390 * DAY
    account = {"holder": "نورة", "iban": IBAN, "provider": "bank_file", "given_at": given, "ready_at": given}
    return {"family_id": family_id, **account}


def payout_row(family_id: int, number: int, minor: int, at: datetime) -> dict[str, Any]:
    return {
        "id": number,
        "reference": f"T{number:07d}",
        "once": f"family:{family_id}:{at.date().isoformat()}",
        "family_id": family_id,
        "period": at.date(),
        "amount_minor": minor,
        "currency": SAR,
        "holder": "نورة",
        "iban": IBAN,
        "provider": "bank_file",
        "state": "done",
        "state_at": at,
        "created_at": at,
        "needs_two": False,
        "tries": 0,
        "turn": 0,
        "trouble": "",
    }


def payment_row(sold: Sold) -> dict[str, Any]:
    is_cash = sold.method == "cash"
    is_paid = sold.reached_at is not None or not is_cash
    return {
        "reference": f"Y{sold.number:07d}",
        "code": "",
        "purpose": "parcel" if is_cash else "order",
        "subject_id": sold.number,
        "gateway": "cash" if is_cash else BANK,
        "amount_minor": sold.total_minor,
        "currency": SAR,
        "state": "settled" if is_paid else "new",
        "created_at": sold.placed_at,
        "settled_at": sold.placed_at if is_paid else None,
    }
