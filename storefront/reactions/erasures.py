"""A person asked to be forgotten: every package forgets its part, in the same transaction, or refuses."""

from storefront.community import accounts, addresses, families, notices
from storefront.goods import favourites, restocks
from storefront.trade import carts, coupons, orders, returns


def erased(fact: accounts.facts.AccountErased) -> None:
    """Raises RunsAFamily and OrdersAreOpen; then nothing is forgotten. Nothing is left in the outbox either."""
    families.check_may_leave(fact.user_id)
    returns.forget_member(fact.user_id)
    emails = orders.forget_member(fact.user_id)
    coupons.forget_member(fact.user_id)
    carts.forget_member(fact.user_id)
    favourites.forget_member(fact.user_id)
    restocks.forget_member(fact.user_id)
    addresses.forget(fact.user_id)
    notices.forget(fact.email)
    for email in emails:
        notices.forget(email, waiting=False)
