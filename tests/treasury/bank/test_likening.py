"""One transfer is one sum, whichever of the bank's files tells it: what one leaves out proves nothing."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from storefront.treasury.bank.likening import NEAR, Known, may_be, say_the_same
from storefront.treasury.extracts import Line

DAY = date(2026, 11, 30)
PAID = "C4K899NE"
LINE = Line(2, DAY, 5_700, f"SARAH {PAID}")
KNOWN = Known(1, DAY, 5_700, f"SARAH {PAID}", "", None, "line:1:1")
NAMED = replace(KNOWN, reference="T1", line_ref="id:T1")


@pytest.mark.parametrize(
    ("line", "known"),
    [
        (replace(LINE, reference="FT2026334001"), replace(KNOWN, balance_minor=100_000)),
        (LINE, replace(KNOWN, reference="FT2026334001")),
        (replace(LINE, reference="T1", is_named=True), KNOWN),
        (replace(LINE, reference="T1", is_named=True), replace(KNOWN, reference="FT1")),
        (LINE, NAMED),
        (replace(LINE, reference="SARIE"), replace(KNOWN, reference="ACH")),
        (replace(LINE, words=f"{PAID} SARAH"), replace(KNOWN, words=f"SARIE INCOMING SARAH AHMED / {PAID}")),
        (replace(LINE, words=f"TRF-{PAID} Sarah"), replace(KNOWN, words=f"Incoming transfer {PAID}")),
        (replace(LINE, words="INCOMING TRANSFER FROM SAR"), replace(KNOWN, words="INCOMING TRANSFER FROM SARAH")),
        (replace(LINE, booked_on=DAY + NEAR), KNOWN),
        (replace(LINE, booked_on=DAY - timedelta(days=1)), KNOWN),
        (replace(LINE, words="x", reference="AA1"), replace(KNOWN, reference="AA1")),
    ],
)
def test_what_is_told_in_another_way_may_be_the_same(line: Line, known: Known) -> None:
    assert may_be(line, known)


@pytest.mark.parametrize(
    ("line", "known"),
    [
        (replace(LINE, amount_minor=5_701), KNOWN),
        (replace(LINE, booked_on=DAY + NEAR + timedelta(days=1)), KNOWN),
        (replace(LINE, words="SARAH HT4XQ2LM"), KNOWN),
        (replace(LINE, reference="T2", is_named=True), NAMED),
        (replace(LINE, reference="FT2"), replace(KNOWN, reference="FT1")),
        (replace(LINE, balance_minor=1), replace(KNOWN, balance_minor=2, code=PAID)),
        (replace(LINE, reference="T2", is_named=True), replace(NAMED, code=PAID)),
    ],
)
def test_what_differs_in_what_both_say_is_another(line: Line, known: Known) -> None:
    assert not may_be(line, known)


def test_what_names_a_payment_that_a_sum_is_for_may_be_it_whatever_its_reference() -> None:
    line, known = replace(LINE, words=f"x/{PAID}", reference="FT2"), replace(KNOWN, words="by hand", reference="FT1")

    assert (may_be(line, replace(known, code=PAID)), may_be(line, known)) == (True, False)


@pytest.mark.parametrize(
    ("here", "there", "same"),
    [("", "anything", True), ("from Sara", "from Huda", False), ("from Sara", "Transfer: from SARA", True)],
)
def test_words_are_compared_by_what_they_say(here: str, there: str, same: bool) -> None:
    assert (say_the_same(here, there), say_the_same(there, here)) == (same, same)
