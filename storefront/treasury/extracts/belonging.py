"""Whether what a statement tells is of the market's own account, in riyals, and has come to pass. Pure."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from storefront.treasury.extracts.columns import KNOWN
from storefront.treasury.extracts.refusals import StatementIsInOtherMoney, StatementIsOfAnotherAccount
from storefront.treasury.extracts.sums import DIGITS, folded
from storefront.treasury.extracts.tables import Row, bare

MOST_SHOWN = 40
RIYAL = {
    folded(name)
    for name in (
        "SAR", "SR", "682", "Riyal", "Riyals", "Saudi Riyal", "Saudi Riyals", "Saudi Arabian Riyal", "ر.س", "ريال", "الريال",
        "ريال سعودي", "الريال السعودي", "﷼", "\u20c1",
    )
}  # fmt: skip
DONE = {
    folded(name)
    for name in (
        "Complete", "Completed", "Posted", "Booked", "Settled", "Success", "Successful", "Succeeded", "Processed", "Done",
        "Executed", "Cleared", "Credited", "Paid", "Received", "OK", "مكتمل", "مكتملة", "منفذ", "منفذة", "تم", "تمت",
        "تم التنفيذ", "ناجح", "ناجحة", "مقيد", "مقيدة", "مرحل", "مرحلة", "مسجلة", "مدفوعة", "مستلمة",
    )
}  # fmt: skip
OF_ACCOUNTS = KNOWN["account"] | {folded(name) for name in ("IBAN", "IBAN number", "الآيبان", "رقم الآيبان", "آيبان")}
IBAN = re.compile(r"SA[0-9]{4}[0-9A-Z]{18}")
CURRENCY = re.compile(
    r"[A-Z]{3}\b|.*(?:دولار|يورو|درهم|دينار|جنيه|ريال|dollar|euro|dirham|dinar|pound|riyal|rial)", re.IGNORECASE
)
OURS = tuple(folded(begins) for begins in ("SAR", "Saudi", "ريال سعودي", "الريال السعودي"))
ROOM, NUMBER = re.compile(r"[\s.\-]"), re.compile(r"(?:[0-9]*[*X•]+)?([0-9]{4,})")


def is_riyal(currency: str) -> bool:
    """Whether a currency is ours; one that nobody names is the account's."""
    return not currency or folded(currency) in RIYAL


def is_done(status: str) -> bool:
    """Whether a bank says of a movement that it came to pass."""
    return folded(status) in DONE


def is_of(account: str, said: str) -> bool:
    """Whether a number may be that of an account, given by its IBAN: whole, without the bank's part, or with only its end
    shown. What is no number, and whatever is said while we have no account, may be."""
    plain = ROOM.sub("", said.translate(DIGITS)).upper()
    whole, number = IBAN.search(plain), NUMBER.search(plain)
    if not account or not number:
        return True
    return whole[0] == account if whole else account.endswith(number[1].lstrip("0"))


def check_above(rows: Sequence[Row], account: str) -> None:
    """Checks what stands above the head: whose account, and in which currency. Raises StatementIsOfAnotherAccount and
    StatementIsInOtherMoney."""
    cells = [[bare(cell).strip() for cell in row.cells] for row in rows]
    for name, said in _pairs(cells):
        if name in KNOWN["currency"] and is_other_money(said):
            raise StatementIsInOtherMoney(currency=said[:MOST_SHOWN])
        if name in OF_ACCOUNTS and not is_of(account, said):
            raise StatementIsOfAnotherAccount(account=said[:MOST_SHOWN])
    numbers = [
        found for row in cells for cell in row for found in IBAN.findall(ROOM.sub("", cell.translate(DIGITS)).upper())
    ]
    if numbers and account and account not in numbers:
        raise StatementIsOfAnotherAccount(account=numbers[0])


def is_other_money(said: str) -> bool:
    """Whether these words begin with a currency, and it is not ours."""
    return bool(CURRENCY.match(said)) and not is_riyal(said) and not folded(said).startswith(OURS)


def _pairs(rows: Sequence[Sequence[str]]) -> Iterator[tuple[str, str]]:
    """What rows may say as a name with its value: in one cell, in two beside each other, or in two below each other."""
    for cells, below in pairwise([*rows, ()]):
        for place, cell in enumerate(cells):
            name, _, said = cell.replace("：", ":").partition(":")
            words = cell.split()
            yield folded(name), said.strip() or next((after for after in cells[place + 1 :] if after), "")
            yield folded(name), below[place] if place < len(below) else ""
            yield from ((folded(" ".join(words[:end])), " ".join(words[end:])) for end in range(1, len(words)))
