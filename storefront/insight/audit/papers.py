"""Questions about documents of sale: their numbers, their seals, and whether each parcel has those it must have."""

from collections.abc import Sequence

from sqlalchemy import String, Subquery, and_, cast, exists, func, literal, or_, select

from storefront.insight.audit.promises import PAID_BY_MARKET
from storefront.kernel.database import db
from storefront.trade import receipts
from storefront.trade.allowances import Allowance
from storefront.trade.orders import CALLED_OFF, Parcel, ParcelStep
from storefront.trade.receipts import Document, ReceiptCounter
from storefront.trade.returns import AT_DOOR, ReturnRequest


def numbers_with_gaps() -> Sequence[str]:
    """A family's documents are numbered 1, 2, 3 … to the last number it gave out."""
    kept = (
        select(Document.family_id, func.count().label("number"), func.max(Document.number).label("last"))
        .group_by(Document.family_id)
        .subquery()
    )
    number, last = func.coalesce(kept.c.number, 0), func.coalesce(kept.c.last, 0)
    statement = (
        select(ReceiptCounter.family_id)
        .outerjoin(kept, kept.c.family_id == ReceiptCounter.family_id)
        .where(or_(number != ReceiptCounter.last, last != ReceiptCounter.last))
    )
    uncounted = select(Document.family_id).where(Document.family_id.not_in(select(ReceiptCounter.family_id)))
    families = {*db.session.scalars(statement), *db.session.scalars(uncounted)}
    return [f"family {family}" for family in sorted(families)]


def seals_that_are_broken() -> Sequence[str]:
    """What a document says is what was sealed, and the seal of the one before stands in it."""
    broken, family, before = [], 0, receipts.NO_HASH
    documents = select(Document).order_by(Document.family_id, Document.number)
    for document in db.session.scalars(documents.execution_options(yield_per=500, populate_existing=True)):
        if document.family_id != family:
            family, before = document.family_id, receipts.NO_HASH
        if not is_whole(document, before):
            broken.append(f"family {family} no. {document.number}")
        before = document.hash
    return broken


def is_whole(document: Document, before: str) -> bool:
    """Whether a document is the one that was sealed after `before`; its columns say what its payload says."""
    payload = document.payload
    told = (document.kind, document.number, document.uuid, document.previous_hash)
    return (
        document.hash == receipts.hash_of(payload)
        and document.previous_hash == before
        and told == tuple(payload.get(name) for name in ("kind", "number", "uuid", "previous_hash"))
        and f"{document.issued_at:%Y-%m-%dT%H:%M:%SZ}" == payload.get("issued_at")
    )


def parcels_without_their_documents() -> Sequence[str]:
    """An accepted parcel has its receipt and says its number and sums; what went back after that is credited, once."""
    accepted = select(Parcel.id, Parcel.state).where(
        exists().where(ParcelStep.parcel_id == Parcel.id, ParcelStep.after == "accepted")
    )
    due = set()
    for parcel, state in db.session.execute(accepted):
        due |= {f"parcel:{parcel}", f"undone:{parcel}"} if state in CALLED_OFF else {f"parcel:{parcel}"}
    done = select(ReturnRequest.id).where(ReturnRequest.state == "done")
    due |= {f"return:{request}" for request in db.session.scalars(done)}
    wrong = (due | allowances_to_credit()) ^ set(db.session.scalars(select(Document.once)))
    return [*sorted(wrong - credited_before()), *parcels_that_say_otherwise()]


def allowances_to_credit() -> set[str]:
    """What was allowed of parcels that have a receipt; what a bank took is credited to nobody."""
    statement = select(Allowance.id).join(Parcel, Parcel.id == Allowance.parcel_id)
    mine = statement.where(Allowance.kind.in_(("given", "found")), Parcel.receipt_number.is_not(None))
    return {f"allowance:{one}" for one in db.session.scalars(mine)}


def credited_before() -> set[str]:
    """What need not be credited, because everything had been before: goods of parcels of which something was allowed."""
    undone = select(Allowance.parcel_id)
    home = select(ReturnRequest.id).join(Allowance, Allowance.parcel_id == ReturnRequest.parcel_id)
    names = {f"undone:{parcel}" for parcel in db.session.scalars(undone)}
    names |= {f"return:{request}" for request in db.session.scalars(home)}
    return names - set(db.session.scalars(select(Document.once)))


def not_taken() -> Subquery:
    """What was credited of parcels as not taken at their doors: the sum, and what of it their shoppers would have paid."""
    payload = Document.payload
    total = payload["total_minor"].as_integer()
    paid = func.coalesce(payload["paid_minor"].as_integer(), total)
    return (
        select(ReturnRequest.parcel_id, func.sum(total).label("total"), func.sum(paid).label("paid"))
        .join(Document, Document.once == literal("return:").concat(cast(ReturnRequest.id, String)))
        .where(ReturnRequest.kind == AT_DOOR)
        .group_by(ReturnRequest.parcel_id)
        .subquery()
    )


def parcels_that_say_otherwise() -> Sequence[str]:
    """Parcels whose number, sum or tax is not that of their receipt."""
    payload = Document.payload
    statement = (
        select(Parcel.reference)
        .join(Document, and_(Document.parcel_id == Parcel.id, Document.kind != receipts.CREDIT_NOTE))
        .where(
            or_(
                Parcel.receipt_number.is_(None),
                Document.number != Parcel.receipt_number,
                Document.family_id != Parcel.family_id,
                payload["total_minor"].as_integer() != Parcel.total_minor + PAID_BY_MARKET,
                payload["vat_minor"].as_integer() != Parcel.vat_minor,
            )
        )
    )
    return list(db.session.scalars(statement))
