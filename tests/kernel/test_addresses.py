"""The short national address: what it looks like and what it does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storefront.kernel.addresses import NotAShortAddress, short_address


@pytest.mark.parametrize("written", ["RRRD2929", "rrrd2929", " rrrd 2929 ", "RRRD٢٩٢٩", "rrrd۲۹۲۹", "RRRD-2929"])
def test_one_address_is_kept_in_one_way(written: str) -> None:
    assert short_address(written) == "RRRD2929"


@pytest.mark.parametrize(
    "written",
    [
        "",
        "RRR2929",
        "RRRRD2929",
        "2929RRRD",
        "ررrd2929",
        "RRRD292",
        "RRRD2929\x00",
        "RRRD²929",
        "ßRD2929",
        "A" * 10_000,
    ],
)
def test_anything_else_is_refused(written: str) -> None:
    with pytest.raises(NotAShortAddress):
        short_address(written)


@given(st.text(max_size=30))
def test_any_text_is_an_address_or_a_refusal(written: str) -> None:
    try:
        kept = short_address(written)
    except NotAShortAddress:
        return
    assert len(kept) == 8
    assert short_address(kept) == kept
