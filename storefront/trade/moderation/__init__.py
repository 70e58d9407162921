"""Moderation: people report what others wrote, the office hides it with a reason, shows it again, or lets it stand."""

from storefront.trade.moderation.deciding import HIDDEN, MOST_REASON, Moderation, Verdicts
from storefront.trade.moderation.models import Moderated, Report
from storefront.trade.moderation.reports import Reports

__all__ = ["HIDDEN", "MOST_REASON", "Moderated", "Moderation", "Report", "Reports", "Verdicts"]
