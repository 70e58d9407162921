"""Questions about documents of sale name whatever was changed, left out or put between."""

import pytest

from storefront.insight.audit import papers
from storefront.kernel.units import unit_of_work
from storefront.trade import orders, receipts
from storefront.trade.receipts import Document
from tests.builders.community import VAT_NUMBER, a_family, desk
from tests.builders.desks import a_parcel
from tests.builders.goods import a_product
from tests.builders.stage import plant
from tests.builders.trade import an_order, bring_to, the_parcel

pytestmark = pytest.mark.usefixtures("app")


def three_documents() -> list[Document]:
    """Of one family: two tax invoices, and a credit note for the second."""
    with unit_of_work():
        family = a_family(vat_number=VAT_NUMBER)
    parcels = [a_parcel(family, state="accepted") for _ in range(2)]
    with unit_of_work():
        orders.decline(orders.get_parcel(parcels[1].id), desk(family), reason="نعتذر")
    return [document for parcel in parcels for document in receipts.of_parcel(parcel.id)]


def test_each_familys_documents_begin_with_one() -> None:
    first, second = a_family(), a_family()
    for family in (first, first, second):
        bring_to(the_parcel(an_order((a_product(of=family), 1))), "accepted")

    assert papers.numbers_with_gaps() == []
    plant([f"UPDATE receipt_document SET number = 3 WHERE number = 2 AND family_id = {first.id}"])
    assert papers.numbers_with_gaps() == [f"family {first.id}"]


def test_a_healthy_chain_has_nothing_to_name() -> None:
    three_documents()

    assert (papers.numbers_with_gaps(), papers.seals_that_are_broken()) == ([], [])
    assert papers.parcels_without_their_documents() == []


@pytest.mark.parametrize(("place", "broken"), [(0, [1, 2]), (1, [2, 3]), (2, [3])])
def test_a_document_sealed_anew_breaks_itself_and_the_one_after(place: int, broken: list[int]) -> None:
    document = three_documents()[place]

    plant([f"UPDATE receipt_document SET hash = 'x' || substr(hash, 2) WHERE id = {document.id}"])

    assert papers.seals_that_are_broken() == [f"family {document.family_id} no. {number}" for number in broken]


def test_a_payload_that_was_changed_is_named_alone() -> None:
    document = three_documents()[1]

    plant(
        [
            "UPDATE receipt_document SET payload = CAST(replace(CAST(payload AS TEXT), 'cash', 'card') AS JSON) "
            f"WHERE id = {document.id}"
        ]
    )

    assert papers.seals_that_are_broken() == [f"family {document.family_id} no. 2"]


def test_a_credit_note_that_is_missing_is_named() -> None:
    sale, undone = three_documents()[1:]
    plant([f"DELETE FROM receipt_document WHERE id = {undone.id}"])

    assert papers.parcels_without_their_documents() == [f"undone:{sale.parcel_id}"]


def test_tax_that_is_not_the_parcels_is_named() -> None:
    sale = three_documents()[0]
    plant([f"UPDATE parcel SET vat_minor = vat_minor - 1 WHERE id = {sale.parcel_id}"])

    assert papers.parcels_without_their_documents() == [sale.payload["parcel"]]
