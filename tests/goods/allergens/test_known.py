"""Allergens as bits: each its own, any set one number; and what of them goods are said to hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storefront.goods.allergens import (
    ALLERGEN_BITS,
    ALLERGENS,
    UNTOLD_ALLERGENS,
    UnknownAllergen,
    allergen_bits,
    stated_allergens,
)
from storefront.goods.catalogue import Product

SETS = st.frozensets(st.sampled_from(sorted(ALLERGENS)))


@given(SETS, SETS)
def test_two_sets_share_a_bit_exactly_when_they_share_an_allergen(one: frozenset[str], other: frozenset[str]) -> None:
    assert bool(allergen_bits(one) & allergen_bits(other)) == bool(one & other)


def test_there_are_the_fourteen_that_labels_must_name() -> None:
    assert len(ALLERGENS) == len(set(ALLERGEN_BITS.values())) == 14


def test_an_allergen_named_twice_counts_once() -> None:
    assert allergen_bits(["milk", "milk"]) == ALLERGEN_BITS["milk"]


def test_an_unknown_allergen_is_refused_by_name() -> None:
    with pytest.raises(UnknownAllergen) as refused:
        allergen_bits(["milk", "dust"])

    assert refused.value.values == {"allergen": "dust"}


def test_what_nobody_spoke_of_is_none_of_them_and_not_nothing() -> None:
    assert ALLERGEN_BITS.keys() == ALLERGENS.keys()
    assert UNTOLD_ALLERGENS.bit_count() == 1
    assert UNTOLD_ALLERGENS & allergen_bits(ALLERGENS) == 0


@pytest.mark.parametrize("stated", [None, [], ["milk"]])
def test_goods_hold_what_is_stated_of_them(stated: list[str] | None) -> None:
    assert stated_allergens(Product(allergens=stated or [], allergens_told=stated is not None)) == stated
    assert stated_allergens(Product(allergens=["milk"], allergens_told=False)) is None
