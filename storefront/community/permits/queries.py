"""Reading documents: the kinds, a family's own wallet, what waits for the office, what holds today."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import joinedload

from storefront.community.families import Family
from storefront.community.permits.models import DocumentKind, FamilyDocument
from storefront.kernel import clock, governed
from storefront.kernel.database import db
from storefront.kernel.refusals import NotFound


def kinds() -> Sequence[DocumentKind]:
    """Every kind, in its order."""
    return governed.in_order(DocumentKind)


def kind(slug: str) -> DocumentKind:
    """A kind by its word; raises NotFound."""
    found = db.session.scalar(select(DocumentKind).where(DocumentKind.slug == slug))
    if found is None:
        raise NotFound()
    return found


def asked_by(permit: str) -> frozenset[str]:
    """The words a category's permit is made of: "cosm; craft: perfume" asks for what "cosm" and "craft" ask for. Pure."""
    return frozenset(part.partition(":")[0].strip() for part in permit.split(";") if part.strip())


def of_family(family_id: int) -> Sequence[FamilyDocument]:
    """Everything a family has sent that was not replaced, the kinds in their order, what waits before what holds."""
    mine = (FamilyDocument.family_id == family_id, FamilyDocument.state != "replaced")
    return db.session.scalars(_whole(*mine).order_by(DocumentKind.position, FamilyDocument.id.desc())).all()


def wallet(family_id: int) -> tuple[Sequence[DocumentKind], Sequence[FamilyDocument]]:
    """Every kind, in its order, and beside it the same as `of_family`; one question for both."""
    mine = (FamilyDocument.family_id == family_id, FamilyDocument.state != "replaced")
    statement = (
        select(DocumentKind, FamilyDocument)
        .outerjoin(FamilyDocument, and_(FamilyDocument.kind_id == DocumentKind.id, *mine))
        .order_by(DocumentKind.position, DocumentKind.id, FamilyDocument.id.desc())
    )
    rows = db.session.execute(statement).all()
    return list(dict.fromkeys(kind for kind, _ in rows)), [sent for _, sent in rows if sent is not None]


def get(family_id: int, document_id: int) -> FamilyDocument:
    """A document of this family; raises NotFound for another's."""
    found = db.session.scalar(_whole(FamilyDocument.id == document_id, FamilyDocument.family_id == family_id))
    if found is None:
        raise NotFound()
    return found


def _whole(*where: ColumnElement[bool]) -> Select[FamilyDocument]:
    return (
        select(FamilyDocument)
        .join(DocumentKind, DocumentKind.id == FamilyDocument.kind_id)
        .options(joinedload(FamilyDocument.kind))
        .where(*where)
    )


def holds(day: date) -> tuple[ColumnElement[bool], ...]:
    """That a document was confirmed and its last day is not before this one, in a question of somebody else's."""
    return FamilyDocument.state == "confirmed", or_(
        FamilyDocument.expires_on.is_(None), FamilyDocument.expires_on >= day
    )


def valid(family_id: int) -> frozenset[str]:
    """The kinds of which a family has a document that holds today."""
    statement = (
        select(DocumentKind.slug)
        .join(FamilyDocument, FamilyDocument.kind_id == DocumentKind.id)
        .where(FamilyDocument.family_id == family_id, *holds(clock.today()))
    )
    return frozenset(db.session.scalars(statement))


def kinds_and_valid(family_id: int) -> tuple[list[DocumentKind], frozenset[str]]:
    """Every kind, in its order, and those of which a family has a document that holds today, by their words; one question."""
    mine = (FamilyDocument.kind_id == DocumentKind.id, FamilyDocument.family_id == family_id, *holds(clock.today()))
    rows = select(DocumentKind, exists().where(*mine)).order_by(DocumentKind.position, DocumentKind.id)
    found = db.session.execute(rows).all()
    return [kind for kind, _ in found], frozenset(kind.slug for kind, is_held in found if is_held)


def number_of(family_id: int, slug: str) -> str:
    """The number on a family's document of this kind that holds today; empty where none does."""
    held = select(FamilyDocument.number).join(DocumentKind, DocumentKind.id == FamilyDocument.kind_id)
    mine = (FamilyDocument.family_id == family_id, DocumentKind.slug == slug, *holds(clock.today()))
    return db.session.scalar(held.where(*mine)) or ""


def sent(family_id: int) -> frozenset[str]:
    """The kinds of which a family has one that holds today, or one the office has not looked at."""
    waiting = (
        select(DocumentKind.slug)
        .join(FamilyDocument, FamilyDocument.kind_id == DocumentKind.id)
        .where(FamilyDocument.family_id == family_id, FamilyDocument.state == "waiting")
    )
    return valid(family_id) | frozenset(db.session.scalars(waiting))


_WITH_THE_OFFICE = (
    FamilyDocument.state == "waiting",
    Family.status.in_(("submitted", "verified", "active", "suspended")),
)


def families_waiting() -> Mapping[int, datetime]:
    """The families of which a document waits for the office, each with the moment the first of them was sent; not those
    that are still registering."""
    first = select(FamilyDocument.family_id, func.min(FamilyDocument.sent_at)).group_by(FamilyDocument.family_id)
    found = first.join(Family, Family.id == FamilyDocument.family_id).where(*_WITH_THE_OFFICE)
    return {family_id: sent_at for family_id, sent_at in db.session.execute(found)}


def count_waiting() -> int:
    """How many documents wait for the office."""
    number = select(func.count(FamilyDocument.id)).join(Family, Family.id == FamilyDocument.family_id)
    return db.session.scalar(number.where(*_WITH_THE_OFFICE)) or 0


def kept_keys(keys: Collection[str]) -> frozenset[str]:
    """Those of the photographs' keys that a document still has."""
    return frozenset(db.session.scalars(select(FamilyDocument.photo_key).where(FamilyDocument.photo_key.in_(keys))))
