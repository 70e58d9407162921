"""Questions to the books, each naming what breaks a rule about money: sales, payments, papers, coupons, payouts, fees and what
the office decided. The rules themselves stand in invariants."""

from storefront.insight.audit import books, credits, decided, fees, money, papers, paydays, promises

__all__ = ["books", "credits", "decided", "fees", "money", "papers", "paydays", "promises"]
