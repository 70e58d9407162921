"""Who may review, and under which name."""

import pytest

from storefront.trade.orders import PARCEL
from storefront.trade.reviews import may_review
from storefront.trade.reviews.policy import public_name


@pytest.mark.parametrize("state", list(PARCEL))
def test_only_what_was_kept_is_reviewed(state: str) -> None:
    assert may_review(state) is (state == "completed")


@pytest.mark.parametrize(
    ("whole", "shown"),
    [
        ("سارة القحطاني", "سارة"),
        ("أم فهد العتيبي", "أم فهد"),
        ("عبد الله بن سعد", "عبد الله"),
        ("Umm Khalid Harbi", "Umm Khalid"),
        ("نورة", "نورة"),
        ("أم", "أم"),
        ("", ""),
    ],
)
def test_a_first_name_stands_under_the_words(whole: str, shown: str) -> None:
    assert public_name(whole) == shown
