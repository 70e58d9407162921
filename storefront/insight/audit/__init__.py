"""Questions to the books, each naming what breaks a rule about money: sales, payments, papers, coupons, payouts, fees, what the
office decided; and to goods at stalls. The rules themselves stand in invariants."""

from storefront.insight.audit import books, credits, decided, fees, money, papers, paydays, promises, stall_goods

__all__ = ["books", "credits", "decided", "fees", "money", "papers", "paydays", "promises", "stall_goods"]
