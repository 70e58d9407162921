"""Where parcels are collected: at an outlet or a stall the shopper chose, or at the family's home."""

from storefront.trade.meeting.queries import meet_at, point_of, points_of

__all__ = ["meet_at", "point_of", "points_of"]
