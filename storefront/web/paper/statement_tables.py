"""A family's monthly statement as a table: CSV, and a workbook of Excel's own."""

from collections.abc import Sequence
from decimal import Decimal

from storefront.insight.statements import Movement, Statement
from storefront.kernel import clock, money, workbooks
from storefront.kernel.refusals import N_
from storefront.kernel.workbooks import Cell, Sheet
from storefront.web.kit import spreadsheets
from storefront.web.kit.locale import direction
from storefront.web.kit.spreadsheets import Value, number
from storefront.web.paper.statements import (
    CLOSING,
    KINDS,
    OPENING,
    TITLE,
    channel_words,
    made_of,
    method_words,
    owing,
)
from storefront.web.paper.words import both, of_both

HEADS = (
    N_("التاريخ"), N_("الوقت"), N_("البيان"), N_("رقم الطرد أو التحويل"), N_("القناة"), N_("الدفع"),
    N_("ثمن المنتجات"), N_("من الثمن، تدفعه قسيمة السوق"), N_("خصم قسيمتكم"), N_("التوصيل"), N_("أجر المندوب"),
    N_("رسوم السوق"), N_("ضريبة القيمة المضافة في العمولة"), N_("حصتكم"), N_("نقد معكم"), N_("حُوّل إليكم"),
    N_("قيد آخر"), N_("الأثر"), N_("الرصيد"),
)  # fmt: skip
WORDS = 6  # columns before the sums
WIDTHS = (11, 7, 16, 14, 14, 12, *([12] * (len(HEADS) - WORDS)))
Row = tuple[Sequence[str], Sequence[int | None]]  # words, and halalas where there are some


def statement_csv(statement: Statement) -> bytes:
    """The movements as a table for Excel, a column for each sum, in the reader's language."""
    rows: list[Sequence[Value]] = [
        title(statement),
        [sentences(statement)],
        heads(),
        *(
            [*words, *("" if one is None else number(money.plain(one)) for one in sums)]
            for words, sums in rows_of(statement)
        ),
    ]
    return spreadsheets.file_of(rows)


def statement_xlsx(statement: Statement) -> bytes:
    """The same as a workbook: sums are numbers; whose it is, what they mean and the head stand still above them."""
    rows: list[Sequence[Cell]] = [
        heads(),
        *([*words, *("" if one is None else in_riyals(one) for one in sums)] for words, sums in rows_of(statement)),
    ]
    above = [" · ".join(title(statement)), sentences(statement)]
    return workbooks.write([Sheet(str(statement.month), rows, WIDTHS, above=above)], is_rtl=direction() == "rtl")


def title(statement: Statement) -> list[str]:
    """What it is, whose, and of which month."""
    return [both(TITLE).main, of_both(statement, "name").main, str(statement.month)]


def heads() -> list[str]:
    return [both(head).main for head in HEADS]


def sentences(statement: Statement) -> str:
    """What the sums mean, what the balance is made of, and what is owed."""
    told = [both(N_("المبالغ بالريال السعودي.")), *made_of(statement.owed), *owing(statement.debts)]
    return " ".join(one.main for one in told)


def rows_of(statement: Statement) -> list[Row]:
    """The movements between the balances with which the month began and ended."""
    moved = zip(statement.movements, statement.balances, strict=True)
    return [
        balance_row(OPENING, statement.opening_minor),
        *(row_of(movement, balance) for movement, balance in moved),
        balance_row(CLOSING, statement.closing_minor),
    ]


def balance_row(label: str, minor: int) -> Row:
    """The row with which the movements begin or end."""
    words = ["", "", both(label).main, *[""] * (WORDS - 3)]
    return words, [*[None] * (len(HEADS) - WORDS - 1), minor]


def row_of(movement: Movement, balance: int) -> Row:
    """A movement as a row. From the price to the share every part has a column; what a coupon of the market pays, and the tax
    in the fee, lie within others and are not added."""
    local = clock.riyadh(movement.at)
    words = [
        f"{local:%Y-%m-%d}",
        f"{local:%H:%M}",
        both(KINDS.get(movement.kind, KINDS["other"])).main,
        movement.reference,
        channel_words(movement.channel).main if movement.channel else "",
        method_words(movement.method).main if movement.method else "",
    ]
    sums = [
        movement.price_minor, movement.coupon_minor, -movement.off_minor, movement.brought_minor, -movement.courier_minor,
        -movement.fee_minor, -movement.fee_vat_minor, movement.share_minor, movement.in_hand_minor, movement.paid_out_minor,
        movement.other_minor, movement.change_minor, balance,
    ]  # fmt: skip
    return words, sums


def in_riyals(minor: int) -> Decimal:
    return Decimal(money.plain(minor))
