"""A table in a file of any kind."""

import pytest

from storefront.kernel import csv_tables, table_files, workbooks
from storefront.kernel.refusals import NotValid
from storefront.kernel.table_files import FileIsEmpty, FileIsTooLarge, WorkbookIsOldOrLocked
from storefront.kernel.workbooks import Sheet

ROWS = [["رقم", "الاسم"], ["1", "كيك"]]


def test_both_kinds_hold_the_same_table() -> None:
    files = [csv_tables.write(ROWS), workbooks.write([Sheet("a", ROWS)], is_rtl=True)]

    assert [table_files.read(one, most_rows=5) for one in files] == [ROWS, ROWS]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", FileIsEmpty),
        (b" \r\n", FileIsEmpty),
        (b"a" * (table_files.MOST_BYTES + 1), FileIsTooLarge),
        (b"\xd0\xcf\x11\xe0 old", WorkbookIsOldOrLocked),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, kind: type[NotValid]) -> None:
    with pytest.raises(kind):
        table_files.read(data, most_rows=5)


def test_one_row_more_is_read_so_that_its_reader_sees_it() -> None:
    assert len(table_files.read(b"a,b\r\n" * 9, most_rows=3)) == 4
