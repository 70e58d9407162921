"""Receipts, simplified tax invoices and credit notes as PDF, in the reader's language with the other one beside it.

Made of a frozen document alone; the buyer's name and what was to be written on the goods are no part of it, and are
printed for those who may know them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from storefront.kernel import money
from storefront.kernel.refusals import N_
from storefront.trade import delivery, receipts
from storefront.trade.receipts import CREDIT_NOTE, INVOICE, Item, Paper
from storefront.web.kit.formats import clock_time, hijri
from storefront.web.kit.locale import language
from storefront.web.paper import figures
from storefront.web.paper.furniture import Look, foot, grid, in_whole, masthead
from storefront.web.paper.sheet import BODY, INSIDE, MARGIN, QUIET, SMALL, STRONG, TOTAL, Sheet, Style
from storefront.web.paper.tables import BOTTOM, Cell, Column, Table, Words, figure, paragraph, plain
from storefront.web.paper.words import Both, both, day_of, of_both

CODE_SIZE = 36.0
SUMS_WIDE = 92.0
TAX = Style("text", 8.5, QUIET)
TITLES = {
    receipts.RECEIPT: N_("إيصال"),
    receipts.INVOICE: N_("فاتورة ضريبية مبسطة"),
    receipts.CREDIT_NOTE: N_("إشعار دائن"),
}
WAYS = {
    delivery.OWN: N_("توصيل الأسرة إلى %(place)s"),
    delivery.COURIER: N_("شركة التوصيل إلى %(place)s"),
    delivery.COLLECT: N_("استلام من %(place)s"),
}
METHODS = {"cash": N_("نقداً عند الاستلام"), "transfer": N_("تحويل بنكي")}
REASONS = {
    "returned": N_("قطع استُرجعت"),
    "declined": N_("اعتذرت الأسرة عن الطلب"),
    "cancelled": N_("أُلغي الطلب"),
    "refused": N_("لم يُستلم عند الباب"),
    "allowance": N_("مبلغ أُعيد إلى المشتري، والقطع بقيت عنده"),
}


@dataclass(frozen=True)
class Buyer:
    """Who bought, and what was to be written on which line: for the buyer and, while it works for them, the family."""

    name: str = ""
    mobile: str = ""
    texts: Mapping[int, str] = field(default_factory=dict)


NOBODY = Buyer()


def receipt(paper: Paper, look: Look, buyer: Buyer = NOBODY) -> bytes:
    """A document of sale as PDF."""
    return in_whole(lambda pages: written(paper, look, buyer, pages=pages))


def title_of(paper: Paper) -> Both:
    """What a document is called."""
    return both(TITLES[paper.kind])


def written(paper: Paper, look: Look, buyer: Buyer, *, pages: int) -> Sheet:
    """The document on its sheets; `pages` is how many there will be."""
    seller, title = of_both(paper.content.seller, "name"), title_of(paper)
    sheet = Sheet(
        language(), title=f"{title.main} {paper.number} · {seller.main}", author=seller.main, made_at=paper.issued_at
    )
    number = both(N_("رقم %(number)s"), number=paper.number).main

    def furnish() -> None:
        foot(sheet, look, paper.uuid, pages=pages)
        if sheet.pages > 1:
            sheet.write(seller.main, MARGIN, 13, STRONG)
            sheet.write(f"{title.main} {number}", MARGIN + INSIDE, 13, BODY, to_end=True)

    sheet.furnish = furnish
    sheet.turn()
    y = masthead(sheet, look, seller, under_name(paper), title, number)
    y = grid(sheet, facts(paper, buyer), y + 5)
    table = Table(sheet, columns(paper), y + 3, top=18)
    for item in paper.content.items:
        table.row(cells(sheet, item, paper, buyer.texts.get(item.line_id, "")))
    sums(sheet, paper, table.y)
    return sheet


def under_name(paper: Paper) -> list[str]:
    """What stands under the seller's name: the place, and the number under which it is registered."""
    seller = paper.content.seller
    lines = [of_both(seller, "city").line if seller.city_en != seller.city_ar else seller.city_ar]
    if seller.vat_number:
        label = both(N_("الرقم الضريبي"))
        lines.append(f"{label.line}: {seller.vat_number}")
    return lines


