"""Allergens as bits: each its own, any set one number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storefront.goods import catalogue
from storefront.goods.catalogue.allergens import UnknownAllergen

SETS = st.frozensets(st.sampled_from(sorted(catalogue.ALLERGENS)))


@given(SETS, SETS)
def test_two_sets_share_a_bit_exactly_when_they_share_an_allergen(one: frozenset[str], other: frozenset[str]) -> None:
    assert bool(catalogue.allergen_bits(one) & catalogue.allergen_bits(other)) == bool(one & other)


def test_there_are_the_fourteen_that_labels_must_name() -> None:
    assert len(catalogue.ALLERGENS) == len(set(catalogue.ALLERGEN_BITS.values())) == 14


def test_an_allergen_named_twice_counts_once() -> None:
    assert catalogue.allergen_bits(["milk", "milk"]) == catalogue.ALLERGEN_BITS["milk"]


def test_an_unknown_allergen_is_refused_by_name() -> None:
    with pytest.raises(UnknownAllergen) as refused:
        catalogue.allergen_bits(["milk", "dust"])

    assert refused.value.values == {"allergen": "dust"}
