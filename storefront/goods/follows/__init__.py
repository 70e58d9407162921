"""Families members follow: they hear of what is new there, at most once a day."""

from storefront.goods.follows.commands import follow, forget_member, leave, take_due
from storefront.goods.follows.facts import FollowedGoodsShown
from storefront.goods.follows.queries import families_of, followers, follows, marks
from storefront.goods.follows.refusals import TooManyFollowed

__all__ = [
    "FollowedGoodsShown",
    "TooManyFollowed",
    "families_of",
    "follow",
    "followers",
    "follows",
    "forget_member",
    "leave",
    "marks",
    "take_due",
]