def facts(paper: Paper, buyer: Buyer) -> list[tuple[Both, list[Words]]]:
    """When, for which order, how paid, how handed over, for whom; a credit note says of what it takes back."""
    content = paper.content
    at = paper.issued_at
    told = [
        (both(N_("التاريخ")), [Words(day_of(at), BODY), Words(f"{clock_time(at)} · {hijri(at)}", SMALL)]),
        (both(N_("رقم الطلب")), [Words(content.order, BODY, False)]),
        (both(N_("رقم الطرد")), [Words(content.parcel, BODY, False)]),
    ]
    if content.credits:
        original = TITLES[INVOICE if content.is_taxed else receipts.RECEIPT]
        number = both(N_("رقم %(number)s"), number=content.credits.number).main
        told += [
            (both(N_("عن")), [Words(f"{both(original).main} {number}", BODY)]),
            (both(N_("السبب")), [Words(both(REASONS[content.reason]).main, BODY)]),
        ]
    else:
        told += [
            (both(N_("الدفع")), [Words(both(METHODS.get(content.method, N_("دُفع بالبطاقة"))).main, BODY)]),
            (both(N_("الاستلام")), [Words(way_of(paper).main, BODY)]),
        ]
    told.append((both(N_("المشتري")), [Words(buyer.name, BODY)]))
    told.append((both(N_("الجوال")), [Words(buyer.mobile, BODY, False)]))
    return [(label, words) for label, words in told if words[0].text]


def way_of(paper: Paper) -> Both:
    """How the goods reach the buyer."""
    handing, sentence = paper.content.handing, WAYS[paper.content.handing.way]
    places = of_both(handing, "place")
    return Both(both(sentence, place=places.main).main, both(sentence, place=places.other or places.main).other)


def columns(paper: Paper) -> list[Column]:
    """The columns of the goods; tax has one where there is any."""
    items = paper.content.items
    rest = [
        Column(both(N_("السعر")), 28, money.exact(max(item.unit_minor for item in items))),
        Column(both(N_("الكمية")), 18, f"{max(item.quantity for item in items):,}"),
        Column(both(N_("المبلغ")), 28, money.exact(max(item.total_minor for item in items))),
    ]
    if paper.content.is_taxed:
        rest.insert(2, Column(both(N_("منه الضريبة")), 24, money.exact(max(item.vat_minor for item in items))))
    return [Column(both(N_("المنتج")), INSIDE - sum(column.width for column in rest)), *rest]


def cells(sheet: Sheet, item: Item, paper: Paper, written_on_it: str) -> list[Cell]:
    """A line of goods: its name and choice in both languages, what was to be written on it, its sums."""
    name, choice = of_both(item, "name"), of_both(item, "choice")
    main = " · ".join(part for part in (name.main, choice.main) if part)
    other = " · ".join(part for part in (name.other, choice.other) if part)
    text = sheet.words(written_on_it, SMALL)
    words = [
        Words(main, BODY),
        Words(other, SMALL),
        *(Words(one, SMALL) for one in taken_off(item)),
        Words(f"«{text}»" if text else "", SMALL),
    ]
    told_sums = [money.exact(item.unit_minor), f"{item.quantity:,}"]
    if paper.content.is_taxed:
        told_sums.append(money.exact(item.vat_minor))
    return [
        [one for one in words if one.text],
        *(plain(told, BODY) for told in told_sums),
        plain(money.exact(item.total_minor), STRONG),
    ]


def taken_off(item: Item) -> list[str]:
    """What a coupon does to a line: the family's takes its sum off the price, the market's pays its sum of it."""
    told = [
        (N_("بعد خصم قسيمة الأسرة %(amount)s"), item.discount_minor),
        (N_("منه %(amount)s تدفعها قسيمة السوق"), item.coupon_minor),
    ]
    return [both(sentence, amount=money.exact(minor)).main for sentence, minor in told if minor]


