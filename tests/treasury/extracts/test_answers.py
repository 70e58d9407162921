"""The bank's answer is read as the bank or a spreadsheet saved it, and what is no answer says in which line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storefront.treasury import extracts
from storefront.treasury.extracts import Answer
from tests.builders.treasury import IBAN

HEAD = "record,reference,iban,name,amount,currency,result,reason"


def answered(*lines: str) -> bytes:
    return "\r\n".join([HEAD, *lines, "total,F,1,now,1.00,SAR,,"]).encode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_a_file_a_spreadsheet_saved_is_read(sign: str, encoding: str) -> None:
    text = f"{HEAD.upper()}\npayout,PA,{IBAN},نورة,10.00,SAR,تم,\npayout,PB,{IBAN},name,20,SAR,failed,مغلق".replace(
        ",", sign
    )

    told = extracts.read_answer(text.encode(encoding))

    assert told == [Answer(2, "PA", IBAN, 1_000, "SAR", True), Answer(3, "PB", IBAN, 2_000, "SAR", False, "مغلق")]


@pytest.mark.parametrize(
    ("written", "minor"), [("1234,50", 123_450), ("1234,5", 123_450), ("1.234,50", 123_450), ("1234", 123_400)]
)
def test_a_spreadsheet_may_write_a_comma_before_the_halalas(written: str, minor: int) -> None:
    row = f"payout;PA;{IBAN};name;{written};SAR;done;"

    assert [one.amount_minor for one in extracts.read_answer(f"{HEAD.replace(',', ';')}\n{row}".encode())] == [minor]


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        (b"", 1),
        (b"\xff\xfe\x00", 1),
        (b"a,b,c", 1),
        (b'"', 1),
        (b"x" * 3_000_000, 1),
        (answered("payout,PA,x,name,10.00,SAR,maybe,"), 2),
        (answered("payout,PA,x,name,ten,SAR,done,"), 2),
        (answered("payout,PA,x,name,10.00,SAR,done"), 2),
        (answered(f"payout,PA,{IBAN},name,1,SAR,done,", "payout,PB,x,name,1.001,SAR,done,"), 3),
    ],
)
def test_what_is_no_answer_says_in_which_line(answer: bytes, line: int) -> None:
    with pytest.raises(extracts.AnswerIsNotReadable) as refused:
        extracts.read_answer(answer)

    assert refused.value.values == {"line": line}


@given(st.binary(max_size=500))
def test_no_bytes_break_the_reader(answer: bytes) -> None:
    try:
        extracts.read_answer(HEAD.encode() + b"\n" + answer)
    except extracts.AnswerIsNotReadable:
        return
