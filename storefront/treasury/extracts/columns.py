"""What the columns of a statement are called, and the row that names them. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from storefront.treasury.extracts.refusals import (
    StatementIsNotReadable,
    StatementSaysNoDay,
    StatementSaysNoSum,
    StatementSaysNoWords,
)
from storefront.treasury.extracts.sums import folded
from storefront.treasury.extracts.tables import Row, bare

MOST_CELL = 300
MOST_NAMED = 12  # columns, in a refusal
LAST_PLACE = 30  # where the head may stand; banks write their own name above it
COLUMNS = {
    "date": {
        "date", "transactiondate", "valuedate", "postingdate", "postdate", "bookingdate", "entrydate", "trandate", "txndate",
        "transdate", "dateandtime", "datetime", "التاريخ", "تاريخ", "تاريخالعملية", "تاريخالقيد", "تاريخالحركة",
        "تاريخالمعاملة", "تاريخالتنفيذ", "تاريخالاستحقاق", "التاريخوالوقت",
    },
    "amount": {
        "amount", "transactionamount", "amt", "netamount", "المبلغ", "مبلغ", "مبلغالعملية", "مبلغالحركة", "مبلغالمعاملة",
        "قيمةالعملية", "القيمة",
    },
    "credit": {
        "credit", "credits", "creditamount", "amountcredit", "deposit", "deposits", "depositamount", "moneyin", "paidin",
        "amountin", "cr", "دائن", "الدائن", "ايداع", "الايداع", "ايداعات", "الايداعات", "مبلغدائن", "المبلغالدائن",
        "مبلغالايداع", "له",
    },
    "debit": {
        "debit", "debits", "debitamount", "amountdebit", "withdrawal", "withdrawals", "withdrawalamount", "moneyout",
        "paidout", "amountout", "dr", "مدين", "المدين", "سحب", "السحب", "سحوبات", "السحوبات", "مبلغمدين", "المبلغالمدين",
        "مبلغالسحب", "عليه",
    },
    "flag": {
        "drcr", "crdr", "debitcredit", "creditdebit", "creditdebitindicator", "debitcreditindicator", "crdrindicator",
        "drcrindicator", "مديندائن", "دائنمدين",
    },
    "type": {"type", "transactiontype", "النوع", "نوعالعملية", "نوعالحركة"},
    "words": {
        "description", "details", "narration", "narrative", "remarks", "remark", "note", "notes", "comment", "comments",
        "memo", "purpose", "purposeoftransfer", "paymentdetails", "particulars", "transactiondetails", "transactiondetail",
        "transactiondescription", "transactionremarks", "transactionnarrative", "transactionnarration", "الوصف", "البيان",
        "بيان", "التفاصيل", "تفاصيل", "تفاصيلالعملية", "وصفالعملية", "بيانالعملية", "تفاصيلالحركة", "وصفالحركة",
        "بيانالحركة", "تفاصيلالمعاملة", "وصفالمعاملة", "ملاحظات", "الملاحظات", "ملاحظة", "الغرض", "غرضالتحويل",
        "الغرضمنالتحويل", "الشرح",
    },
    "payer": {
        "sender", "payer", "sendername", "payername", "orderingcustomer", "remitter", "remittername", "from", "fromname",
        "counterparty", "counterpartyname", "المرسل", "اسمالمرسل", "المحول", "اسمالمحول", "اسمالعميلالمحول",
    },
    "ref": {"reference", "referencenumber", "transactionreference", "رقمالمرجع", "المرجع"},
    "more": {  # what may hold a payer's words, and tells no line from another
        "ref", "refno", "referenceno", "customerreference", "customerref", "customerreferencenumber", "customerreferenceno",
        "payerreference", "senderreference", "paymentreference", "yourreference", "endtoendid", "endtoendreference",
        "remittanceinformation", "bankreference", "مرجع", "الرقمالمرجعي", "مرجعالعميل", "مرجعالعملية", "مرجعالمرسل",
        "مرجعالدفع",
    },
    "id": {"transactionid", "transactionno", "transactionnumber", "uniqueid", "رقمالعملية", "رقمالحركة"},
    "balance": {
        "balance", "runningbalance", "closingbalance", "accountbalance", "balanceaftertransaction", "الرصيد", "رصيد",
        "الرصيدبعدالعملية", "رصيدالحساب",
    },
    "currency": {
        "currency", "currencycode", "ccy", "cur", "curr", "transactioncurrency", "accountcurrency", "amountcurrency",
        "العملة", "عملة", "عملةالعملية", "عملةالحساب", "عملةالمبلغ", "رمزالعملة",
    },
    "status": {
        "status", "transactionstatus", "paymentstatus", "state", "الحالة", "حالة", "حالةالعملية", "حالةالحركة",
        "حالةالمعاملة", "حالةالتحويل",
    },
    "account": {"account", "accountnumber", "accountno", "accountid", "accountiban", "رقمالحساب", "الحساب", "ايبانالحساب"},
    "": {"", "#", "no", "sn", "srno", "serial", "serialno", "sequence", "م", "ت", "رقم", "تسلسل", "الرقمالتسلسلي"},
}  # fmt: skip
KNOWN = {column: {folded(name) for name in names} for column, names in COLUMNS.items()}
OF_SUMS = ("amount", "credit", "debit", "balance")
IN_RIYALS = tuple(
    folded(end) for end in ("بالريال السعودي", "ريال سعودي", "بالريال", "ريال", "ر.س", "in SAR", "SAR", "SR")
)


@dataclass(frozen=True)
class Head:
    """The row that names the columns: its place among the rows, how many cells it has, how many of them name a column, where
    those of each kind are, and what those are called that nobody knows, by their place."""

    place: int
    cells: int
    width: int
    columns: Mapping[str, Sequence[int]]
    unknown: Mapping[int, str]

    def cells_of(self, row: Row) -> dict[str, str]:
        """What a row says, in the first column of each kind."""
        return {column: cell_at(row, places[0]) for column, places in self.columns.items()}

    def all_of(self, row: Row, column: str) -> list[str]:
        """Everything a row says in the columns of a kind."""
        return [said for place in self.columns.get(column, ()) if (said := cell_at(row, place))]


def cell_at(row: Row, place: int) -> str:
    """What a cell says."""
    return bare(row.cells[place])[:MOST_CELL].strip()


def head_of(rows: Sequence[Row]) -> Head:
    """The row that names the columns. Raises what is missing in the row that comes nearest to one."""
    nearest: Head | None = None
    for place, row in enumerate(rows[:LAST_PLACE]):
        head = _named(place, row)
        if not list(_missing(head)):
            return head
        if nearest is None or len(head.columns) > len(nearest.columns):
            nearest = head
    if nearest is None or len(nearest.columns) < 2:
        raise StatementIsNotReadable()
    found = [bare(cell).strip() for cell in rows[nearest.place].cells]
    refusal = next(_missing(nearest))
    raise refusal(found=" · ".join([name for name in found if name][:MOST_NAMED])[:MOST_CELL])


def _missing(head: Head) -> Iterator[type[StatementIsNotReadable]]:
    if "date" not in head.columns:
        yield StatementSaysNoDay
    if not {"credit", "amount"} & set(head.columns):
        yield StatementSaysNoSum
    if "words" not in head.columns:
        yield StatementSaysNoWords


def _named(place: int, row: Row) -> Head:
    columns: dict[str, list[int]] = {}
    unknown: dict[int, str] = {}
    for there, cell in enumerate(row.cells):
        kind = kind_of(cell)
        if kind:
            columns.setdefault(kind, []).append(there)
        elif kind is None:
            unknown[there] = bare(cell).strip()
    return Head(place, len(row.cells), width_of(row), columns, unknown)


def kind_of(cell: str) -> str | None:
    """What a column holds by its name; nothing for one that says nothing of money, None for one that nobody knows."""
    name = folded(bare(cell))
    for column, known in KNOWN.items():
        if name in known:
            return column
    stems = [name.removesuffix(end) for end in IN_RIYALS if name.endswith(end)]
    return next((column for stem in stems for column in OF_SUMS if stem in KNOWN[column]), None)


def width_of(row: Row) -> int:
    """How many cells a row has, up to the last that says anything."""
    return max((place for place, cell in enumerate(row.cells, start=1) if cell.strip()), default=0)
