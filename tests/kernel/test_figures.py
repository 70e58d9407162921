"""Numbers as people type them."""

import pytest

from storefront.kernel import figures


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("٨٥٫٥٠", "85.50"),
        ("1,250.75 ر.س", "1250.75"),
        ("85,5", "85.5"),
        ("۱۲", "12"),
        ("85 ريال", "85"),
        ("مجاناً", "مجاناً"),
        ("", ""),
    ],
)
def test_sums_are_understood_as_they_are_typed(typed: str, kept: str) -> None:
    assert figures.amount(typed) == kept
    assert figures.western(" ٣ ") == "3"
