"""What a family paid for its place at an exhibition or for a month of its lease, as PDF, in the reader's
language with the other one beside it."""

from collections.abc import Sequence

from storefront.fairs.invoices import ExhibitInvoice, InvoicePart, Paid
from storefront.kernel import clock, money
from storefront.kernel.refusals import N_
from storefront.web.kit.fee_words import LINES, METHODS, RENT
from storefront.web.kit.locale import language
from storefront.web.paper.furniture import Look, foot, grid, in_whole, masthead
from storefront.web.paper.receipts import sum_line
from storefront.web.paper.sheet import BODY, INSIDE, MARGIN, QUIET, SMALL, STRONG, TOTAL, Sheet
from storefront.web.paper.tables import Cell, Column, Table, Words, paragraph, plain
from storefront.web.paper.words import Both, both, day_of, of_both

SUMS_WIDE = 92.0
TITLE = N_("إيصال رسوم مشاركة")
RENT_TITLE = N_("إيصال إيجار")


def receipt(invoice: ExhibitInvoice, paid: Sequence[Paid], look: Look) -> bytes:
    """The receipt of all that came in of an invoice, and of what went back."""
    return in_whole(lambda pages: written(invoice, paid, look, pages=pages))


def written(invoice: ExhibitInvoice, paid: Sequence[Paid], look: Look, *, pages: int) -> Sheet:
    """The document on its sheets; `pages` is how many there will be."""
    body, title = of_both(invoice.held_at.body, "name"), both(RENT_TITLE if invoice.lease_id else TITLE)
    sheet = Sheet(
        language(), title=f"{title.main} {invoice.reference} · {body.main}", author=body.main, made_at=clock.now()
    )
    sheet.furnish = lambda: foot(sheet, look, invoice.reference, pages=pages)
    sheet.turn()
    y = masthead(sheet, look, body, [], title, invoice.reference)
    y = grid(sheet, facts(invoice), y + 5)
    came = [one for one in paid if one.part.state == "paid"]
    table = Table(sheet, columns(came), y + 3, top=18)
    for one in came:
        table.row(cells(one.part, RENT if invoice.lease_id else LINES["fee"]))
    sums(sheet, came, table.y)
    return sheet


def facts(invoice: ExhibitInvoice) -> list[tuple[Both, list[Words]]]:
    """For which exhibition, of which family, when it was printed."""
    fair, family = of_both(invoice.held_at, "name"), of_both(invoice.family, "trade_name")
    told = [
        (both(N_("السوق") if invoice.lease_id else N_("الفعالية")), [Words(fair.main, BODY), Words(fair.other, SMALL)]),
        (both(N_("الأسرة العارضة")), [Words(family.main, BODY), Words(family.other, SMALL)]),
        (both(N_("رقم الفاتورة")), [Words(invoice.reference, BODY, False)]),
        (both(N_("طُبع")), [Words(day_of(clock.now()), BODY)]),
    ]
    if invoice.month is not None:
        told.append((both(N_("إيجار شهر")), [Words(f"{invoice.month:%m/%Y}", BODY, False)]))
    if invoice.is_sponsored:
        sponsor = of_both(invoice.sponsor_body, "name").main if invoice.sponsor_body else invoice.sponsor_name
        told.append((both(N_("تكفّلت بها")), [Words(sponsor, BODY)]))
    return [(label, [word for word in words if word.text]) for label, words in told]


def columns(came: Sequence[Paid]) -> list[Column]:
    """When, how, for what, and the sum."""
    widest = money.exact(max(one.part.amount_minor for one in came))
    rest = [Column(both(N_("طريقة الدفع")), 42), Column(both(N_("لأجل")), 52), Column(both(N_("المبلغ")), 30, widest)]
    return [Column(both(N_("وصل")), INSIDE - sum(column.width for column in rest)), *rest]


def cells(part: InvoicePart, fee: str) -> list[Cell]:
    """One part that came in; `fee` is what its first line is called."""
    kinds = ((fee, part.fee_minor), (LINES["deposit"], part.deposit_minor))
    on = [both(kind).main + " " + money.exact(minor) for kind, minor in kinds if minor]
    method = both(METHODS[part.method])
    return [
        [Words(day_of(part.paid_at or part.made_at), BODY)],
        [Words(method.main, BODY), Words(method.other, SMALL)],
        [Words(one, SMALL) for one in on] or [Words("—", SMALL)],
        plain(money.exact(part.amount_minor), STRONG),
    ]


def sums(sheet: Sheet, came: Sequence[Paid], y: float) -> None:
    """What came in, what went back and what that leaves."""
    total = sum(one.part.amount_minor for one in came)
    back = sum(gone.amount_minor for one in came for gone, _ in one.refunds)
    rows = [(both(N_("وصل كله")), total, BODY), (both(N_("عاد منه، أو في طريقه")), -back, BODY)] if back else []
    rows.append((both(N_("المجموع")), total - back, TOTAL))
    down = y + 3
    for label, told, style in rows:
        if style is TOTAL:
            sheet.rule(MARGIN + INSIDE - SUMS_WIDE, down + 0.8, SUMS_WIDE, colour=QUIET)
            down += 1.8
        down = sum_line(sheet, label, told, down, style, widest=money.exact(total))
    told_of = both(N_("هذا إيصال، وليس فاتورة ضريبية. المبالغ بالريال السعودي، ويحفظها السوق للمنظّم."))
    for sentence in (told_of.main, told_of.other):
        down = paragraph(sheet, sentence, down + 3)
