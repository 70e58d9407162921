"""A parcel that goes on or is called off answers the question about another date."""

from storefront.trade import orders, proposals


def parcel_moved(fact: orders.ParcelMoved) -> None:
    """The old date holds, or nothing is to come: the days that were held for another are free again."""
    proposals.parcel_moved(fact.parcel_id, fact.after, fact.by)
