"""Reading documents of sale."""

from collections.abc import Sequence

from sqlalchemy import func, select

from storefront.kernel.database import db
from storefront.kernel.paging import PAGE_SIZE, Page
from storefront.kernel.refusals import NotFound
from storefront.trade.receipts import papers
from storefront.trade.receipts.models import Document


def find(once: str) -> Document | None:
    """The document of this name, if it was issued."""
    return db.session.scalar(select(Document).where(Document.once == once))


def of_parcel(parcel_id: int) -> Sequence[Document]:
    """Every document of a parcel, the sale first, then what was credited."""
    statement = select(Document).where(Document.parcel_id == parcel_id).order_by(Document.number)
    return db.session.scalars(statement).all()


def get(parcel_id: int, number: int) -> Document:
    """The document of a parcel with this number; raises NotFound."""
    found = db.session.scalar(select(Document).where(Document.parcel_id == parcel_id, Document.number == number))
    if found is None:
        raise NotFound()
    return found


def of_family(family_id: int, *, number: int = 1) -> Page[Document]:
    """A page of all a family's documents, the newest first."""
    total = db.session.scalar(select(func.count(Document.id)).where(Document.family_id == family_id)) or 0
    statement = (
        select(Document)
        .where(Document.family_id == family_id)
        .order_by(Document.number.desc())
        .limit(PAGE_SIZE)
        .offset(PAGE_SIZE * (number - 1))
    )
    return Page(db.session.scalars(statement).all(), number, total)


def numbered(family_id: int, number: int) -> Document:
    """The document of a family with this number; raises NotFound."""
    found = db.session.scalar(select(Document).where(Document.family_id == family_id, Document.number == number))
    if found is None:
        raise NotFound()
    return found


def paper(document: Document) -> papers.Paper:
    """What stands on a document, as plain values."""
    return papers.paper_of(document.payload)
