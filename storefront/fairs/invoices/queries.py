"""Reading invoices: of an application, of an exhibition, what waits for a family; their parts, their story, their sums."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, ScalarSelect, String, and_, cast, distinct, exists, func, literal, select
from sqlalchemy.orm import aliased, joinedload, selectinload

from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.invoices.models import ExhibitInvoice, InvoiceLine, InvoicePart, InvoiceReturn, InvoiceStep
from storefront.fairs.invoices.states import OWING
from storefront.fairs.invoices.sums import DEPOSIT
from storefront.fairs.markets import PermanentMarket
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.paging import PAGE_SIZE, Page
from storefront.kernel.refusals import NotFound
from storefront.treasury.payments import Payment, Refund

WHOLE = (
    selectinload(ExhibitInvoice.lines),
    joinedload(ExhibitInvoice.exhibition).joinedload(Exhibition.body),
    joinedload(ExhibitInvoice.market).joinedload(PermanentMarket.body),
    joinedload(ExhibitInvoice.family),
    joinedload(ExhibitInvoice.sponsor_body),
)
LISTS = ("due", "late", "deposits", "paid", "ended")  # parts of an exhibition's list


def get(invoice_id: int) -> ExhibitInvoice:
    """One with everything, whoever asks; for letters. Raises NotFound."""
    return one(ExhibitInvoice.id == invoice_id)


def of_exhibition(exhibition_id: int, invoice_id: int) -> ExhibitInvoice:
    """One of an exhibition's; raises NotFound for another's."""
    return one(ExhibitInvoice.id == invoice_id, ExhibitInvoice.exhibition_id == exhibition_id)


def one(*which: ColumnElement[bool]) -> ExhibitInvoice:
    statement = select(ExhibitInvoice).options(*WHOLE).where(*which)
    found = db.session.scalar(statement.execution_options(populate_existing=True))
    if found is None:
        raise NotFound()
    return found


def find_of_application(application_id: int | ScalarSelect[int]) -> ExhibitInvoice | None:
    """The invoice of an application (by its id, or what finds it), if it was asked for something."""
    mine = select(ExhibitInvoice).options(*WHOLE).where(ExhibitInvoice.application_id == application_id)
    return db.session.scalar(mine)


def which(exhibition_id: int, wanted: str) -> list[ColumnElement[bool]]:
    """One part of an exhibition's list."""
    return part_of_list(ExhibitInvoice.exhibition_id == exhibition_id, wanted)


def part_of_list(all_of_them: ColumnElement[bool], wanted: str) -> list[ColumnElement[bool]]:
    """One part of a list."""
    mine = [all_of_them]
    late = and_(ExhibitInvoice.state == OWING, ExhibitInvoice.due_on < clock.today())
    parts: dict[str, ColumnElement[bool]] = {
        "due": ExhibitInvoice.state == OWING,
        "late": late,
        "deposits": has_deposit(),
        "paid": ExhibitInvoice.state == "settled",
        "ended": ExhibitInvoice.state.in_(("ending", "ended")),
    }
    return [*mine, parts[wanted]] if wanted in parts else mine


def has_deposit() -> ColumnElement[bool]:
    """Whether a deposit is held of an invoice about which somebody may decide."""
    line = aliased(InvoiceLine)
    held = line.paid_minor - line.back_minor - line.kept_minor > 0
    mine = (line.invoice_id == ExhibitInvoice.id, line.kind == DEPOSIT)
    return and_(ExhibitInvoice.state != "ending", exists().where(*mine, held))


def page_of_exhibition(
    exhibition_id: int, total: int, *, wanted: str = "", number: int = 1, size: int = PAGE_SIZE
) -> Page[ExhibitInvoice]:
    """Those of an exhibition with their families, what is due first and the oldest day first; `total` is how many there are
    (see overview)."""
    return page_of(which(exhibition_id, wanted), total, number, size)


def page_of(mine: list[ColumnElement[bool]], total: int, number: int, size: int = PAGE_SIZE) -> Page[ExhibitInvoice]:
    rows = select(ExhibitInvoice).options(selectinload(ExhibitInvoice.lines), *WHOLE[3:]).where(*mine)
    ordered = rows.order_by(ExhibitInvoice.state != OWING, ExhibitInvoice.due_on, ExhibitInvoice.id)
    return Page(db.session.scalars(ordered.limit(size).offset((number - 1) * size)).all(), number, total, size)


def all_of_exhibition(exhibition_id: int, *, wanted: str = "") -> Sequence[ExhibitInvoice]:
    """All of them with their families, for a file or a step about several."""
    return all_of(which(exhibition_id, wanted))


def all_of(mine: list[ColumnElement[bool]]) -> Sequence[ExhibitInvoice]:
    rows = select(ExhibitInvoice).options(selectinload(ExhibitInvoice.lines), *WHOLE[3:])
    return db.session.scalars(rows.where(*mine).order_by(ExhibitInvoice.id)).all()


@dataclass(frozen=True)
class Sums:
    """What an exhibition asks for, what was waived, came in, went back, was kept, and what is left, in halalas."""

    asked_minor: int = 0
    waived_minor: int = 0
    paid_minor: int = 0
    back_minor: int = 0
    kept_minor: int = 0
    left_minor: int = 0


def overview(exhibition_id: int) -> tuple[dict[str, int], Sums]:
    """How many are in each part of the list, and in all of it (""); and the sums; one query."""
    return totals(ExhibitInvoice.exhibition_id == exhibition_id)


