"""Commission: what the platform keeps of the price of goods, by rules with days, frozen on every line at the order."""

from storefront.trade.commissions import refusals, splitting
from storefront.trade.commissions.commands import Days, end_rule, set_rule
from storefront.trade.commissions.facts import CommissionRuleEnded, CommissionRuleSet
from storefront.trade.commissions.fees import Fee, fee_on, of_pieces
from storefront.trade.commissions.models import CommissionRule
from storefront.trade.commissions.platform import is_registered, open_with
from storefront.trade.commissions.queries import Rule, get, rates, rules
from storefront.trade.commissions.rates import MOST_BASIS_POINTS, USUAL_BASIS_POINTS, Rates, Scope

__all__ = [
    "MOST_BASIS_POINTS",
    "USUAL_BASIS_POINTS",
    "CommissionRule",
    "CommissionRuleEnded",
    "CommissionRuleSet",
    "Days",
    "Fee",
    "Rates",
    "Rule",
    "Scope",
    "end_rule",
    "fee_on",
    "get",
    "is_registered",
    "of_pieces",
    "open_with",
    "rates",
    "refusals",
    "rules",
    "set_rule",
    "splitting",
]
