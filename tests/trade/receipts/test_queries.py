"""Reading documents: by name, of a parcel in order, one by its number; each as the values that were sealed."""

import pytest

from storefront.kernel.refusals import NotFound
from storefront.kernel.units import unit_of_work
from storefront.trade import orders, receipts
from tests.builders.community import a_family, desk
from tests.builders.desks import a_parcel

pytestmark = pytest.mark.usefixtures("app")


def two_parcels() -> tuple[orders.Parcel, orders.Parcel]:
    """Of one family: the first accepted and called off, the second accepted."""
    with unit_of_work():
        family = a_family()
    first = a_parcel(family, state="accepted")
    with unit_of_work():
        orders.decline(orders.get_parcel(first.id), desk(family), reason="نعتذر")
    return first, a_parcel(family, state="accepted")


def test_the_sale_comes_first_and_then_what_was_credited() -> None:
    first, second = two_parcels()

    assert [document.kind for document in receipts.of_parcel(first.id)] == [receipts.RECEIPT, receipts.CREDIT_NOTE]
    assert [document.number for document in receipts.of_parcel(second.id)] == [3]
    assert receipts.of_parcel(0) == []


def test_a_document_is_found_by_its_parcel_and_number() -> None:
    first, second = two_parcels()

    assert receipts.get(first.id, 2).kind == receipts.CREDIT_NOTE
    for parcel, number in ((second.id, 1), (first.id, 3), (0, 1)):
        with pytest.raises(NotFound):
            receipts.get(parcel, number)


def test_a_document_is_found_by_what_it_was_issued_for() -> None:
    first, _ = two_parcels()

    found = receipts.find(f"undone:{first.id}")
    assert found is not None
    assert found.number == 2
    assert receipts.find("parcel:0") is None


def test_a_document_reads_as_what_was_sealed() -> None:
    document = receipts.of_parcel(two_parcels()[1].id)[0]

    assert receipts.payload_of(receipts.paper(document)) == document.payload
