"""An upgrade carries receipts over that were given out before there were documents, and credits what went back since."""

from collections.abc import Iterator

import pytest
from flask import Flask

from migrations.past_receipts import carry_over
from storefront.insight.audit import papers
from storefront.kernel.database import db
from storefront.trade.receipts import Document, writing
from storefront.trade.receipts import papers as written
from tests.builders.community import VAT_NUMBER
from tests.builders.stage import a_busy_market, plant
from tests.conftest import begin_anew

LATER = ("dispute_decision", "allowance_line", "allowance")  # what there was not in those days
# out of the way first: PostgreSQL holds numbers apart row by row
SHIFTED = "UPDATE parcel SET receipt_number = receipt_number + 1000 WHERE receipt_number IS NOT NULL"
RENUMBERED = (
    "UPDATE parcel SET receipt_number = (SELECT COUNT(*) FROM parcel twin WHERE twin.family_id = parcel.family_id"
    " AND twin.receipt_number <= parcel.receipt_number) WHERE receipt_number IS NOT NULL"
)


@pytest.fixture
def past(market: Flask) -> Iterator[Flask]:
    """A market as it was: receipts are numbers of parcels alone, without a gap."""
    with market.app_context():
        begin_anew(market)
        a_busy_market()
        plant(
            [
                *(f"DELETE FROM {table}" for table in LATER),
                "DELETE FROM receipt_document",
                SHIFTED,
                RENUMBERED,
                "UPDATE receipt_counter SET last = 0",
            ]
        )
        yield market
        db.session.rollback()
        db.session.remove()


def documents() -> list[Document]:
    ordered = db.session.query(Document).order_by(Document.family_id, Document.number)
    return ordered.populate_existing().all()


def test_what_is_carried_over_keeps_every_rule(past: Flask) -> None:
    carry_over(db.session.connection())

    assert (papers.numbers_with_gaps(), papers.seals_that_are_broken()) == ([], [])
    assert papers.parcels_without_their_documents() == []


def test_receipts_come_first_and_then_what_went_back(past: Flask) -> None:
    carry_over(db.session.connection())

    kinds: dict[int, list[str]] = {}
    for document in documents():
        kinds.setdefault(document.family_id, []).append(document.kind)
    busy, *quiet = kinds.values()
    assert busy == ["receipt"] * 5 + ["credit_note"] * 3
    assert quiet == [["receipt"]] * 10
    assert {document.payload["reason"] for document in documents()} == {"", "returned", "declined"}


def test_what_is_carried_over_reads_as_what_is_written_today(past: Flask) -> None:
    plant([f"UPDATE parcel SET vat_number = '{VAT_NUMBER}' WHERE receipt_number = 1"])
    db.session.expire_all()

    carry_over(db.session.connection())
    db.session.expire_all()  # what was planted is not known to objects read before

    carried = next(document for document in documents() if document.kind == "invoice")
    today = writing.content_of(writing.whole(carried.parcel_id))
    assert written.paper_of(carried.payload).content == today
    assert written.paper_of(carried.payload).code == written.code_of(today, carried.issued_at)
    assert written.payload_of(written.paper_of(carried.payload)) == carried.payload


def test_an_empty_market_has_nothing_to_carry(app: Flask) -> None:
    carry_over(db.session.connection())

    assert documents() == []
