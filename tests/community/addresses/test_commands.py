"""The address book: what is written in it, what is refused, and that it is one's own."""

from dataclasses import replace

import pytest
from flask import Flask

from storefront.community import addresses
from storefront.community.addresses import Place
from storefront.community.addresses.refusals import AddressBookIsFull, AddressIsIncomplete
from storefront.kernel.addresses import NotAShortAddress
from storefront.kernel.phones import NotASaudiMobile
from storefront.kernel.refusals import NotFound
from storefront.kernel.units import unit_of_work
from storefront.kernel.wording import NameIsNotValid, TextIsTooLong
from tests.builders.community import a_city
from tests.builders.people import a_person


def a_place(**other: str | int) -> Place:
    """An address as somebody writes it."""
    with unit_of_work():
        city = a_city()
    values = {
        "label": "البيت",
        "receiver": "سارة",
        "mobile": "0501234567",
        "city_id": city.id,
        "short_address": "rrrd ٢٩٢٩",
    }
    return Place(**{**values, **other})


def test_an_address_is_kept_in_one_way(app: Flask) -> None:
    user = a_person()
    with unit_of_work():
        addresses.add(user.id, a_place())

    kept = addresses.of_member(user.id)[0]
    assert (kept.label, kept.mobile, kept.short_address) == ("البيت", "+966501234567", "RRRD2929")
    assert kept.city.region.name_en == "Riyadh Region"


def test_district_and_street_do_instead_of_the_short_address(app: Flask) -> None:
    user = a_person()
    with unit_of_work():
        addresses.add(user.id, a_place(short_address="", district="النزهة", street="شارع الأمير، بيت 4"))

    assert addresses.of_member(user.id)[0].short_address is None


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"short_address": "RR"}, NotAShortAddress),
        ({"short_address": "", "district": "النزهة"}, AddressIsIncomplete),
        ({"mobile": "0112345678"}, NotASaudiMobile),
        ({"receiver": "\u202e"}, NameIsNotValid),
        ({"city_id": 10**6}, NotFound),
        ({"street": "ش" * 10_000}, TextIsTooLong),
        ({"label": "ش" * 41}, TextIsTooLong),
    ],
)
def test_a_wrong_address_is_refused(app: Flask, wrong: dict[str, str], refusal: type[Exception]) -> None:
    user = a_person()

    with pytest.raises(refusal), unit_of_work():
        addresses.add(user.id, a_place(**wrong))
    assert addresses.of_member(user.id) == []


def test_an_address_is_changed_and_thrown_away(app: Flask) -> None:
    user, place = a_person(), a_place()
    with unit_of_work():
        address = addresses.add(user.id, place)
    with unit_of_work():
        addresses.change(address, replace(place, label="العمل"))
    assert addresses.get(user.id, address.id).label == "العمل"

    with unit_of_work():
        addresses.remove(address)
    assert addresses.of_member(user.id) == []


def test_the_address_of_another_is_not_found(app: Flask) -> None:
    user, stranger = a_person(), a_person()
    with unit_of_work():
        address = addresses.add(user.id, a_place())

    with pytest.raises(NotFound):
        addresses.get(stranger.id, address.id)


def test_a_book_holds_ten(app: Flask) -> None:
    user, place = a_person(), a_place()
    with unit_of_work():
        for _ in range(10):
            addresses.add(user.id, place)

    with pytest.raises(AddressBookIsFull), unit_of_work():
        addresses.add(user.id, place)


def test_a_book_is_given_along_and_forgotten(app: Flask) -> None:
    user = a_person()
    with unit_of_work():
        addresses.add(user.id, a_place())
    assert addresses.export(user.id)[0]["city"] == "الرياض"

    with unit_of_work():
        addresses.forget(user.id)
    assert addresses.export(user.id) == []
