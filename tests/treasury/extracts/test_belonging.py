"""A statement is of the market's own account and in riyals, or it is refused; what the bank has not done is no money."""

import pytest

from storefront.treasury import extracts
from storefront.treasury.extracts import belonging

ACCOUNT = "SA0380000000608010167519"
HEAD = "Date,Amount,Description\n2026-11-26,5,x"


@pytest.mark.parametrize(
    ("said", "is_ours"),
    [
        ("SA03 8000 0000 6080 1016 7519", True),
        ("٦٠٨٠١٠١٦٧٥١٩", True),
        ("0000608010167519", True),
        ("****7519", True),
        ("XXXX-7519", True),
        ("Current account", True),
        ("SA4420000001234567891234", False),
        ("608010167518", False),
        ("****7518", False),
    ],
)
def test_an_account_is_known_by_its_end(said: str, is_ours: bool) -> None:
    assert belonging.is_of(ACCOUNT, said) is is_ours
    assert belonging.is_of("", said)


@pytest.mark.parametrize(
    ("above", "refusal"),
    [
        ("Currency: USD", extracts.StatementIsInOtherMoney),
        ("Account Currency,,US Dollar", extracts.StatementIsInOtherMoney),
        ("Currency KWD", extracts.StatementIsInOtherMoney),
        ("العملة: ريال يمني", extracts.StatementIsInOtherMoney),
        ("Branch,Currency\nRiyadh,EUR", extracts.StatementIsInOtherMoney),
        ("Account Number: SA4420000001234567891234", extracts.StatementIsOfAnotherAccount),
        ("رقم الحساب,608010167518", extracts.StatementIsOfAnotherAccount),
        ("Statement of SA44 2000 0001 2345 6789 1234", extracts.StatementIsOfAnotherAccount),
    ],
)
def test_a_statement_of_another_account_or_currency_is_refused(
    above: str, refusal: type[extracts.StatementIsInOtherMoney] | type[extracts.StatementIsOfAnotherAccount]
) -> None:
    with pytest.raises(refusal):
        extracts.read_statement(f"{above}\n{HEAD}", account=ACCOUNT)


@pytest.mark.parametrize(
    "above",
    [
        "Al Bank",
        "Account Number: SA0380000000608010167519",
        "Account: ****7519 Currency: SAR",
        "Currency: SAR - Saudi Riyal",
        "Account No,Currency,Branch\n608010167519,SAR,Riyadh",
        "العملة,الريال السعودي",
        "Statement of SA0380000000608010167519",
    ],
)
def test_our_own_is_read_whatever_stands_above_it(above: str) -> None:
    assert len(extracts.read_statement(f"{above}\n{HEAD}", account=ACCOUNT).lines) == 1


@pytest.mark.parametrize(
    ("column", "said", "trouble"),
    [
        ("Currency", "YER", "عملته ليست الريال"),
        ("العملة", "دولار", "عملته ليست الريال"),
        ("Status", "Rejected", "لا تقول حالته إن البنك أتمّه"),
        ("الحالة", "مرفوضة", "لا تقول حالته إن البنك أتمّه"),
        ("Status", "Pending", "لا تقول حالته إن البنك أتمّه"),
    ],
)
def test_a_row_in_other_money_or_not_done_is_named_and_not_taken(column: str, said: str, trouble: str) -> None:
    read = extracts.read_statement(f"Date,Amount,Description,{column}\n2026-11-26,5,x,{said}")

    assert (list(read.lines), [one.trouble for one in read.wrong]) == ([], [trouble])


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("Currency", "SAR"),
        ("العملة", "ريال سعودي"),
        ("Currency", ""),
        ("Status", "Posted"),
        ("الحالة", "منفذة"),
        ("Status", ""),
    ],
)
def test_a_row_in_riyals_that_is_done_is_taken(column: str, said: str) -> None:
    assert len(extracts.read_statement(f"Date,Amount,Description,{column}\n2026-11-26,5,x,{said}").lines) == 1


def test_a_row_that_says_nothing_beside_others_that_do_is_not_done() -> None:
    read = extracts.read_statement("Date,Amount,Description,Status\n2026-11-26,5,x,\n2026-11-26,6,x,Posted")

    assert ([line.number for line in read.lines], [one.number for one in read.wrong]) == ([3], [2])


def test_another_account_beside_a_sum_is_marked() -> None:
    text = "Date,Amount,Description,Account\n2026-11-26,5,x,608010167519\n2026-11-26,6,x,608010167518"

    assert [line.is_of_other for line in extracts.read_statement(text, account=ACCOUNT).lines] == [False, True]
