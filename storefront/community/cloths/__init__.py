"""The cloth of a family: woven from its address and a dye, the same for ever."""

from storefront.community.cloths.weaving import DYES, band, ribbon, weave

__all__ = ["DYES", "band", "ribbon", "weave"]
