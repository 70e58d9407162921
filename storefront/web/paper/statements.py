"""A family's monthly statement as PDF: what it can show to a lender."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from storefront.insight.statements import Movement, Owed, Statement
from storefront.kernel import calendars, clock, money
from storefront.kernel.refusals import N_
from storefront.treasury.debts import WORDS
from storefront.web.kit.channels import name_of
from storefront.web.kit.locale import language
from storefront.web.paper.furniture import Look, foot, in_whole, masthead
from storefront.web.paper.sheet import BODY, GROUND, HEAD, INK, INSIDE, MARGIN, QUIET, SMALL, STRONG, Sheet, Style
from storefront.web.paper.tables import BOTTOM, Cell, Column, Table, Words, paragraph, plain
from storefront.web.paper.words import Both, both, day_of, of_both

TITLE, OPENING, CLOSING = N_("كشف حساب شهري"), N_("رصيد أول المدة"), N_("رصيد آخر المدة")
KINDS = {
    "sale": N_("بيع"),
    "taken_back": N_("خرج من البيع"),
    "given_again": N_("اعتراض عاد إليكم"),
    "paid_back": N_("رددتم ثمنه نقداً"),
    "came_back": N_("قال المشتري إن النقد لم يصله"),
    "payout": N_("حُوّل إليكم"),
    "other": N_("قيد آخر"),
}
METHODS = {"cash": N_("نقداً"), "transfer": N_("تحويل بنكي")}
FIGURE = Style("text", 8.5)
FIGURE_STRONG = Style("strong", 8.5)
LARGE = Style("strong", 11, INK)
SECTION = Style("strong", 10.5)
TILE_HIGH, GAP = 15.5, 2.0
IN_A_ROW = 4  # tiles
APART = 1.5  # two paragraphs
LAST = 2  # movements that stand with the closing balance and the words under it
STRONG_GROUND = (242, 238, 231)


def month_words(statement: Statement) -> str:
    """ "نوفمبر 2026"."""
    month = statement.month
    return f"{calendars.MONTHS[language()][month.number - 1]} {month.year}"


def statement_pdf(statement: Statement, look: Look, made_at: datetime) -> bytes:
    """The statement as PDF, in the reader's language with the other beside it."""
    return in_whole(lambda pages: written(statement, look, made_at, pages=pages))


def written(statement: Statement, look: Look, made_at: datetime, *, pages: int) -> Sheet:
    """The statement on its sheets; `pages` is how many there will be."""
    name, title, month = of_both(statement, "name"), both(TITLE), month_words(statement)
    sheet = Sheet(
        language(), title=f"{title.main} {month} · {name.main}", author=name.main, made_at=made_at, told=pages
    )

    def furnish() -> None:
        foot(sheet, look, both(N_("أُعدّ يوم %(day)s"), day=day_of(made_at)).main, pages=pages)
        if sheet.pages > 1:
            sheet.write(name.main, MARGIN, 13, STRONG)
            sheet.write(f"{title.main} {month}", MARGIN + INSIDE, 13, BODY, to_end=True)

    sheet.furnish = furnish
    sheet.turn()
    y = masthead(sheet, look, name, [period(statement)], title, month)
    y = tiles(sheet, statement, y + 3)
    y = channels(sheet, statement, y + 6)
    told = closing(statement)
    y = movements(sheet, statement, y + 6, below=sum(room_of(sheet, words) for words in told))
    for words in told:
        y = paragraph(sheet, words, y + APART)
    return sheet


def period(statement: Statement) -> str:
    """From which day to which, and whether the month goes on."""
    first = clock.riyadh(statement.month.begins)
    last = statement.month.ends - timedelta(hours=12)
    told, so_far = (
        both(N_("من %(first)s إلى %(last)s"), first=day_of(first), last=day_of(last)).main,
        both(N_("حتى الآن")),
    )
    return told if statement.is_over else f"{told} · {so_far.main}"


