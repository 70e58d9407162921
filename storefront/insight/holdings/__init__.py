"""Holdings: whether what waits for a bank's or a person's decision is held, and what goes back stands as it is booked. The
rules themselves stand in invariants."""

from storefront.insight.holdings import questions

__all__ = ["questions"]
