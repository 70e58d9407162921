"""Reading a member's address book."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from storefront.community.addresses.models import Address
from storefront.community.regions import City
from storefront.kernel.database import db
from storefront.kernel.refusals import NotFound

KEPT = ("label", "receiver", "mobile", "short_address", "district", "street")


def of_member(user_id: int) -> Sequence[Address]:
    """A member's addresses with their cities, in the order they were written."""
    statement = (
        select(Address)
        .where(Address.user_id == user_id)
        .options(joinedload(Address.city).joinedload(City.region))
        .order_by(Address.id)
    )
    return db.session.scalars(statement).all()


def get(user_id: int, address_id: int) -> Address:
    """An address of this member; raises NotFound for anybody else's."""
    found = next((address for address in of_member(user_id) if address.id == address_id), None)
    if found is None:
        raise NotFound()
    return found


def export(user_id: int) -> list[dict[str, Any]]:
    """Everything this package knows of a member, as plain values."""
    return [
        {**{column: getattr(address, column) for column in KEPT}, "city": address.city.name_ar}
        for address in of_member(user_id)
    ]
