"""The cloth of a family: woven from its address and the look it chose, the same for ever."""

from storefront.community.cloths.weaving import DYES, LOOKS, RIBBON, WEAVES, band, dye_of, look, ribbon, weave, weave_of

__all__ = ["DYES", "LOOKS", "RIBBON", "WEAVES", "band", "dye_of", "look", "ribbon", "weave", "weave_of"]
