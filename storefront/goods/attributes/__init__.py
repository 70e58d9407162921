"""What the crafts say of their goods: which attributes a category has, what may be said in each, which of it filters."""

from storefront.goods.attributes.definitions import ALL, FACETS, YES, Attribute, Column, Kind, Value, fitting
from storefront.goods.attributes.refusals import AttributeDoesNotFit, ValueIsNotValid
from storefront.goods.attributes.values import LARGEST, MOST_SIZES, MOST_WORDS, Said, bits, checked, said

__all__ = [
    "ALL",
    "FACETS",
    "LARGEST",
    "MOST_SIZES",
    "MOST_WORDS",
    "YES",
    "Attribute",
    "AttributeDoesNotFit",
    "Column",
    "Kind",
    "Said",
    "Value",
    "ValueIsNotValid",
    "bits",
    "checked",
    "fitting",
    "said",
]
