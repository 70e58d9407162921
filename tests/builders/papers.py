"""Documents of sale as plain values, and documents issued for parcels that are there."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from storefront.trade import receipts
from storefront.trade.receipts import Content, Document, Paper, papers
from tests.builders.community import VAT_NUMBER
from tests.builders.desks import a_parcel

AT = datetime(2026, 11, 23, 15, 30, tzinfo=UTC)


def an_item(line_id: int = 1, *, unit: int = 8500, pieces: int = 1, **words: str) -> receipts.Item:
    """Pieces of one line."""
    told = {"name_ar": "معمول ورد", "name_en": "Rose incense", "choice_ar": "كبير", "choice_en": "Large", **words}
    return receipts.Item(line_id, unit_minor=unit, quantity=pieces, **told)


def a_content(*items: receipts.Item, taxed: bool = False, way: str = "own", delivery: int = 1500) -> Content:
    """What stands on a sale, its tax worked out."""
    seller = receipts.Seller(
        "أسرة أم محمد للمخبوزات", "Umm Mohammed Bakes", "الرياض", "Riyadh", VAT_NUMBER if taxed else None
    )
    handing = receipts.Handing(way, "الرياض", "Riyadh", delivery, is_supply=way != "courier")
    whole = receipts.Content(
        seller, "ABCD2345", "PQRS6789", "cash", items or (an_item(),), handing, vat_rate=1500 if taxed else 0
    )
    return receipts.with_tax(whole)


def a_paper(*items: receipts.Item, number: int = 7, **content: Any) -> Paper:
    """A sealed document, as if it had been issued."""
    return receipts.sealed(
        a_content(*items, **content),
        number=number,
        uuid="6f1c1f1e-3b1f-4a40-9d64-2d3d9f1b2c3d",
        issued_at=AT,
        previous_hash=receipts.NO_HASH,
    )


def a_credit(sale: Paper, back: dict[int, int], *, with_delivery: bool = False, number: int = 8) -> Paper:
    """The credit note for pieces of a sale."""
    content = papers.credited(sale, papers.Gone(), back, with_delivery=with_delivery, reason="returned")
    return sealed_after(sale, content, number=number)


def sealed_after(sale: Paper, content: Content, *, number: int = 8) -> Paper:
    """A credit note of this content, as if it had been issued after its sale."""
    return receipts.sealed(
        content,
        number=number,
        uuid="7a1c1f1e-3b1f-4a40-9d64-2d3d9f1b2c3d",
        issued_at=AT,
        previous_hash=receipts.hash_of(receipts.payload_of(sale)),
    )


def the_receipt(family: Any, **parcel: Any) -> Document:
    """A parcel of a family, accepted, and the document that was issued for it."""
    accepted = a_parcel(family, **{"state": "accepted", **parcel})
    return receipts.of_parcel(accepted.id)[0]


def renamed(content: Content, name_ar: str) -> Content:
    """The same sold by a family of another name."""
    return replace(content, seller=replace(content.seller, name_ar=name_ar))
