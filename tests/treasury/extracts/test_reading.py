"""Statements are read as banks write them: in either language, in any digits, with rubbish above and between."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storefront.treasury import extracts
from storefront.treasury.extracts import First, reading

DAY = date(2026, 11, 26)


def sums(text: str) -> list[tuple[date, int, str]]:
    return [(line.booked_on, line.amount_minor, line.words) for line in extracts.read_statement(text).lines]


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

    (line,) = extracts.read_statement(text).lines

    assert (line.amount_minor, line.balance_minor) == (9_400, 123_450)


@pytest.mark.parametrize("other", ["85.50", "1,240", "1,240.50"])
def test_a_file_that_writes_both_says_nothing_with_a_comma(other: str) -> None:
    text = f"Date;Description;Amount\n2026-11-26;x;94,00\n2026-11-26;x;{other}"

    read = extracts.read_statement(text)

    assert 2 in [row.number for row in read.wrong]
    assert {row.trouble for row in read.wrong} == {"المبلغ غير مفهوم"}
    assert 9_400_00 not in [line.amount_minor for line in read.lines]


@pytest.mark.parametrize("written", ["1,2,3", "94,5", "12,40.00", "1,2400"])
def test_commas_that_stand_nowhere_for_thousands_make_no_sum(written: str) -> None:
    read = extracts.read_statement(f'Date;Description;Amount\n2026-11-26;x;"{written}"')

    assert (list(read.lines), [row.number for row in read.wrong]) == ([], [2])


def test_what_went_out_is_counted_and_left_alone() -> None:
    text = "Date,Credit,Debit,Description\n2026-11-26,,12.00,fees\n2026-11-26,-3,,fees\n2026-11-26,5,,in"

    read = extracts.read_statement(text)

    assert ([line.amount_minor for line in read.lines], read.outgoing, list(read.wrong)) == ([500], 2, [])


def test_rows_nobody_can_read_are_named_by_their_number() -> None:
    text = "Date,Amount,Description\nyesterday,5,x\n\n2026-11-26,five,x\n2026-11-26,5.001,x\n2026-11-26,5,x"

    read = extracts.read_statement(text)

    assert [row.number for row in read.wrong] == [2, 4, 5]
    assert [line.number for line in read.lines] == [6]


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("Date,Description,Amount,Dr/Cr", "2026-11-26,RENT PAID,5000.00,DR"),
        ("Date,Description,Amount,Debit/Credit", "2026-11-26,RENT PAID,5000.00,Debit"),
        ("التاريخ,البيان,المبلغ,مدين/دائن", "2026-11-26,إيجار,5000.00,مدين"),
        ("Date,Description,Amount,Type", "2026-11-26,RENT PAID,5000.00,Withdrawal"),
        ("Date,Description,Amount,Type", "2026-11-26,RENT PAID,5000.00,Charge"),
        ("Date,Description,Amount,Type", "2026-11-26,RENT PAID,5000.00,Outward transfer"),
        ("التاريخ,البيان,المبلغ,النوع", "2026-11-26,إيجار,5000.00,حوالة صادرة"),
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
    read = extracts.read_statement(f"{head}\n{row}")

    assert (list(read.lines), read.outgoing + len(read.wrong)) == ([], 1)


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("Date,Description,Amount,Dr/Cr", "2026-11-26,IN,10.00,CR"),
        ("التاريخ,البيان,المبلغ,مدين/دائن", "2026-11-26,IN,10.00,دائن"),
        ("Date,Description,Amount,Type", "2026-11-26,IN,10.00,Incoming transfer"),
        ("التاريخ,البيان,المبلغ,نوع العملية", "2026-11-26,IN,10.00,حوالة واردة"),
        ("Date,Description,Amount,Type", "2026-11-26,IN,+10.00,SARIE transfer"),
        ("Date,Description,Debit,Credit,Type", "2026-11-26,IN,,10.00,SARIE transfer"),
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
        ("Date,Description,Amount,Type", "2026-11-26,x,10.00,SARIE transfer"),
        ("Date,Description,Amount,Type", "2026-11-26,x,10.00,"),
        ("Date,Description,Amount,Dr/Cr", "2026-11-26,x,10.00,"),
        ("Date,Description,Amount,Dr/Cr,Type", "2026-11-26,x,10.00,??,Deposit"),
        ("Date,Description,Debit,Credit,Type", "2026-11-26,x,,10.00,Charge"),
        ("Date,Description,Amount,Dr/Cr,Type", "2026-11-26,x,10.00,CR,Withdrawal"),
        ("Date,Description,Amount,Type", "2026-11-26,x,+10.00,Outward transfer"),
    ],
)
def test_a_row_that_does_not_say_whether_money_came_is_named(head: str, row: str) -> None:
    read = extracts.read_statement(f"{head}\n{row}")

    assert (list(read.lines), [one.number for one in read.wrong]) == ([], [2])


def test_where_what_goes_out_has_a_sign_the_rest_came_in_unless_its_kind_denies_it() -> None:
    text = "Date,Description,Amount,Type\n2026-11-26,a,-3,Transfer\n2026-11-26,b,10,Transfer\n2026-11-26,c,10,Charge"

    read = extracts.read_statement(text)

    assert ([line.words for line in read.lines], read.outgoing, [row.number for row in read.wrong]) == (["b"], 1, [4])


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("Date,Description,Amount", "30/11/2026,SARAH CCAFH57N,1,099.00"),
        ("Date,Description,Amount,", "30/11/2026,SARAH CCAFH57N,1,099.00"),
        ("Date,Amount,Description", "30/11/2026,64.00,SARAH, CCAFH57N"),
        ("Date,Description,Amount,Balance", "30/11/2026,SARAH CCAFH57N,64.00"),
        ("Date,Description,Amount,Cheque No,Branch", "30/11/2026,SARAH KQD7GVJP,1,099.00,,"),
        ("Date,Description,Amount,Balance,Notes", "30/11/2026,SARAH KQD7GVJP,1,099.00,10099.00,"),
        ("Date,Description,Amount,,", "30/11/2026,SARAH KQD7GVJP,1,099.00,"),
        ("Date,Amount,Description", "30/11/2026,64.00,SARAH KQD7GVJP,"),
    ],
)
def test_a_row_that_is_wider_or_narrower_than_its_head_is_named_and_not_taken(head: str, row: str) -> None:
    read = extracts.read_statement(f"{head}\n{row}\n")

    assert ([line.amount_minor for line in read.lines], [one.number for one in read.wrong]) == ([], [2])


@pytest.mark.parametrize("end", ["", ",", ",,"])
def test_banks_may_end_all_their_rows_as_they_like(end: str) -> None:
    assert sums(f"Date,Amount,Description{end}\n2026-11-26,5,x{end}") == [(DAY, 500, "x")]


def test_a_quotation_mark_that_nobody_closes_takes_all_rows_after_it_with_it() -> None:
    rows = [
        "2026-11-26,1,fine,1000",
        '2026-11-30,64.00,"Rent refund from landlord,1064.00',
        "2026-11-30,500.00,x,1564.00",
    ]
    text = "\n".join(["date,amount,description,balance", *rows, "2026-11-30,64.00,SARAH 7QKJ4DUY,1628.00"])

    for ended in (text, text.replace("500.00,x", '500.00,"x"'), f'{text}\n2026-11-30,1,y"",1629"'):
        read = extracts.read_statement(ended)

        assert [line.number for line in read.lines] == [2]
        assert [(one.number, one.last >= 5) for one in read.wrong] == [(3, True)]


def test_a_row_that_holds_others_is_named_and_they_are_not_taken() -> None:
    text = 'Date,Amount,Description\n2026-11-26,5,"x\n2026-11-26,500,SARAH 7QKJ4DUY\nz"\n2026-11-26,6,after'

    read = extracts.read_statement(text)

    assert [(line.number, line.amount_minor) for line in read.lines] == [(5, 600)]
    assert [(one.number, one.last) for one in read.wrong] == [(2, 4)]


def test_a_sum_that_does_not_lead_to_its_balance_is_marked() -> None:
    text = "Date,Amount,Description,Balance\n2026-11-26,5,a,105\n2026-11-27,1,b,1204\n2026-11-28,-4,c,1200\n2026-11-28,2,d,1202"

    read = extracts.read_statement(text)

    assert [(line.words, line.is_unfit) for line in read.lines] == [("a", False), ("b", True), ("d", False)]


def test_days_are_written_in_one_way_in_a_file() -> None:
    head = "Date,Amount,Description\n"

    month_first = sums(f"{head}11/30/2026,5,x\n12/01/2026,5,x")
    mixed = extracts.read_statement(f"{head}30/11/2026,5,x\n11/30/2026,5,x\n2026-11-30,5,x")
    hijri = sums(f"{head}19/06/1448,5,x")

    assert [day for day, _, _ in month_first] == [date(2026, 11, 30), date(2026, 12, 1)]
    assert ([row.number for row in mixed.wrong], list(mixed.lines)) == ([2, 3, 4], [])
    assert {row.trouble for row in mixed.wrong} == {"التواريخ في الملف مكتوبة بأكثر من طريقة"}
    assert [day for day, _, _ in hijri] == [date(2026, 11, 29)]


def test_what_may_be_read_both_ways_is_asked_and_read_as_it_is_answered() -> None:
    text = "Date,Amount,Description\n05/12/2026,5,x\n07/12/2026,5,x"

    read = extracts.read_statement(text)
    answered = extracts.read_statement(text, asked=First.MONTH)

    assert (read.manner.first, read.manner.unclear) == (First.EITHER, "05/12/2026")
    assert [line.booked_on for line in answered.lines] == [date(2026, 5, 12), date(2026, 7, 12)]


def test_a_line_keeps_what_tells_it_from_others() -> None:
    text = (
        "Date,Amount,Description,Sender,Reference,Transaction ID,Balance\n"
        "2026-11-26,5,x,Sara,SARIE,T1,100.00\n2026-11-26,5,x,,SARIE,T2,\n2026-11-26,5,x,,,T2,"
    )

    first, second, third = extracts.read_statement(text).lines

    assert (first.words, first.reference, first.is_named, first.balance_minor) == (
        "x Sara SARIE",
        "T1",
        True,
        10_000,
    )
    assert [(line.reference, line.is_named) for line in (second, third)] == [("T2", False)] * 2


def test_whatever_a_payer_may_have_written_is_told_and_the_number_of_the_bank_is_not() -> None:
    text = (
        "Date,Transaction ID,Description,Remarks,Sender,Reference,Customer Reference,Credit\n"
        "2026-11-26,FT1001,Incoming transfer,for bread,Sara,SARIE,BVDZFP8M,5\n2026-11-26,FT1002,x,x,,,,5"
    )

    first, second = extracts.read_statement(text).lines

    assert (first.words, first.reference) == ("Incoming transfer for bread Sara SARIE BVDZFP8M", "FT1001")
    assert first.parts == ["Incoming transfer Sara", "for bread Sara"]
    assert (second.words, second.reference) == ("x", "FT1002")


def test_columns_that_say_something_nobody_knows_are_named() -> None:
    text = "#,Date,Amount,Description,Branch,Cheque No,\n1,2026-11-26,5,x,Riyadh,,"

    assert extracts.read_statement(text).unread == ["Branch"]


@pytest.mark.parametrize("text", ["", "hello", "Date,Amount\n2026-11-26,5", "\n" * 50 + "Date,Amount,Description", '"'])
def test_what_is_no_statement_is_refused(text: str) -> None:
    with pytest.raises(extracts.StatementIsNotReadable):
        extracts.read_statement(text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_it_may_be_written_in_any_of_the_usual_ways(encoding: str) -> None:
    assert "التاريخ" in reading.decoded("التاريخ,المبلغ,الوصف".encode(encoding))


def test_a_picture_and_a_book_are_refused() -> None:
    with pytest.raises(extracts.StatementIsNotReadable):
        reading.decoded(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    with pytest.raises(extracts.StatementIsTooLarge):
        reading.decoded(b"x" * (reading.MOST_BYTES + 1))


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read = extracts.read_statement("Date,Amount,Description\n" + text)
    except extracts.StatementIsNotReadable:
        return
    assert all(line.amount_minor > 0 for line in read.lines)
