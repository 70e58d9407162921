"""What organisers are paid of their exhibitions' fees, by two people of the office."""

from storefront.fairs.proceeds import refusals
from storefront.fairs.proceeds.commands import MOST_HOLDER, MOST_REFERENCE, confirm, drop, plan
from storefront.fairs.proceeds.facts import OrganiserPayoutEnded, OrganiserPayoutPlanned
from storefront.fairs.proceeds.models import OrganiserPayout
from storefront.fairs.proceeds.queries import Row, exhibition, get, of_exhibition, page

__all__ = [
    "MOST_HOLDER",
    "MOST_REFERENCE",
    "OrganiserPayout",
    "OrganiserPayoutEnded",
    "OrganiserPayoutPlanned",
    "Row",
    "confirm",
    "drop",
    "exhibition",
    "get",
    "of_exhibition",
    "page",
    "plan",
    "refusals",
]
