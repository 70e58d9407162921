"""Saudi mobiles: every way of writing one number, and what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storefront.kernel.phones import NotASaudiMobile, as_dialled, saudi_mobile

SAME = (
    "0501234567",
    "501234567",
    "966501234567",
    "00966501234567",
    "+966501234567",
    "+9660501234567",
    " 050 123 4567 ",
    "050-123-4567",
    "(050) 1234567",
    "٠٥٠١٢٣٤٥٦٧",
    "+٩٦٦ ٥٠ ١٢٣ ٤٥٦٧",
    "۰۵۰۱۲۳۴۵۶۷",
    "\u200f0501234567\u200e",
    "\u202d+966 50 123 4567\u202c",
)
NONE = (
    "",
    " ",
    "050123456",
    "05012345678",
    "0521234567",  # a range nobody has
    "0112345678",  # a telephone in Riyadh
    "+971501234567",  # a mobile in the Emirates
    "050123456a",
    "0501234567;ext=5",
    "0501234567\x00",
    "0" * 10_000,
    "\ud800",
    "👍🏽",
    "5.01234567e8",
)


@pytest.mark.parametrize("written", SAME)
def test_every_way_of_writing_a_number_is_the_same_number(written: str) -> None:
    assert saudi_mobile(written) == "+966501234567"


@pytest.mark.parametrize("written", NONE)
def test_what_is_no_saudi_mobile_is_refused(written: str) -> None:
    with pytest.raises(NotASaudiMobile):
        saudi_mobile(written)


@given(st.text(max_size=60))
def test_any_text_is_a_number_or_a_refusal(written: str) -> None:
    try:
        kept = saudi_mobile(written)
    except NotASaudiMobile:
        return
    assert saudi_mobile(kept) == kept


def test_a_kept_number_is_shown_as_it_is_dialled() -> None:
    assert as_dialled("+966501234567") == "050 123 4567"
    assert as_dialled("") == ""
