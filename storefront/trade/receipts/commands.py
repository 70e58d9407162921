"""Issuing documents of sale: each once, numbered without a gap, sealed to the one before."""

import uuid
from contextlib import suppress

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.trade.receipts import papers
from storefront.trade.receipts.models import Document, ReceiptCounter
from storefront.trade.receipts.papers import NO_HASH, Content
from storefront.trade.receipts.queries import find


def issue(family_id: int, parcel_id: int, content: Content, *, once: str) -> Document:
    """The document named `once`: issued now, or the one issued before under that name.

    Of several at the same moment one issues and the others wait for it; a number is used only when there is a document
    to carry it. Raises papers.NothingSold.
    """
    known = find(once)
    if known:
        return known
    wait_for_turn(family_id)
    known = find(once)  # issued while we waited
    if known:
        return known
    number = next_number(family_id)
    before = db.session.scalar(
        select(Document.hash).where(Document.family_id == family_id, Document.number == number - 1)
    )
    sealed = papers.sealed(
        content, number=number, uuid=str(uuid.uuid4()), issued_at=clock.now(), previous_hash=before or NO_HASH
    )
    return keep(sealed, family_id=family_id, parcel_id=parcel_id, once=once)


def keep(sealed: papers.Paper, *, family_id: int, parcel_id: int, once: str) -> Document:
    """Writes a document down."""
    payload = papers.payload_of(sealed)
    document = Document(
        family_id=family_id,
        number=sealed.number,
        kind=sealed.kind,
        parcel_id=parcel_id,
        once=once,
        uuid=sealed.uuid,
        previous_hash=sealed.previous_hash,
        hash=papers.hash_of(payload),
        payload=payload,
        issued_at=sealed.issued_at,
    )
    db.session.add(document)
    db.session.flush()
    return document


def wait_for_turn(family_id: int) -> None:
    """Holds the family's counter, which is made at its first document; whoever else issues for it waits until we end."""
    if db.session.get(ReceiptCounter, family_id) is None:
        with suppress(IntegrityError), db.session.begin_nested():  # somebody else may write it at this very moment
            db.session.add(ReceiptCounter(family_id=family_id, last=0))
    db.session.execute(select(ReceiptCounter.last).where(ReceiptCounter.family_id == family_id).with_for_update())


def next_number(family_id: int) -> int:
    """The family's next number; numbers follow each other without a gap, however many are asked for at once."""
    raised = (
        update(ReceiptCounter)
        .where(ReceiptCounter.family_id == family_id)
        .values(last=ReceiptCounter.last + 1)
        .returning(ReceiptCounter.last)
        .execution_options(synchronize_session=False)
    )
    return db.session.execute(raised).scalar_one()
