"""Who vouches for a family: kept only with its consent, read by the office alone, gone the moment consent is taken back."""

from storefront.community.affiliations.commands import add_all, keep
from storefront.community.affiliations.models import Affiliation, FamilyAffiliation
from storefront.community.affiliations.queries import affiliations, consented_at, of_family
from storefront.community.affiliations.refusals import ConsentIsMissing

__all__ = [
    "Affiliation",
    "ConsentIsMissing",
    "FamilyAffiliation",
    "add_all",
    "affiliations",
    "consented_at",
    "keep",
    "of_family",
]
