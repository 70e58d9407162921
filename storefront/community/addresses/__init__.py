"""A member's address book: where they want things brought. Orders keep their own copy."""

from storefront.community.addresses.commands import MOST, Place, add, change, forget, remove
from storefront.community.addresses.models import Address
from storefront.community.addresses.queries import export, get, of_member
from storefront.community.addresses.refusals import AddressBookIsFull, AddressIsIncomplete

__all__ = [
    "MOST",
    "Address",
    "AddressBookIsFull",
    "AddressIsIncomplete",
    "Place",
    "add",
    "change",
    "export",
    "forget",
    "get",
    "of_member",
    "remove",
]
