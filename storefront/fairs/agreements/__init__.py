"""Whether a family agrees that the organiser of an exhibition sees what it sold there. Nothing is agreed until it says so."""

from storefront.fairs.agreements import refusals
from storefront.fairs.agreements.commands import agree, withdraw
from storefront.fairs.agreements.facts import FiguresAgreed, FiguresWithdrawn
from storefront.fairs.agreements.models import FiguresAgreement
from storefront.fairs.agreements.queries import find, may_agree

__all__ = [
    "FiguresAgreed",
    "FiguresAgreement",
    "FiguresWithdrawn",
    "agree",
    "find",
    "may_agree",
    "refusals",
    "withdraw",
]
