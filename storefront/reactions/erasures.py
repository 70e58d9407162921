"""A person asked to be forgotten: every package forgets its part, in the same transaction, or refuses."""

from storefront.community import accounts, addresses, bodies, families, notices, team
from storefront.fairs import juries, visits
from storefront.goods import favourites, follows, restocks
from storefront.kernel.database import db
from storefront.trade import carts, claims, coupons, messages, orders, questions, returns, reviews, unsettled


def erased(fact: accounts.facts.AccountErased) -> None:
    """Raises RunsAFamily, OrdersAreOpen and NotSettled; then nothing is forgotten. What was ordered without an account, with the
    address of this one, goes with it. Nothing is left in the inbox or the outbox: what was about the person, about their
    orders, or went to an address that is theirs or was."""
    families.check_may_leave(fact.user_id)
    is_confirmed = bool(db.session.get_one(accounts.User, fact.user_id).confirmed_at)
    if is_confirmed:
        claims.take_all(fact.user_id, fact.email)
    unsettled.check_may_leave(fact.user_id)
    team.forget_member(fact.user_id, fact.email)
    bodies.forget_member(fact.user_id)
    juries.forget_member(fact.user_id)
    visited = visits.forget_member(fact.user_id, fact.email if is_confirmed else "")
    returns.forget_member(fact.user_id)
    reviews.forget_member(fact.user_id)
    questions.forget_member(fact.user_id)
    messages.forget_member(fact.user_id)
    emails = orders.forget_member(fact.user_id)
    coupons.forget_member(fact.user_id)
    carts.forget_member(fact.user_id)
    favourites.forget_member(fact.user_id)
    restocks.forget_member(fact.user_id)
    follows.forget_member(fact.user_id)
    addresses.forget(fact.user_id)
    former = notices.addresses("email-changed", "user_id", fact.user_id)
    notices.inbox.forget_member(fact.user_id)
    notices.choices.forget_member(fact.user_id)
    notices.forget_texts(fact.user_id)
    notices.forget_about("user_id", [fact.user_id])
    notices.forget_about("order_id", list(emails))
    notices.forget_about("visit_id", visited)
    notices.forget(fact.email)
    for email in {*emails.values(), *former}:
        notices.forget(email, waiting=False)
