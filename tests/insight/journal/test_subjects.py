"""What entries are about: found by the names people use, and told by them."""

import pytest

from storefront.insight import journal
from storefront.insight.journal import Subject
from storefront.kernel.database import db
from storefront.treasury import alarms, payments
from tests.builders.community import a_family, a_member
from tests.builders.goods import a_product
from tests.builders.trade import an_order

pytestmark = pytest.mark.usefixtures("app")


def test_things_are_told_by_their_names_in_both_languages() -> None:
    family = a_family(name=("بيت العود", "Oud House"))
    product = a_product(of=family, name=("بخور", ""))
    alarms.raise_alarm("paid-twice", "attempt:1")
    alarm = alarms.open_alarms()[0].id
    subjects = [f"family:{family.id}", f"product:{product.id}", f"alarm:{alarm}", "family:987654", "market", "comet:3"]

    told = journal.names(subjects)

    assert told == {
        subjects[0]: Subject("بيت العود", "Oud House"),
        subjects[1]: Subject("بخور", ""),
        subjects[2]: Subject(str(alarm), str(alarm)),
    }


def test_an_order_and_what_was_paid_for_it_are_told_by_its_reference() -> None:
    order = an_order((a_product(), 1))
    parcel = order.parcels[0]
    payment = payments.find_for("parcel", parcel.id)
    assert payment is not None

    told = journal.names([f"order:{order.id}", f"parcel:{parcel.id}", f"payment:{payment.id}"])

    assert [one.name_ar for one in told.values()] == [order.reference, parcel.reference, parcel.reference]
    assert payment.reference not in str(told)


def test_by_an_orders_reference_everything_of_it_is_meant() -> None:
    order, other = an_order((a_product(), 1)), an_order((a_product(), 1))
    parcel = order.parcels[0]
    payment = payments.find_for("parcel", parcel.id)
    assert payment is not None

    assert journal.meant(order.reference.lower()) == [
        f"order:{order.id}",
        f"parcel:{parcel.id}",
        f"payment:{payment.id}",
    ]
    assert journal.meant(parcel.reference) == [f"parcel:{parcel.id}", f"payment:{payment.id}"]
    assert f"order:{other.id}" not in journal.meant(order.reference)


def test_a_family_a_product_and_a_person_are_meant_by_their_names() -> None:
    family, member = a_family(name=("بيت العود", "Oud House")), a_member(name="سارة القحطاني")
    product = a_product(of=family, name=("بخور العنبر", "Amber incense"))
    db.session.flush()

    assert journal.meant("بيت العود") == [f"family:{family.id}"]
    assert journal.meant("Amber incense") == [f"product:{product.id}"]
    assert journal.meant(member.email.upper()) == journal.meant("سارة القحطاني") == [f"user:{member.id}"]
    assert journal.meant("nobody") == []


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("family:12", True), ("parcel:0", True), ("family:", False), ("family:٣", False), (f"user:{2**70}", False)],
)
def test_what_is_a_subject(text: str, is_one: bool) -> None:
    assert journal.is_subject(text) is is_one
