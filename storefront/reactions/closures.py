"""A shop is closed for good: every package lets go of its part, in the same transaction, or refuses."""

from storefront.community import affiliations, families, permits, shop_pages, team
from storefront.fairs import leases
from storefront.goods import crafts
from storefront.reactions.letters import to_member
from storefront.trade import delivery, unsettled


def shop_closed(fact: families.ShopClosed) -> None:
    """Raises ShopIsNotSettled; then nothing is closed. Its people read of it while we still know them, and then none works
    there, nobody is invited, and what the office knew of the family is gone. Receipts, statements and payouts stay."""
    unsettled.check_shop_may_close(fact.family_id)
    values = {"family_id": fact.family_id, "reason": fact.reason}
    for user_id in families.member_ids(fact.family_id):
        to_member("shop-closed", user_id, once=f"family:{fact.family_id}", values=values)
    families.closing.forget(families.get(fact.family_id))
    shop_pages.forget(fact.family_id)
    delivery.collecting.forget(fact.family_id)
    team.forget_family(fact.family_id)
    affiliations.keep(fact.family_id, (), consent=False)
    permits.forget(fact.family_id)
    crafts.forget(fact.family_id)
    leases.forget(fact.family_id)
