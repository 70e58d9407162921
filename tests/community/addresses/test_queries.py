"""Reading an address book: a member's own, in order, with its cities."""

import pytest

from storefront.community import addresses
from storefront.community.accounts import User
from storefront.kernel.refusals import NotFound
from tests.builders.community import a_city, a_member

pytestmark = pytest.mark.usefixtures("app")


def written(user: User, label: str) -> addresses.Address:
    place = addresses.Place(label, "سارة", "0551234567", a_city().id, "RRRD2929")
    return addresses.add(user.id, place)


def test_a_book_is_read_in_the_order_it_was_written() -> None:
    user, other = a_member(), a_member()
    first, _, second = written(user, "البيت"), written(other, "لغيري"), written(user, "العمل")

    book = addresses.of_member(user.id)

    assert [address.id for address in book] == [first.id, second.id]
    assert (book[0].city.name_en, book[0].city.region.slug) == ("Riyadh", "riyadh")


def test_the_stranger_finds_no_address() -> None:
    mine = written(a_member(), "البيت")

    with pytest.raises(NotFound):
        addresses.get(a_member().id, mine.id)
    with pytest.raises(NotFound):
        addresses.get(mine.user_id, 999_999)
    assert addresses.get(mine.user_id, mine.id).id == mine.id


def test_what_is_told_of_a_member_are_plain_values() -> None:
    user = a_member()
    written(user, "البيت")

    assert addresses.export(user.id) == [
        {
            "label": "البيت",
            "receiver": "سارة",
            "mobile": "+966551234567",
            "short_address": "RRRD2929",
            "district": "",
            "street": "",
            "city": "الرياض",
        }
    ]
    assert addresses.export(a_member().id) == []
