"""The terms of a coupon: what it takes off, of how much, how often, on which days. Pure: plain values, no database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from storefront.kernel import money
from storefront.trade.coupons.refusals import (
    DaysAreNotValid,
    LimitIsNotValid,
    MinimumIsNotValid,
    ReductionIsNotValid,
)

MOST_MINOR = 10_000_00  # halalas; more is a slip of the finger
MOST_USES = 1_000_000


@dataclass(frozen=True)
class Terms:
    """Either a rate (basis points, at most `cap_minor`) or an amount; sums are halalas, days Riyadh's and included."""

    first: date
    last: date | None = None
    basis_points: int | None = None
    cap_minor: int | None = None
    amount_minor: int | None = None
    minimum_minor: int = 0
    most_uses: int | None = None
    most_each: int | None = 1
    first_order_only: bool = False


def check(terms: Terms) -> None:
    """Whether a coupon can have such terms. Raises ReductionIsNotValid, MinimumIsNotValid, LimitIsNotValid,
    DaysAreNotValid."""
    rate, amount, cap = terms.basis_points, terms.amount_minor, terms.cap_minor
    if (rate is None) == (amount is None):
        raise ReductionIsNotValid()
    if rate is not None and not 1 <= rate <= money.HUNDRED_PERCENT:
        raise ReductionIsNotValid()
    if any(sum_minor is not None and not 1 <= sum_minor <= MOST_MINOR for sum_minor in (amount, cap)):
        raise ReductionIsNotValid()
    if cap is not None and rate is None:
        raise ReductionIsNotValid()
    if not 0 <= terms.minimum_minor <= MOST_MINOR:
        raise MinimumIsNotValid()
    if any(most is not None and not 1 <= most <= MOST_USES for most in (terms.most_uses, terms.most_each)):
        raise LimitIsNotValid()
    if terms.last is not None and terms.last < terms.first:
        raise DaysAreNotValid()


def discount_of(goods_minor: int, *, basis_points: int | None, cap_minor: int | None, amount_minor: int | None) -> int:
    """What a coupon takes off goods of a price (halalas): never more than they cost."""
    if basis_points is None:
        return min(goods_minor, amount_minor or 0)
    off = money.portion(goods_minor, basis_points)
    return min(goods_minor, off if cap_minor is None else min(off, cap_minor))


def split(discount_minor: int, prices: Sequence[int]) -> list[int]:
    """The parts of a discount by line, by largest remainder: they add up, and none is more than its line costs."""
    return money.share_out(discount_minor, prices) if discount_minor else [0] * len(prices)
