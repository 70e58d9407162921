"""Statements are read as banks write them: in either language, in any digits, with rubbish above and between."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storefront.treasury import bank
from storefront.treasury.bank import reading

DAY = date(2026, 11, 26)


def sums(text: str) -> list[tuple[date, int, str]]:
    return [(line.booked_on, line.amount_minor, line.words) for line in bank.read_statement(text).lines]


@pytest.mark.parametrize(
    "text",
    [
        "Date,Amount,Description\n2026-11-26,85.50,from Sara",
        "﻿Transaction Date;Credit Amount;Narration\r\n26/11/2026;85.5;from Sara\r\n",
        "Al Bank\tStatement\n\nValue Date\tDeposit\tDetails\n26-11-2026\t+85.50 SAR\tfrom Sara",
        "التاريخ,دائن,البيان\n٢٠٢٦/١١/٢٦,٨٥٫٥٠ ر.س,from Sara",
        'التاريخ,المبلغ,الوصف\n2026-11-26 14:05:00,"85.50",from Sara',
    ],
)
def test_every_bank_writes_it_otherwise(text: str) -> None:
    assert sums(text) == [(DAY, 8550, "from Sara")]


def test_thousands_are_written_with_commas() -> None:
    assert sums('Date,Amount,Description\n2026-11-26,"1,240.05",x') == [(DAY, 124005, "x")]


@pytest.mark.parametrize("written", ["94,00", "٩٤,٠٠", "94,00 SAR"])
def test_a_file_with_commas_before_the_halalas_is_read_so(written: str) -> None:
    text = f"Date;Description;Amount;Balance\n2026-11-26;x;{written};1.234,50\n2026-11-26;x;-7,00;1.227,50"

    (line,) = bank.read_statement(text).lines

    assert (line.amount_minor, line.balance_minor) == (9_400, 123_450)


@pytest.mark.parametrize("other", ["85.50", "1,240", "1,240.50"])
def test_a_file_that_writes_both_says_nothing_with_a_comma(other: str) -> None:
    text = f"Date;Description;Amount\n2026-11-26;x;94,00\n2026-11-26;x;{other}"

    read = bank.read_statement(text)

    assert 2 in [row.number for row in read.wrong]
    assert {row.trouble for row in read.wrong} == {"المبلغ غير مفهوم"}
    assert 9_400_00 not in [line.amount_minor for line in read.lines]


@pytest.mark.parametrize("written", ["1,2,3", "94,5", "12,40.00", "1,2400"])
def test_commas_that_stand_nowhere_for_thousands_make_no_sum(written: str) -> None:
    read = bank.read_statement(f'Date;Description;Amount\n2026-11-26;x;"{written}"')

    assert (list(read.lines), [row.number for row in read.wrong]) == ([], [2])


def test_what_went_out_is_counted_and_left_alone() -> None:
    text = "Date,Credit,Debit,Description\n2026-11-26,,12.00,fees\n2026-11-26,-3,,fees\n2026-11-26,5,,in"

    read = bank.read_statement(text)

    assert ([line.amount_minor for line in read.lines], read.outgoing, list(read.wrong)) == ([500], 2, [])


def test_rows_nobody_can_read_are_named_by_their_number() -> None:
    text = "Date,Amount,Description\nyesterday,5,x\n\n2026-11-26,five,x\n2026-11-26,5.001,x\n2026-11-26,5,x"

    read = bank.read_statement(text)

    assert [row.number for row in read.wrong] == [2, 4, 5]
    assert [line.number for line in read.lines] == [6]


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("Date,Description,Amount,Dr/Cr", "2026-11-26,RENT PAID,5000.00,DR"),
        ("Date,Description,Amount,Debit/Credit", "2026-11-26,RENT PAID,5000.00,Debit"),
        ("التاريخ,البيان,المبلغ,مدين/دائن", "2026-11-26,إيجار,5000.00,مدين"),
        ("Date,Description,Amount,Type", "2026-11-26,RENT PAID,5000.00,Withdrawal"),
        ("Date,Description,Amount,Debit,Credit", "2026-11-26,RENT PAID,5000.00,5000.00,"),
        ("Date,Description,Debit,Credit", "2026-11-26,RENT PAID,5000.00,0.00"),
        ("Date,Description,Amount,Debit", "2026-11-26,RENT PAID,5000.00,5000.00"),
        ("Date,Description,Amount", "2026-11-26,RENT PAID,-5000.00"),
        ("Date,Description,Amount", "2026-11-26,RENT PAID,5000.00-"),
        ("Date,Description,Amount", "2026-11-26,RENT PAID,(5000.00)"),
        ("Date,Description,Amount", "2026-11-26,RENT PAID,5000.00 DR"),
    ],
)
def test_money_that_went_out_is_never_taken_for_money_in(head: str, row: str) -> None:
    read = bank.read_statement(f"{head}\n{row}")

    assert (list(read.lines), read.outgoing + len(read.wrong)) == ([], 1)


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("Date,Description,Amount,Dr/Cr", "2026-11-26,IN,10.00,CR"),
        ("التاريخ,البيان,المبلغ,مدين/دائن", "2026-11-26,IN,10.00,دائن"),
        ("Date,Description,Amount,Type", "2026-11-26,IN,10.00,SARIE transfer"),
        ("Date,Description,Amount,Debit,Credit", "2026-11-26,IN,10.00,,10.00"),
        ("Date,Description,Debit,Credit", "2026-11-26,IN,0.00,10.00"),
        ("Date,Description,Amount", "2026-11-26,IN,10.00 CR"),
    ],
)
def test_money_that_came_in_is_told_by_its_column_or_its_flag(head: str, row: str) -> None:
    assert sums(f"{head}\n{row}") == [(DAY, 1000, "IN")]


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("Date,Description,Amount,Dr/Cr", "2026-11-26,x,10.00,??"),
        ("Date,Description,Debit,Credit", "2026-11-26,x,10.00,10.00"),
        ("Date,Description,Debit,Credit", "2026-11-26,x,,"),
    ],
)
def test_a_row_that_does_not_say_whether_money_came_is_named(head: str, row: str) -> None:
    read = bank.read_statement(f"{head}\n{row}")

    assert (list(read.lines), [one.number for one in read.wrong]) == ([], [2])


def test_a_line_keeps_what_tells_it_from_others() -> None:
    text = (
        "Date,Amount,Description,Sender,Reference,Transaction ID,Balance\n"
        "2026-11-26,5,x,Sara,SARIE,T1,100.00\n2026-11-26,5,x,,SARIE,T2,\n2026-11-26,5,x,,,T2,"
    )

    first, second, third = bank.read_statement(text).lines

    assert (first.words, first.reference, first.is_named, first.balance_minor) == ("x Sara", "T1", True, 10_000)
    assert [(line.reference, line.is_named) for line in (second, third)] == [("T2", False)] * 2


@pytest.mark.parametrize("text", ["", "hello", "Date,Amount\n2026-11-26,5", "\n" * 50 + "Date,Amount,Description", '"'])
def test_what_is_no_statement_is_refused(text: str) -> None:
    with pytest.raises(bank.StatementIsNotReadable):
        bank.read_statement(text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_it_may_be_written_in_any_of_the_usual_ways(encoding: str) -> None:
    assert "التاريخ" in reading.decoded("التاريخ,المبلغ,الوصف".encode(encoding))


def test_a_picture_and_a_book_are_refused() -> None:
    with pytest.raises(bank.StatementIsNotReadable):
        reading.decoded(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    with pytest.raises(bank.StatementIsTooLarge):
        reading.decoded(b"x" * (reading.MOST_BYTES + 1))


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read = bank.read_statement("Date,Amount,Description\n" + text)
    except bank.StatementIsNotReadable:
        return
    assert all(line.amount_minor > 0 for line in read.lines)
