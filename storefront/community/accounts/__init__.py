"""People who sign in: accounts, sign-ins that can be ended, one-time tokens, counted tries, addresses."""

from storefront.community.accounts.models import Address, Consent, User
from storefront.community.accounts.queries import Person, find_signed_in

__all__ = ["Address", "Consent", "Person", "User", "find_signed_in"]
