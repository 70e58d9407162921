"""How long a page waits before it looks again."""

import pytest

from storefront.web.kit.looking_again import look_of


@pytest.mark.parametrize(
    ("written", "seconds", "following"),
    [
        ("", 3, 1),
        ("1", 3, 2),
        ("3", 8, 4),
        ("6", 30, 7),
        ("99", 30, 100),
        ("100", 3, 1),
        ("-1", 3, 1),
        ("٣", 3, 1),
        ("x", 3, 1),
    ],
)
def test_a_page_looks_again_less_and_less_often(written: str, seconds: int, following: int) -> None:
    assert look_of(written) == (seconds, following)
