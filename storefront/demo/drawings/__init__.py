"""The drawn pictures of the demo market: motifs of crafts, set on a tinted ground and a table, as SVG and as bitmaps."""

from storefront.demo.drawings.choosing import Motif, choose, motifs, speaks_of
from storefront.demo.drawings.colours import GROUNDS, tint
from storefront.demo.drawings.compose import VIEWS, compose, raster
from storefront.demo.drawings.documents import sheet

__all__ = ["GROUNDS", "VIEWS", "Motif", "choose", "compose", "motifs", "raster", "sheet", "speaks_of", "tint"]
