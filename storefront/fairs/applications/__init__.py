"""Applications to exhibit: a family asks for a place, is offered one, waits or is declined, answers, or withdraws.

An offer holds a place until its time is over; a place that becomes free goes to the first of the waiting list who fits.
"""

from storefront.fairs.applications import links, refusals, wishes
from storefront.fairs.applications.commands import MOST_REASON, apply, call_off, change, take_away, withdraw
from storefront.fairs.applications.facts import ApplicationChanged, ApplicationStepped, ApplicationSubmitted
from storefront.fairs.applications.models import ApplicationProduct, ExhibitApplication
from storefront.fairs.applications.offers import Verdict, accept, decide, expire_one, fill, is_over, living, renew
from storefront.fairs.applications.queries import (
    ahead_of,
    chosen,
    counts_by_category,
    counts_of_call,
    exhibiting,
    exhibiting_rows,
    find_of_family,
    get,
    id_of,
    of_call,
    of_calls,
    of_family,
    page_of_call,
    page_of_family,
    products_of,
)
from storefront.fairs.applications.states import APPLICATION, HOLDING, LIVING, WITHDRAWABLE
from storefront.fairs.applications.wishes import MOST_PRODUCTS, MOST_WORDS, NEEDS, Wish, lacking, offered

__all__ = [
    "APPLICATION",
    "HOLDING",
    "LIVING",
    "MOST_PRODUCTS",
    "MOST_REASON",
    "MOST_WORDS",
    "NEEDS",
    "WITHDRAWABLE",
    "ApplicationChanged",
    "ApplicationProduct",
    "ApplicationStepped",
    "ApplicationSubmitted",
    "ExhibitApplication",
    "Verdict",
    "Wish",
    "accept",
    "ahead_of",
    "apply",
    "call_off",
    "change",
    "chosen",
    "counts_by_category",
    "counts_of_call",
    "decide",
    "exhibiting",
    "exhibiting_rows",
    "expire_one",
    "fill",
    "find_of_family",
    "get",
    "id_of",
    "is_over",
    "lacking",
    "links",
    "living",
    "of_call",
    "of_calls",
    "of_family",
    "offered",
    "page_of_call",
    "page_of_family",
    "products_of",
    "refusals",
    "renew",
    "take_away",
    "wishes",
    "withdraw",
]
