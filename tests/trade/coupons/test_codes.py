"""A code is the same however it is typed."""

import pytest

from storefront.trade.coupons import codes, refusals


@pytest.mark.parametrize("typed", ["ramadan10", "RAMADAN 10", " Ramadan-10 ", "RAMADAN١٠", "ramadan ۱۰", "‏RAMADAN10"])
def test_a_code_is_the_same_in_any_case_digits_and_spaces(typed: str) -> None:
    assert codes.folded(typed) == codes.folded("RAMADAN10")


@pytest.mark.parametrize("typed", ["رمضان ١٠", "رَمَضان10", "رمضـان 10"])
def test_an_arabic_code_is_one_too(typed: str) -> None:
    assert codes.folded(typed) == codes.folded("رمضان10")


def test_a_new_code_is_printed_in_capitals_on_one_piece() -> None:
    assert codes.printed(" eid - ٢٠ ") == "EID20"


@pytest.mark.parametrize("typed", ["", "ab", "- -", "x" * 25, "12345" * 400])
def test_a_code_that_is_too_short_or_too_long_is_none(typed: str) -> None:
    with pytest.raises(refusals.CodeIsNotValid):
        codes.printed(typed)
