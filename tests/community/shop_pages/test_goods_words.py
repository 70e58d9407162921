"""What is new about goods leads nobody elsewhere; what stood there may stay."""

import pytest

from storefront.community.shop_pages import check_goods, refusals, words_in

NUMBER = "للطلب 0501234567"


def test_a_number_is_refused_unless_it_stood_there_before() -> None:
    check_goods(["كيك", NUMBER], kept=[NUMBER])

    with pytest.raises(refusals.NoContactsInPublic):
        check_goods(["كيك", NUMBER], kept=["كيك"])


def test_words_are_found_in_tables_and_in_both_languages() -> None:
    said = {"scents": {"ar": "عود", "en": "oud"}, "sizes": [{"size": "كبير", "chest": 120}], "pieces": 4, "is": True}

    assert words_in(said) == ["عود", "oud", "كبير"]