def totals(all_of_them: ColumnElement[bool]) -> tuple[dict[str, int], Sums]:
    line, tabs = InvoiceLine, ("", *LISTS)
    returned = and_(line.kind == DEPOSIT, line.back_minor > 0)
    left = line.amount_minor - line.waived_minor - line.paid_minor + line.back_minor
    alive = ExhibitInvoice.state.in_((OWING, "settled"))
    numbers = [func.count(distinct(ExhibitInvoice.id)).filter(and_(*part_of_list(all_of_them, one))) for one in tabs]
    columns = [
        func.sum(line.amount_minor).filter(alive),
        *(func.sum(one) for one in (line.waived_minor, line.paid_minor, line.back_minor, line.kept_minor)),
        func.sum(left).filter(ExhibitInvoice.state == OWING, ~returned),
    ]
    joined = select(*numbers, *columns).join(line, line.invoice_id == ExhibitInvoice.id)
    row = db.session.execute(joined.where(all_of_them)).one()
    counts = dict(zip(tabs, row[: len(tabs)], strict=True))
    return counts, Sums(*(int(one or 0) for one in row[len(tabs) :]))


@dataclass(frozen=True)
class Paid:
    """A part with its payment, what of it goes back and how far that is."""

    part: InvoicePart
    payment: Payment | None
    refunds: Sequence[tuple[InvoiceReturn, Refund | None]]


def parts(invoice_id: int) -> list[Paid]:
    """The parts of an invoice in the order in which they were begun; two queries, one where there are none."""
    joined = and_(Payment.purpose == "fee", Payment.subject_id == InvoicePart.id)
    rows = select(InvoicePart, Payment).outerjoin(Payment, joined).where(InvoicePart.invoice_id == invoice_id)
    found = db.session.execute(rows.order_by(InvoicePart.id)).all()
    if not found:
        return []
    named = Refund.subject == literal("fee-return:") + cast(InvoiceReturn.id, String)
    returns = select(InvoiceReturn, Refund).outerjoin(Refund, named).order_by(InvoiceReturn.id)
    gone = db.session.execute(returns.where(InvoiceReturn.part_id.in_([part.id for part, _ in found]))).all()
    return [
        Paid(part, payment, [(one, refund) for one, refund in gone if one.part_id == part.id])
        for part, payment in found
    ]


def part_of(invoice_id: int, part_id: int) -> InvoicePart:
    """One of an invoice's; raises NotFound for another's."""
    mine = (InvoicePart.id == part_id, InvoicePart.invoice_id == invoice_id)
    found = db.session.scalar(select(InvoicePart).where(*mine))
    if found is None:
        raise NotFound()
    return found


def steps_of(invoice_id: int) -> Sequence[InvoiceStep]:
    """What was decided about an invoice, the newest first."""
    mine = select(InvoiceStep).where(InvoiceStep.invoice_id == invoice_id)
    return db.session.scalars(mine.order_by(InvoiceStep.id.desc())).all()


def get_step(step_id: int) -> InvoiceStep:
    """What was decided; for letters."""
    return db.session.get_one(InvoiceStep, step_id)


def invoice_of_part(part_id: int) -> ExhibitInvoice:
    """The invoice a part is of, with everything. Raises NotFound."""
    return one(ExhibitInvoice.id == select(InvoicePart.invoice_id).where(InvoicePart.id == part_id).scalar_subquery())


def waiting_of(family_id: int) -> ColumnElement[bool]:
    """Which invoices a family is to pay itself."""
    mine = (ExhibitInvoice.family_id == family_id, ExhibitInvoice.state == OWING)
    return and_(*mine, ExhibitInvoice.sponsor_name == "", ExhibitInvoice.sponsor_body_id.is_(None))


def of_applications(application_ids: Collection[int]) -> dict[int, ExhibitInvoice]:
    """The invoices of some applications, by application, with their lines."""
    rows = select(ExhibitInvoice).options(selectinload(ExhibitInvoice.lines))
    found = db.session.scalars(rows.where(ExhibitInvoice.application_id.in_(application_ids)))
    return {row.application_id: row for row in found if row.application_id is not None}


def cash_waits(exhibition_id: int) -> dict[int, int]:
    """Halalas in cash that the organiser has to give back, by invoice."""
    return cash_of(ExhibitInvoice.exhibition_id == exhibition_id)


def cash_of(all_of_them: ColumnElement[bool]) -> dict[int, int]:
    statement = (
        select(InvoicePart.invoice_id, func.sum(Refund.amount_minor))
        .join(Payment, and_(Payment.purpose == "fee", Payment.subject_id == InvoicePart.id))
        .join(Refund, Refund.payment_id == Payment.id)
        .join(ExhibitInvoice, ExhibitInvoice.id == InvoicePart.invoice_id)
        .where(all_of_them, Refund.state == "asked", Refund.way == "organiser")
        .group_by(InvoicePart.invoice_id)
    )
    return {invoice_id: int(total) for invoice_id, total in db.session.execute(statement)}


def place_named(reference: str) -> str:
    """How the books call the exhibition or market of an invoice of this number; nothing where there is none."""
    columns = select(ExhibitInvoice.exhibition_id, ExhibitInvoice.market_id)
    found = db.session.execute(columns.where(ExhibitInvoice.reference == reference)).one_or_none()
    if found is None:
        return ""
    return f"EXHIBITION:{found[0]}" if found[0] else f"MARKET:{found[1]}"
