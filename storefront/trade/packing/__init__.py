"""Packing: what a family has to make and pack in some days, and the lines of its parcels that are ready one by one."""

from storefront.trade.packing.commands import MAKING, tick, untick
from storefront.trade.packing.queries import MOST_LINES, Pick, picking

__all__ = ["MAKING", "MOST_LINES", "Pick", "picking", "tick", "untick"]
