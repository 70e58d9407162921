"""Comma separated tables, as Excel writes them in all its ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storefront.kernel import csv_tables
from storefront.kernel.csv_tables import FORMULA, FileIsNotATable, bare, guarded

ROWS = [["رقم", "الاسم"], ["1", "كيك، بالتمر"], ["2", "سطر\nآخر"]]
TEXT = 'رقم{0}الاسم\r\n1{0}كيك، بالتمر\r\n2{0}"سطر\nآخر"\r\n'


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("letters", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256"])
def test_every_way_of_writing_is_read(sign: str, letters: str) -> None:
    assert csv_tables.read(TEXT.format(sign).encode(letters), most_rows=10) == ROWS


def test_what_excel_says_of_its_delimiter_counts() -> None:
    assert csv_tables.read(b"sep=;\r\na,b;c\r\n", most_rows=10) == [["a,b", "c"]]


def test_no_more_rows_than_asked_for() -> None:
    assert len(csv_tables.read(b"a,b\r\n" * 100, most_rows=7)) == 7


@pytest.mark.parametrize("data", [b"a,b\0c\r\n" + b"1,2\r\n" * 20, b'a,b\r\n"' + b"x" * 200_000])
def test_what_is_no_table_is_refused(data: bytes) -> None:
    with pytest.raises(FileIsNotATable):
        csv_tables.read(data, most_rows=10)


@pytest.mark.parametrize("text", ["=1+1", "+966", "-5", "@sum", "\t=1", " =1", "\u00a0=1", "＝1", "\r=1", "'=1"])
def test_nothing_that_is_written_begins_a_formula(text: str) -> None:
    line = csv_tables.write([[text, 5, "كيك"]]).decode("utf-8-sig")

    assert line.lstrip('"').startswith("'")
    assert bare(guarded(text)) == text


@given(st.text(max_size=12))
def test_what_is_guarded_is_bare_again(text: str) -> None:
    assert bare(guarded(text)) == text
    assert not FORMULA.match(guarded(text)) or guarded(text).startswith("'")


def test_excel_is_told_that_it_is_arabic() -> None:
    assert csv_tables.write([["كيك"]]).startswith(b"\xef\xbb\xbf")


def test_a_line_of_nothing_but_commas_is_cut() -> None:
    assert [len(row) for row in csv_tables.read(b"a,b\r\n" + b"," * 2_000_000, most_rows=5)] == [
        2,
        csv_tables.MOST_COLUMNS,
    ]
