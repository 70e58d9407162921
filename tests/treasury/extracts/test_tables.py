"""Tables of text are read in every usual encoding; a row whose marks do not fit is not believed."""

import pytest

from storefront.treasury.extracts import tables


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_it_may_be_written_in_any_of_the_usual_ways(encoding: str) -> None:
    assert tables.decoded("التاريخ;المبلغ".encode(encoding)) == "التاريخ;المبلغ"


@pytest.mark.parametrize("raw", [b"\x89PNG\r\n\x1a\n\x00\x00", "a,b".encode("utf-16-le")])
def test_what_is_no_text_is_refused(raw: bytes) -> None:
    with pytest.raises(ValueError, match="no text"):
        tables.decoded(raw)


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_cells_are_cut_where_the_file_cuts_them(sign: str) -> None:
    rows = tables.rows_of(sign.join(["a", "b,c" if sign == ";" else "b", "d"]))

    assert [len(row.cells) for row in rows] == [3]


def test_rows_are_numbered_by_their_lines() -> None:
    rows = tables.rows_of('a,b\r\n"c\r\nd",e\r\n\r\n"f"g,h\r\ni,"j')

    assert [(row.number, row.last, row.is_sound, row.is_empty) for row in rows] == [
        (1, 1, True, False),
        (2, 3, True, False),
        (4, 4, True, True),
        (5, 5, False, False),
        (6, 6, False, False),
    ]
