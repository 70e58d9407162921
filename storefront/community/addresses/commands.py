"""A person's addresses: written, changed, thrown away."""

from dataclasses import dataclass

from sqlalchemy import delete, func, select

from storefront.community.addresses.models import Address
from storefront.community.addresses.refusals import AddressBookIsFull, AddressIsIncomplete
from storefront.community.regions import city
from storefront.kernel import clock, wording
from storefront.kernel.addresses import short_address
from storefront.kernel.database import db
from storefront.kernel.phones import saudi_mobile

MOST = 10
LONGEST_LABEL, LONGEST_DISTRICT, LONGEST_STREET = 40, 80, 200


@dataclass(frozen=True)
class Place:
    """An address as it is written: a short national address, or district and street, in a city."""

    label: str
    receiver: str
    mobile: str
    city_id: int
    short_address: str = ""
    district: str = ""
    street: str = ""


def add(user_id: int, place: Place) -> Address:
    """A new address. Raises AddressBookIsFull and the refusals of `write`."""
    count = db.session.scalar(select(func.count(Address.id)).where(Address.user_id == user_id)) or 0
    if count >= MOST:
        raise AddressBookIsFull()
    address = Address(user_id=user_id, created_at=clock.now())
    write(address, place)
    db.session.add(address)
    db.session.flush()
    return address


def change(address: Address, place: Place) -> None:
    """Other words for an address. Raises the refusals of `write`."""
    write(address, place)
    db.session.flush()


def remove(address: Address) -> None:
    """Throws an address away; orders keep their own copy."""
    db.session.delete(address)
    db.session.flush()


def forget(user_id: int) -> None:
    """Throws every address of a person away."""
    db.session.execute(delete(Address).where(Address.user_id == user_id).execution_options(synchronize_session=False))


def write(address: Address, place: Place) -> None:
    """Fills an address in. Raises NameIsNotValid (receiver), NotASaudiMobile, NotFound (city), NotAShortAddress,
    TextIsTooLong, AddressIsIncomplete."""
    short = short_address(place.short_address) if place.short_address.strip() else None
    district = wording.words(place.district, most=LONGEST_DISTRICT)
    street = wording.words(place.street, most=LONGEST_STREET)
    if not short and not (district and street):
        raise AddressIsIncomplete()
    address.label = wording.words(place.label, most=LONGEST_LABEL)
    address.receiver, address.mobile = wording.name(place.receiver), saudi_mobile(place.mobile)
    address.city_id = city(place.city_id).id
    address.short_address, address.district, address.street = short, district, street
