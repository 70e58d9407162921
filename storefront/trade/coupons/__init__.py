"""Coupons: a code that takes something off an order; the market pays for it, or the family whose goods it is for."""

from storefront.trade.coupons import refusals
from storefront.trade.coupons.codes import folded
from storefront.trade.coupons.commands import create, edit, stop
from storefront.trade.coupons.facts import CouponCreated, CouponEdited, CouponStopped
from storefront.trade.coupons.models import Coupon, CouponUse
from storefront.trade.coupons.queries import Used, code_of, find, get, of_family, page, parcels_of, used_on, uses
from storefront.trade.coupons.reading import applied, keep
from storefront.trade.coupons.shoppers import Shopper
from storefront.trade.coupons.states import STATES, state_of
from storefront.trade.coupons.terms import Terms
from storefront.trade.coupons.using import (
    adopt,
    forget_address,
    forget_member,
    give_back,
    give_back_if_undone,
    take_again,
    use,
)

__all__ = [
    "STATES",
    "Coupon",
    "CouponCreated",
    "CouponEdited",
    "CouponStopped",
    "CouponUse",
    "Shopper",
    "Terms",
    "Used",
    "adopt",
    "applied",
    "code_of",
    "create",
    "edit",
    "find",
    "folded",
    "forget_address",
    "forget_member",
    "get",
    "give_back",
    "give_back_if_undone",
    "keep",
    "of_family",
    "page",
    "parcels_of",
    "refusals",
    "state_of",
    "stop",
    "take_again",
    "use",
    "used_on",
    "uses",
]
