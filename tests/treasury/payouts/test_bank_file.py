"""The file for the bank and its answer: whole, checked, and read back as it was written."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storefront.treasury.payouts.bank_file import BankFile
from storefront.treasury.payouts.port import Outcome, Transfer
from tests.builders.treasury import HOLDER, IBAN, OTHER_IBAN

NOON = datetime(2026, 11, 29, 9, tzinfo=UTC)
HEAD = "record,reference,iban,name,amount,currency,result,reason"
paper = BankFile()


def a_transfer(reference: str = "PAAAAAAA", amount: int = 123_450, **other: str) -> Transfer:
    return Transfer("payout:1", reference, other.get("holder", HOLDER), other.get("iban", IBAN), amount, "SAR")


def test_the_file_says_what_goes_where_and_what_it_comes_to() -> None:
    text = paper.write("FBBBBBBB", NOON, [a_transfer(), a_transfer("PCCCCCCC", 5, iban=OTHER_IBAN)]).decode()

    assert text.split("\r\n") == [
        HEAD,
        f"payout,PAAAAAAA,{IBAN},{HOLDER},1234.50,SAR,,",
        f"payout,PCCCCCCC,{OTHER_IBAN},{HOLDER},0.05,SAR,,",
        "total,FBBBBBBB,2,2026-11-29T09:00:00+00:00,1234.55,SAR,,",
        "",
    ]


def test_an_account_with_wrong_check_digits_never_leaves_the_house() -> None:
    with pytest.raises(ValueError, match="PBADBADB"):
        paper.write("F", NOON, [a_transfer(), a_transfer("PBADBADB", iban=IBAN[:-1] + "8")])


def answered(*lines: str) -> bytes:
    return "\r\n".join([HEAD, *lines, "total,F,1,now,1.00,SAR,,"]).encode()


def test_an_answer_is_the_file_with_its_results() -> None:
    told = paper.read(
        answered(
            f"payout,PA,{IBAN},name,10.00,SAR,done,",
            f"payout,PB,{IBAN},name,10.50,SAR, FAILED ,الحساب مغلق",
            f"payout,PC,{IBAN},name,1,SAR,,",
            f"payout,PD,{IBAN},name,2,SAR,تم,",
        )
    )

    assert [(line.number, line.outcome, line.amount_minor, line.iban) for line in told] == [
        (2, Outcome("PA", "done"), 1_000, IBAN),
        (3, Outcome("PB", "failed", "الحساب مغلق"), 1_050, IBAN),
        (5, Outcome("PD", "done"), 200, IBAN),
    ]


def test_a_file_a_spreadsheet_saved_is_read() -> None:
    answer = "\ufeff" + HEAD.upper() + f"\npayout,PA,{IBAN},name,10.00,SAR,done,\n"

    assert [line.outcome.reference for line in paper.read(answer.encode())] == ["PA"]


@given(st.lists(st.integers(1, 10**10), min_size=1, max_size=50))
def test_what_was_written_reads_back_to_the_halala(amounts: list[int]) -> None:
    transfers = [a_transfer(f"P{number:07d}", amount) for number, amount in enumerate(amounts)]
    written = paper.write("F", NOON, transfers).decode()

    told = paper.read(written.replace("SAR,,", "SAR,done,").encode())

    assert [line.amount_minor for line in told] == amounts
