"""What a row of a statement says of money: how much, and whether it came in or went out. Banks say that by the column of the
sum, by a flag beside it, by the kind of the movement or by the sum itself; where none of them says it, or they contradict
each other, nobody can tell. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from storefront.kernel.refusals import N_
from storefront.treasury.extracts import figures
from storefront.treasury.extracts.figures import Form

COLUMNS = ("credit", "debit", "amount")
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫", "01234567890123456789.")
SIDE = re.compile(r"[\s]*(CR|DR)\.?$", re.IGNORECASE)  # behind a sum
ROUND_SUM = re.compile(r"SAR|SR|ر\.?س\.?", re.IGNORECASE)
FOLDED = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", **dict.fromkeys(" _-./()", "")})
IN, OUT = 1, -1
FLAGS = {
    **dict.fromkeys(("cr", "c", "credit", "deposit", "دائن", "ايداع"), IN),
    **dict.fromkeys(("dr", "d", "debit", "withdrawal", "مدين", "سحب", "خصم"), OUT),
}
KINDS = {  # of movements, where their name says it
    **FLAGS,
    **dict.fromkeys(
        (
            "in", "incoming", "inward", "transferin", "incomingtransfer", "inwardtransfer", "cashdeposit", "وارد", "وارده",
            "حوالهوارده", "تحويلوارد", "ايداعنقدي",
        ),
        IN,
    ),
    **dict.fromkeys(
        (
            "out", "outgoing", "outward", "transferout", "outgoingtransfer", "outwardtransfer", "charge", "charges", "fee",
            "fees", "purchase", "cashwithdrawal", "صادر", "صادره", "حوالهصادره", "تحويلصادر", "رسوم", "شراء", "سحبنقدي",
        ),
        OUT,
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Habits:
    """How a file writes its sums: what stands before the halalas, and whether those that went out have a sign."""

    form: Form
    is_signed: bool


def folded(word: str) -> str:
    """A word as it is compared: banks do not agree on capitals, spaces and the forms of a letter."""
    return word.strip().casefold().translate(FOLDED)


def habits_of(rows: Iterable[Mapping[str, str]]) -> Habits:
    """How the rows of a file write their sums."""
    written = list(rows)
    form = figures.form_of(_bare(text)[0] for cells in written for text in _sums_of(cells))
    return Habits(form, any((amount(cells.get("amount", ""), form) or 0) < 0 for cells in written))


def _sums_of(cells: Mapping[str, str]) -> Iterator[str]:
    yield from (cells[column] for column in (*COLUMNS, "balance") if column in cells)


def net(cells: Mapping[str, str], habits: Habits) -> int:
    """What a row changed on the account, in halalas; below nothing when money went out. ValueError says why it cannot be
    told."""
    sums = {column: amount(cells[column], habits.form) for column in COLUMNS if cells.get(column)}
    if not sums or None in sums.values():
        raise ValueError(N_("المبلغ غير مفهوم"))
    if sums.get("credit") and sums.get("debit"):
        raise ValueError(N_("مدين ودائن في سطر واحد"))
    if cells.get("flag") and folded(cells["flag"]) not in FLAGS:
        raise ValueError(N_("لا يُفهم أدخل المبلغ أم خرج"))
    most = next((abs(sums[column] or 0) for column in COLUMNS if sums.get(column)), 0)
    sides = set(_sides(cells, sums, habits))
    if len(sides) > 1:
        raise ValueError(N_("بعض السطر يقول إن المبلغ دخل، وبعضه يقول إنه خرج"))
    if most and not sides:
        raise ValueError(N_("لا يُفهم أدخل المبلغ أم خرج"))
    return most * sides.pop() if most else 0


def _sides(cells: Mapping[str, str], sums: Mapping[str, int | None], habits: Habits) -> Iterator[int]:
    """Every side a row says its money went to."""
    credit, debit, plain = (sums.get(column) or 0 for column in COLUMNS)
    flag = FLAGS.get(folded(cells.get("flag", "")))
    kind = KINDS.get(folded(cells.get("type", "")))
    yield from (side for side in (flag, kind) if side)
    if credit:
        yield IN if credit > 0 else OUT
    if debit or plain < 0:
        yield OUT
    if plain > 0 and not credit and not debit and _is_in_by_itself(cells, habits) and not cells.get("flag"):
        yield IN


def _is_in_by_itself(cells: Mapping[str, str], habits: Habits) -> bool:
    """Whether a sum that is not below nothing came in because its file would say so if it had not."""
    written = cells.get("amount", "").translate(DIGITS).strip()
    side = SIDE.search(written)
    if written.startswith("+") or (side and side[1].upper() == "CR") or habits.is_signed:
        return True
    return not {"flag", "type", "credit"} & set(cells)


def amount(text: str, form: Form) -> int | None:
    """Halalas of a sum as banks write it: "1,240.50", "1240.5 SAR", "+85", Arabic digits too; below nothing when it went
    out: "-85", "85-", "(85)", "85 DR". None for what is no sum in the form of its file."""
    digits, is_out = _bare(text)
    minor = figures.read(digits, form)
    return -abs(minor) if is_out and minor is not None else minor


def _bare(text: str) -> tuple[str, bool]:
    """The figures of a sum without the names of currency and side around them, and whether it went out."""
    plain = text.translate(DIGITS).strip()
    side = SIDE.search(plain)
    digits = ROUND_SUM.sub("", SIDE.sub("", plain)).strip()
    is_out = bool(side and side[1].upper() == "DR")
    for begins, ends in (("(", ")"), ("", "-")):
        if digits.startswith(begins) and digits.endswith(ends) and len(digits) > len(begins + ends):
            digits, is_out = digits[len(begins) : -len(ends)].strip(), True
    return digits, is_out
