"""Rulings: what banks took of the money of orders and have not given back, and what a person decided about who bears it. A
family that goes on with such an order says that it knows. Who decides is adjustments."""

from storefront.trade.rulings.models import DisputeDecision
from storefront.trade.rulings.queries import BY_FAMILY, LOST, OPEN, BankHasTheMoney, check_known, of, told

__all__ = ["BY_FAMILY", "LOST", "OPEN", "BankHasTheMoney", "DisputeDecision", "check_known", "of", "told"]