def sums(sheet: Sheet, paper: Paper, y: float) -> None:
    """What it comes to, at the end side; the code and what is to be said of the tax at the starting side."""
    content = paper.content
    if y + CODE_SIZE + 10 > BOTTOM:
        sheet.turn()
        y = 18
    top, at = y + 3, MARGIN + INSIDE - SUMS_WIDE
    rows: list[tuple[Both, int | str, Style]] = [(both(N_("المنتجات")), content.items_minor, BODY)]
    if content.handing.minor or paper.kind != CREDIT_NOTE:
        rows.append((both(N_("الاستلام والتوصيل")), content.handing.minor or both(N_("مجاناً")).main, BODY))
    label = both(N_("المبلغ الدائن")) if paper.kind == CREDIT_NOTE else both(N_("المجموع"))
    rows.append((label, content.total_minor, TOTAL))
    if content.is_taxed:
        vat = both(N_("منها ضريبة القيمة المضافة %(rate)s%%"), rate=content.vat_rate // 100)
        rows += [
            (vat, content.vat_minor, TAX),
            (both(N_("الخاضع للضريبة دونها")), content.supply_minor - content.vat_minor, TAX),
        ]
    if content.discount_minor:
        rows.append((both(N_("وفّرت قسيمة الأسرة")), content.discount_minor, TAX))
    if content.coupon_minor:
        rows += [
            (both(N_("دفعته قسيمة السوق")), -content.coupon_minor, TAX),
            (both(N_("على المشتري")), content.paid_minor, TAX),
        ]
    down = top
    for label, told, style in rows:
        if style is TOTAL:
            sheet.rule(at, down + 0.8, SUMS_WIDE, colour=QUIET)
            down += 1.8
        down = sum_line(sheet, label, told, down, style, widest=money.exact(content.total_minor))
    if paper.code:
        figures.code(sheet, paper.code, MARGIN - 3, top - 1, CODE_SIZE)
    notes(sheet, paper, max(down, top + CODE_SIZE - 4 if paper.code else down) + 3)


def sum_line(sheet: Sheet, label: Both, told: int | str, y: float, style: Style, *, widest: str) -> float:
    """One line of the sums, in halalas or in words, the total with its currency; where the next one begins."""
    start, end = MARGIN + INSIDE - SUMS_WIDE, MARGIN + INSIDE
    y += style.leading
    wide = sheet.write(label.main, start, y, style)
    sheet.write(label.other, start + wide + 2, y, SMALL)
    before, after = (part.strip() for part in both(N_("%(amount)s ر.س"), amount="|").main.split("|"))
    room = sheet.width_of(after, SMALL) + 1.5 if after else 0.0
    if isinstance(told, str):
        sheet.write(told, end - room, y, style, to_end=True)
        return y + 1.4
    edge = end - room - (sheet.width_of(widest, TOTAL) - sheet.width_of(widest, style) if sheet.rtl else 0)
    figure(sheet, money.exact(told), edge, y, style, widest=widest)
    if style is TOTAL:
        sheet.write(after, end, y, SMALL, to_end=True)
        sheet.write(before, end - sheet.width_of(widest, TOTAL) - 1.5, y, SMALL, to_end=True)
    return y + 1.4


def notes(sheet: Sheet, paper: Paper, y: float) -> None:
    """What has to be said of the tax, in both languages."""
    content = paper.content
    if content.is_taxed:
        told = [both(N_("الأسعار شاملة ضريبة القيمة المضافة."))]
        if not content.handing.is_supply and content.handing.minor:
            told.append(both(N_("رسوم شركة التوصيل ليست من توريد هذه الأسرة، فلا تدخل في ضريبتها ولا في رمزها.")))
    else:
        told = [] if paper.kind == CREDIT_NOTE else [both(N_("هذا إيصال، وليس فاتورة ضريبية."))]
        told += [both(N_("هذه الأسرة غير مسجّلة في ضريبة القيمة المضافة، فلا تُحتسب ضريبة على مبيعاتها."))]
    told.append(both(N_("المبالغ بالريال السعودي.")))
    for sentence in ("main", "other"):
        y = paragraph(sheet, " ".join(getattr(note, sentence) for note in told), y)
