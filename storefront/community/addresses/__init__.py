"""A member's address book: where they want things brought. Orders keep their own copy."""

from storefront.community.addresses.commands import Place, add, change, forget, remove
from storefront.community.addresses.models import Address
from storefront.community.addresses.queries import export, get, of_member

__all__ = ["Address", "Place", "add", "change", "export", "forget", "get", "of_member", "remove"]
