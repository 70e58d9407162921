"""What banks have a say in of the money that is to go back: what waits until one has decided, and what one gave its payer
itself. That it goes to where it was paid from can be said of neither."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import case, exists, func, or_, select

from storefront.kernel.database import db
from storefront.treasury.disputes.covering import BY_BANK, kept_of
from storefront.treasury.disputes.models import Dispute
from storefront.treasury.disputes.queries import is_disputed
from storefront.treasury.payments import Payment, Refund


@dataclass(frozen=True)
class Held:
    """Halalas of what is to go back for one thing: what waits for a bank's decision, and what a bank has given its payer."""

    waits_minor: int = 0
    by_bank_minor: int = 0


NOTHING = Held()


def held_of(purpose: str, subject_id: int) -> dict[str, Held]:
    """The same of everything that goes back of what was paid for a thing, by who asked for it ("parcel:12"); what no bank
    has a say in is left out. One query."""
    looked_into = exists().where(Dispute.attempt_id == Refund.attempt_id, Dispute.state == "open")
    waits = (Refund.state == "asked") & looked_into
    by_bank = (Refund.state == "done") & (Refund.way == BY_BANK)
    sums = (func.sum(case((one, Refund.amount_minor), else_=0)) for one in (waits, by_bank))
    statement = (
        select(Refund.subject, *sums)
        .join(Payment, Payment.id == Refund.payment_id)
        .where(Payment.purpose == purpose, Payment.subject_id == subject_id, or_(waits, by_bank))
        .group_by(Refund.subject)
    )
    return {subject: Held(int(waiting), int(given)) for subject, waiting, given in db.session.execute(statement)}


def held_then(attempt_id: int, sums: Collection[int]) -> list[Held]:
    """What banks would have a say in, were each of these sums (halalas) by itself to go back of an attempt now."""
    if is_disputed(attempt_id):
        return [Held(waits_minor=minor) for minor in sums]
    kept = kept_of(attempt_id)
    return [Held(by_bank_minor=kept.part_of(minor)) for minor in sums]
