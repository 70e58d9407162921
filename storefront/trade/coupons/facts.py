"""What happens to coupons."""

from dataclasses import dataclass

from storefront.kernel.facts import Fact


@dataclass(frozen=True)
class CouponCreated(Fact):
    """A code that takes something off; without a family the market pays for it."""

    coupon_id: int
    code: str
    family_id: int | None
    by: int | None


@dataclass(frozen=True)
class CouponEdited(Fact):
    """Its terms are others from now on; orders that were placed keep theirs."""

    coupon_id: int
    code: str
    by: int | None


@dataclass(frozen=True)
class CouponStopped(Fact):
    """Nobody can use it any more."""

    coupon_id: int
    code: str
    by: int | None
    reason: str
