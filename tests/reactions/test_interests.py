"""Whom money concerns: the families it is shared with and whoever bought, the exhibitor and the organiser."""

import pytest

from storefront.fairs import invoices
from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.invoices import ExhibitInvoice
from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.reactions import interests
from storefront.treasury.interests import Interested
from tests.builders.community import a_member
from tests.builders.feeing import an_invoice, paid
from tests.builders.goods import a_product
from tests.builders.trade import a_basket, an_order, place

pytestmark = pytest.mark.usefixtures("app")
OTHER = "+966555000111"


def test_of_an_order_all_its_families_and_its_shopper_of_a_parcel_its_own() -> None:
    buyer = a_member()
    order = an_order((a_product(stock=3), 1), (a_product(stock=3), 1), user_id=buyer.id)
    one, other = order.parcels

    assert interests.order(order.id) == Interested(frozenset({one.family_id, other.family_id}), frozenset({buyer.id}))
    assert interests.parcel(other.id) == Interested(frozenset({other.family_id}), frozenset({buyer.id}))


@pytest.mark.parametrize(("shown", "theirs"), [("email", True), ("mobile", True), ("", False)])
def test_what_was_bought_without_signing_in_is_whose_the_address_or_number_is(shown: str, theirs: bool) -> None:
    person = a_member(email="hind@example.com")
    person.mobile = OTHER
    person.confirmed_at = clock.now() if shown == "email" else None
    person.mobile_confirmed_at = clock.now() if shown == "mobile" else None
    db.session.flush()

    order = place(a_basket((a_product(stock=3), 1)), email="hind@example.com", mobile=OTHER)

    assert interests.buyers(order.id) == (frozenset({person.id}) if theirs else frozenset())


def test_of_many_those_are_found_that_concern_a_person() -> None:
    buyer = a_member()
    bought, sold, other = (an_order((a_product(stock=3), 1), user_id=one) for one in (buyer.id, None, None))
    actor = Actor(buyer.id, families=frozenset({sold.parcels[0].family_id}))

    assert set(interests.own_orders(actor, [bought.id, sold.id, other.id])) == {bought.id, sold.id}
    assert list(interests.own_orders(actor, [other.id])) == []


def test_a_part_of_a_fee_concerns_the_family_that_exhibits() -> None:
    invoice = paid_invoice()
    part = invoices.parts(invoice.id)[0].part.id

    assert list(interests.own_fees(Actor(1), [part])) == []
    assert list(interests.own_fees(Actor(1, families=frozenset({invoice.family_id})), [part])) == [part]


def paid_invoice() -> ExhibitInvoice:
    invoice = an_invoice()
    paid(invoice, 1_000)
    return invoice


def test_of_a_fee_the_family_that_exhibits_and_the_body_that_organises() -> None:
    invoice = an_invoice()
    paid(invoice, 1_000)
    body = db.session.get_one(Exhibition, invoice.exhibition_id).body_id

    told = interests.fee(invoices.parts(invoice.id)[0].part.id)

    assert told == Interested(families=frozenset({invoice.family_id}), bodies=frozenset({body}))


def test_of_what_is_not_there_nobody() -> None:
    assert (interests.order(99), interests.parcel(99)) == (Interested(), Interested())