def tiles(sheet: Sheet, statement: Statement, y: float) -> float:
    """The sums that matter, each on a tile and with its sign, so that they lead from what was owed before to what is owed
    now; where they end."""
    told = [
        (both(OPENING), statement.opening_minor),
        (both(N_("بعتم")), statement.sold_minor),
        (both(N_("خرج من المبيعات")), -statement.returned_minor),
        (both(N_("رسوم السوق")), -statement.fees_minor),
        (both(N_("نقد معكم")), -statement.in_hand_minor),
        (both(N_("حُوّل إليكم")), -statement.paid_out_minor),
        *([(both(N_("قيد آخر")), statement.other_minor)] if statement.other_minor else []),
        (owed(statement.closing_minor), abs(statement.closing_minor)),
    ]
    end = told[-1]
    for row in (told[:IN_A_ROW], told[IN_A_ROW:]):
        width = (INSIDE - GAP * (len(row) - 1)) / len(row)
        for place, one in enumerate(row):
            at, (label, minor) = MARGIN + place * (width + GAP), one
            sheet.box(at, y, width, TILE_HIGH, STRONG_GROUND if one is end else GROUND)
            sheet.write(label.main, at + 2.2, y + 4.6, FIGURE_STRONG)
            sheet.write(label.other, at + 2.2, y + 7.8, Style("text", 6.5, QUIET))
            sheet.write(money.exact(minor), at + 2.2, y + 13.3, LARGE, rtl=False)
        y += TILE_HIGH + GAP
    return y - GAP


def owed(minor: int) -> Both:
    """Who owes whom."""
    return both(N_("بقي لكم")) if minor >= 0 else both(N_("بقي عليكم"))


def section(sheet: Sheet, label: Both, y: float) -> float:
    """A heading over a table; where the table begins."""
    wide = sheet.write(label.main, MARGIN, y, SECTION)
    sheet.write(label.other, MARGIN + wide + 2.5, y, SMALL)
    return y + 3


def channels(sheet: Sheet, statement: Statement, y: float) -> float:
    """What was sold through which channel."""
    sold = statement.sold
    y = section(sheet, both(N_("ما بعتموه بحسب القناة")), y)
    if not sold:
        return paragraph(sheet, both(N_("لا مبيعات في هذا الشهر.")).line, y, style=BODY)
    widest = money.exact(-max(one.goods_minor + one.delivery_minor for one in sold))
    figures = [N_("المنتجات"), N_("توصيلكم"), N_("رسوم السوق"), N_("حصتكم")]
    columns = [Column(both(N_("القناة")), 54), Column(both(N_("الطلبات")), 24, "1,000")]
    table = Table(sheet, [*columns, *(Column(both(label), 25, widest) for label in figures)], y, top=18)
    for one in sold:
        sums = (one.goods_minor, one.delivery_minor, -one.fee_minor, one.share_minor)
        table.row(
            [
                plain(channel_words(one.channel).main, BODY),
                plain(f"{one.parcels:,}", FIGURE),
                *(cell(minor) for minor in sums),
            ]
        )
    return table.y


def channel_words(channel: str) -> Both:
    return both(name_of(channel))


def cell(minor: int) -> Cell:
    """A sum; nothing where there is none."""
    return plain(money.exact(minor) if minor else "–", FIGURE)


def movements(sheet: Sheet, statement: Statement, y: float, *, below: float) -> float:
    """Every movement with what was owed after it; under the last ones there is so much room below."""
    if y > BOTTOM - 40:
        sheet.turn()
        y = 22
    y = section(sheet, both(N_("الحركات")), y)
    balances = statement.balances
    sums = [statement.opening_minor, *balances, *(row.change_minor for row in statement.movements)]
    widest = money.exact(-max(abs(minor) for minor in sums))
    widths = [
        (N_("المنتجات"), 18.5),
        (N_("توصيلكم"), 20),
        (N_("رسوم السوق"), 21),
        (N_("الأثر"), 18.5),
        (N_("الرصيد"), 18.5),
    ]
    figures = [Column(both(label), width, widest) for label, width in widths]
    table = Table(sheet, [Column(both(N_("التاريخ")), 20.5), Column(both(N_("البيان")), 61), *figures], y, top=18)
    rows = [balance_row(both(OPENING), statement.opening_minor)]
    for movement, balance in zip(statement.movements, balances, strict=True):
        told = (movement.goods_minor, movement.delivery_minor, -movement.fee_minor, movement.change_minor)
        rows.append([date_cell(movement.at), what(movement), *(cell(minor) for minor in told), exact(balance)])
    for row in rows[:-LAST]:
        table.row(row)
    end = balance_row(both(CLOSING), statement.closing_minor)
    table.together([*rows[-LAST:], end], below=below)
    return table.y


def room_of(sheet: Sheet, words: str) -> float:
    """How much room a paragraph under the movements takes."""
    return APART + SMALL.leading * len(sheet.lines_of(words, SMALL, INSIDE))


