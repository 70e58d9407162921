"""What must never be otherwise, as questions to the database. Reads all, changes nothing."""

from storefront.insight.invariants.rules import RULES, Rule, rules

__all__ = ["RULES", "Rule", "rules"]
