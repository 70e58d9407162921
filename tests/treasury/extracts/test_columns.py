"""The columns of a statement are found by what banks call them; what is missing is said, with what is there."""

import pytest

from storefront.treasury import extracts
from storefront.treasury.extracts import columns, refusals, tables


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Transaction Details", "words"),
        ("Transaction Description", "words"),
        ("تفاصيل العملية", "words"),
        ("وصف العملية", "words"),
        ("Notes", "words"),
        ("Customer Reference", "more"),
        ("Withdrawals", "debit"),
        ("Deposits", "credit"),
        ("Money In", "credit"),
        ("Money Out", "debit"),
        ("Debit (SAR)", "debit"),
        ("Credit SAR", "credit"),
        ("Amount in SAR", "amount"),
        ("المبلغ (ر.س)", "amount"),
        ("المبلغ بالريال", "amount"),
        ("\u200fالعملة", "currency"),
        ("الحالة", "status"),
        ("Credit (USD)", None),
        ("Description SAR", None),
        ("Branch", None),
        ("", ""),
        ("#", ""),
    ],
)
def test_a_column_is_known_by_its_name(name: str, kind: str | None) -> None:
    assert columns.kind_of(name) == kind


@pytest.mark.parametrize(
    ("head", "refusal"),
    [
        ("When,Credit,Description", refusals.StatementSaysNoDay),
        ("Date,Credit (USD),Description", refusals.StatementSaysNoSum),
        ("Date,Debit,Description", refusals.StatementSaysNoSum),
        ("Date,Credit,What it was", refusals.StatementSaysNoWords),
    ],
)
def test_a_refusal_says_which_column_is_missing_and_which_there_are(
    head: str, refusal: type[extracts.StatementIsNotReadable]
) -> None:
    with pytest.raises(refusal) as caught:
        columns.head_of(tables.rows_of(f"Al Bank,,\n{head}\n2026-12-01,5,x"))

    assert caught.value.values == {"found": head.replace(",", " · ")}


def test_what_names_no_column_is_no_statement() -> None:
    with pytest.raises(extracts.StatementIsNotReadable) as caught:
        columns.head_of(tables.rows_of("Dear all,\nhere is the list\n"))

    assert type(caught.value) is extracts.StatementIsNotReadable