def balance_row(label: Both, minor: int) -> list[Cell]:
    """The line with which the movements begin or end."""
    return [[], [Words(label.line, HEAD)], *([[]] * 4), exact(minor)]


def exact(minor: int) -> Cell:
    return plain(money.exact(minor), FIGURE_STRONG)


def date_cell(moment: datetime) -> Cell:
    return [Words(f"{clock.riyadh(moment):%Y-%m-%d}", FIGURE, False)]


def what(movement: Movement) -> Cell:
    """What happened, to which parcel, through which channel; cash that went through the family's own hands; and which parts of
    the price the columns beside it do not name."""
    parts = [both(KINDS.get(movement.kind, KINDS["other"])).main, movement.reference]
    words = [Words(" ".join(part for part in parts if part), FIGURE)]
    how = []
    if movement.channel and movement.kind == "sale":
        how.append(channel_words(movement.channel).main)
    if movement.in_hand_minor:
        sentence = N_("استلمتم نقداً %(amount)s") if movement.in_hand_minor > 0 else N_("دفعتم نقداً %(amount)s")
        how.append(both(sentence, amount=money.exact(abs(movement.in_hand_minor))).main)
    elif how:
        how.append(method_words(movement.method).main)
    how += [one.main for one in parts_beside(movement)]
    return [*words, Words(" · ".join(how), SMALL)]


def parts_beside(movement: Movement) -> list[Both]:
    """What the family's own coupon took off the goods before, what of the delivery is the courier's, and what of the goods a
    coupon of the market pays; each where there is something."""
    told = [
        (movement.off_minor, N_("بعد قسيمتكم %(sum)s")),
        (movement.courier_minor, N_("للمندوب %(sum)s")),
        (movement.coupon_minor, N_("من قسيمة السوق %(sum)s")),
    ]
    return [both(words, sum=money.exact(minor)) for minor, words in told if minor]


def method_words(method: str) -> Both:
    """How the shopper paid."""
    return both(METHODS.get(method, N_("بطاقة")))


def closing(statement: Statement) -> list[str]:
    """What the sums mean: a paragraph in each language, the reader's first."""
    told = [both(N_("المبالغ بالريال السعودي.")), *made_of(statement.owed)]
    if statement.in_hand_minor:
        told.append(both(N_("ما استلمتموه نقداً صار معكم، فلا يُدفع لكم مرة أخرى، ورسوم السوق عليه تُخصم من مستحقاتكم.")))
    if statement.fees_vat_minor:
        told.append(
            both(N_("في رسوم السوق ضريبة قيمة مضافة قدرها %(sum)s."), sum=money.exact(statement.fees_vat_minor))
        )
    told += owing(statement.debts)
    return [" ".join(one.main for one in told), " ".join(one.other for one in told)]


def owing(debts: Mapping[str, int]) -> list[Both]:
    """What the family owes and why, each cause with its sum; nothing where it owes nothing."""
    if not debts:
        return []
    causes = [both(WORDS[cause], sum=money.exact(minor)) for cause, minor in debts.items()]
    listed = Both(*(" · ".join(told) + "." for told in zip(*causes, strict=True)))
    return [both(N_("عليكم للسوق:")), listed, both(N_("يُخصم ذلك من مستحقاتكم القادمة."))]


def made_of(owed: Owed) -> list[Both]:
    """What the balance is made of, in a sentence; none where all of it can be paid out, or is owed to the market."""
    if not owed.coming_minor and not owed.on_the_way_minor:
        return []
    sums = {
        "coming": owed.coming_minor,
        "sent": owed.on_the_way_minor,
        "payable" if owed.payable_minor >= 0 else "owed": abs(owed.payable_minor),
    }
    sentence = N_(
        "من الرصيد %(coming)s قادم حتى تنتهي مهلة الاسترجاع، و%(payable)s متاح للتحويل، و%(sent)s في طريقه إلى حسابكم."
    )
    if owed.payable_minor < 0:
        sentence = N_(
            "في الرصيد %(coming)s قادم حتى تنتهي مهلة الاسترجاع، و%(sent)s في طريقه إلى حسابكم، وعليكم منه للسوق %(owed)s "
            "تُخصم مما يأتي."
        )
    return [both(sentence, **{name: money.exact(minor) for name, minor in sums.items()})]
