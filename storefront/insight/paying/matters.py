"""What alarms are about, for whoever has to tell them apart: the order and the sum behind "attempt:5", "refund:7" or
"dispute:3"; a constant number of queries for a whole list."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select

from storefront.insight.paying.lists import REFERENCE, with_order
from storefront.kernel.database import db
from storefront.treasury.disputes import Dispute
from storefront.treasury.payments import Attempt, Payment, Refund


@dataclass(frozen=True)
class Matter:
    """A payment with the reference of what it is for ("" for what is no order's), and the sum it is about (halalas)."""

    payment_id: int
    reference: str
    amount_minor: int


THINGS: dict[str, type[Attempt] | type[Refund] | type[Dispute]] = {
    "attempt": Attempt,
    "refund": Refund,
    "dispute": Dispute,
}


def matters(subjects: Iterable[str]) -> dict[str, Matter]:
    """What each of these is about, by subject; nothing for what is about no payment there is."""
    ids: dict[str, set[int]] = {noun: set() for noun in THINGS}
    for subject in subjects:
        noun, _, number = subject.partition(":")
        if noun in ids and number.isascii() and number.isdigit() and len(number) <= 18:
            ids[noun].add(int(number))
    found: dict[str, Matter] = {}
    for noun, wanted in ids.items():
        rows = db.session.execute(with_order(_of(noun).where(THINGS[noun].id.in_(wanted)))) if wanted else ()
        found |= {f"{noun}:{number}": Matter(*rest) for number, *rest in rows}
    return found


def _of(noun: str) -> Select[Any]:
    thing: Any = THINGS[noun]
    rows = select(thing.id, Payment.id, REFERENCE, thing.amount_minor)
    if noun == "dispute":
        return rows.join(Attempt, Attempt.id == Dispute.attempt_id).join(Payment, Payment.id == Attempt.payment_id)
    return rows.join(Payment, Payment.id == thing.payment_id)
