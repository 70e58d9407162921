"""How goods are kept: in pieces, by weight, or made to order; how portions of what is sold by weight are called, and what a
kilogram of them costs. Grams are whole numbers. Pure."""

from collections.abc import Mapping
from typing import Any

from storefront.goods.portions.refusals import GramsAreNotValid, KiloPriceIsNotValid
from storefront.kernel import weights
from storefront.kernel.weights import KILO

COUNTED, BY_WEIGHT, MADE_TO_ORDER = "counted", "by_weight", "made_to_order"
MODES = (COUNTED, BY_WEIGHT, MADE_TO_ORDER)
MOST_GRAMS = 100 * KILO  # of one portion
OPTION = ("الوزن", "Weight")
USUAL = (50, 250, 1000)  # portions a family is offered to begin with, in grams


def is_kept(product: Any) -> bool:
    """Whether a product (or the row of one) lies ready, in pieces or by weight; else it is made when it is ordered."""
    return bool(product.stock_mode != MADE_TO_ORDER)


def is_weighed(product: Any) -> bool:
    """Whether a product (or the row of one) is sold by weight."""
    return bool(product.stock_mode == BY_WEIGHT)


def check_grams(grams: int | None) -> int:
    """Grams a portion may weigh; raises GramsAreNotValid."""
    if grams is None or not 1 <= grams <= MOST_GRAMS:
        raise GramsAreNotValid()
    return grams


def weight(grams: int) -> tuple[str, str]:
    """A weight in Arabic and English, as a portion is called by it."""
    return weights.words(grams, "ar"), weights.words(grams, "en")


def named(name: tuple[str, str], grams: int | None) -> tuple[str, str]:
    """The names of a choice; a portion that has none is called by its weight."""
    return weight(grams) if grams and not name[0] else name


def called(words: Mapping[str, Any], kept: Any) -> dict[str, Any]:
    """The words of a product, by column, that is `kept` so: the choice between portions that its family does not call
    otherwise is one of weight."""
    unnamed = is_weighed(kept) and not words["option_ar"]
    return {**words, "option_ar": OPTION[0], "option_en": OPTION[1]} if unnamed else dict(words)


def per_kilo(price_minor: int, grams: int) -> int:
    """What a kilogram costs at the price of a portion, in halalas; half a halala counts as one."""
    return (2 * price_minor * KILO + grams) // (2 * grams)


def suggested(kilo_minor: int, grams: int) -> int:
    """What a portion costs at the price of a kilogram, in halalas, to the nearest half riyal, never for nothing. Raises
    KiloPriceIsNotValid."""
    if kilo_minor <= 0:
        raise KiloPriceIsNotValid()
    step = 50
    return max(step, (2 * kilo_minor * grams + KILO * step) // (2 * KILO * step) * step)
