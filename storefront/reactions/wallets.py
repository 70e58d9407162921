"""What families can show changed: goods that waited for a document come back; of a registration nobody wants nothing is kept."""

from storefront.community import affiliations, families, permits
from storefront.goods import catalogue, crafts


def document_confirmed(fact: permits.DocumentConfirmed) -> None:
    """What was hidden for want of it is on the shelves again at once."""
    crafts.hiding.show_of(fact.family_id)


def product_approved(fact: catalogue.facts.ProductApproved) -> None:
    """The office's word on a product is no document: one that lacks it is not shown, and comes when it is there."""
    crafts.hiding.hold_back(fact.product_id)


def family_closed(fact: families.FamilyClosed) -> None:
    """Who vouched for a family that does not sell is nobody's business any more; of one that was given up by its own people
    the documents go too."""
    affiliations.keep(fact.family_id, (), consent=False)
    if fact.given_up:
        permits.forget(fact.family_id)
        crafts.forget(fact.family_id)
