"""Documents are issued once, numbered family by family without a gap, sealed to each other, and never changed."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import receipts
from storefront.trade.receipts.models import Document, ReceiptCounter
from tests.builders.community import a_family
from tests.builders.desks import a_parcel
from tests.builders.papers import a_content

pytestmark = pytest.mark.usefixtures("app")
AT_ONCE = 6


def parcels(number: int = 1) -> list[tuple[int, int]]:
    """Parcels of one family that nobody accepted yet: family and parcel id."""
    with unit_of_work():
        family = a_family()
    return [(family.id, a_parcel(family).id) for _ in range(number)]


def chain_of(family_id: int) -> list[Document]:
    return db.session.query(Document).filter_by(family_id=family_id).order_by(Document.number).all()


def test_numbers_follow_each_other_in_each_family() -> None:
    (first, one), (_, two) = parcels(2)
    ((second, other),) = parcels()

    issued = [
        receipts.issue(family, parcel, a_content(), once=f"parcel:{parcel}").number
        for family, parcel in ((first, one), (second, other), (first, two))
    ]

    assert issued == [1, 1, 2]


def test_each_document_is_sealed_to_the_one_before() -> None:
    family = 0
    for family, parcel in parcels(3):
        receipts.issue(family, parcel, a_content(taxed=True), once=f"parcel:{parcel}")

    first, second, third = chain_of(family)

    assert [first.previous_hash, second.previous_hash, third.previous_hash] == [
        receipts.NO_HASH,
        first.hash,
        second.hash,
    ]
    assert all(document.hash == receipts.hash_of(document.payload) for document in (first, second, third))


def test_repeating_gives_the_same_document_and_uses_no_number() -> None:
    ((family, parcel),) = parcels()

    again = {receipts.issue(family, parcel, a_content(), once="parcel:1").id for _ in range(3)}

    assert len(again) == 1
    assert db.session.get_one(ReceiptCounter, family, populate_existing=True).last == 1


def test_a_document_of_nothing_uses_no_number() -> None:
    ((family, parcel),) = parcels()

    with pytest.raises(receipts.NothingSold), unit_of_work():
        receipts.issue(family, parcel, nothing(), once="parcel:1")

    assert receipts.issue(family, parcel, a_content(), once="parcel:1").number == 1


def nothing() -> receipts.Content:
    """A document with a line of no pieces."""
    return a_content(receipts.Item(1, "أ", "A", "", "", 100, 0))


@pytest.mark.parametrize(
    "change", ["UPDATE receipt_document SET number = 9", "DELETE FROM receipt_document"], ids=["change", "delete"]
)
def test_the_database_refuses_to_change_a_document(change: str) -> None:
    ((family, parcel),) = parcels()
    with unit_of_work():
        receipts.issue(family, parcel, a_content(), once="parcel:1")

    with pytest.raises(DBAPIError, match="append-only"), unit_of_work() as session:
        session.execute(text(change))

    assert [document.number for document in chain_of(family)] == [1]


def test_a_second_document_on_one_seal_is_refused_by_the_database() -> None:
    ((family, parcel),) = parcels()
    document = receipts.issue(family, parcel, a_content(), once="parcel:1")
    twin = {name: getattr(document, name) for name in ("family_id", "kind", "parcel_id", "previous_hash", "hash")}

    with pytest.raises(DBAPIError), db.session.begin_nested():
        db.session.add(Document(**twin, number=2, once="twin", uuid="twin", payload={}, issued_at=document.issued_at))


def together(app: Flask, act: Callable[[int], int]) -> list[int]:
    """What `act` gives, called from several threads at one moment, each in a unit of work of its own."""
    gate = Barrier(AT_ONCE)

    def one(place: int) -> int:
        with app.app_context():
            gate.wait()
            try:
                with unit_of_work():
                    return act(place)
            finally:
                db.session.remove()

    with ThreadPoolExecutor(AT_ONCE) as hands:
        return list(hands.map(one, range(AT_ONCE)))


def test_many_at_once_issue_one_document_of_one_name(app: Flask) -> None:
    ((family, parcel),) = parcels()

    ids = together(app, lambda _: receipts.issue(family, parcel, a_content(), once="parcel:1").id)

    assert len(set(ids)) == 1
    assert [document.number for document in chain_of(family)] == [1]


def test_many_at_once_leave_no_gap_and_one_chain(app: Flask) -> None:
    made = parcels(AT_ONCE)

    together(app, lambda place: receipts.issue(*made[place], a_content(), once=f"parcel:{place}").number)

    chain = chain_of(made[0][0])
    assert [document.number for document in chain] == list(range(1, AT_ONCE + 1))
    assert [one.previous_hash for one in chain] == [receipts.NO_HASH, *(one.hash for one in chain[:-1])]
