"""The documents of a parcel: one receipt at acceptance, a credit note when it is called off afterwards."""

from datetime import timedelta

import pytest
from flask import Flask

from storefront.community.families.models import Family
from storefront.kernel import clock
from storefront.kernel.actors import VISITOR
from storefront.kernel.database import db
from storefront.kernel.refusals import NotNow
from storefront.trade import orders, receipts
from tests.builders.community import VAT_NUMBER, a_city, a_family, desk
from tests.builders.coupons import a_coupon
from tests.builders.goods import a_product
from tests.builders.trade import a_paid_order, an_order, bring_to, delivers, heard, pay, the_parcel

pytestmark = pytest.mark.usefixtures("app")


def issued(parcel: orders.Parcel) -> list[tuple[str, int]]:
    return [(document.kind, document.number) for document in receipts.of_parcel(parcel.id)]


def test_there_is_no_document_before_the_family_accepts() -> None:
    assert issued(the_parcel(an_order())) == []


def test_accepting_issues_the_receipt_and_the_parcel_remembers_its_number() -> None:
    parcel = bring_to(the_parcel(an_order()), "accepted")

    document = receipts.of_parcel(parcel.id)[0]
    assert issued(parcel) == [(receipts.RECEIPT, 1)]
    assert (parcel.receipt_number, parcel.receipt_at) == (document.number, document.issued_at)


def test_a_second_acceptance_issues_nothing() -> None:
    parcel = bring_to(the_parcel(an_order()), "accepted")

    with pytest.raises(NotNow):
        orders.accept(parcel, desk(parcel.family))

    assert issued(parcel) == [(receipts.RECEIPT, 1)]


def test_the_document_of_a_registered_family_bears_the_parcels_own_sums_and_tax() -> None:
    family = a_family(vat_number=VAT_NUMBER)
    goods = [a_product(of=family, price=price) for price in (8_533, 1_999)]
    parcel = bring_to(the_parcel(an_order((goods[0], 3), (goods[1], 2))), "accepted")

    paper = receipts.paper(receipts.of_parcel(parcel.id)[0])

    assert paper.kind == receipts.INVOICE
    assert (paper.content.items_minor, paper.content.total_minor) == (parcel.items_minor, parcel.total_minor)
    assert (paper.content.vat_minor, paper.content.vat_rate) == (parcel.vat_minor, 1500)
    assert paper.code


def test_a_familys_own_delivery_is_in_its_tax() -> None:
    family, city = a_family(vat_number=VAT_NUMBER), a_city()
    delivers(family, city, fee_minor=1_150)
    parcel = bring_to(the_parcel(an_order((a_product(of=family), 1))), "accepted")

    handing = receipts.paper(receipts.of_parcel(parcel.id)[0]).content.handing

    assert (handing.way, handing.minor, handing.vat_minor) == ("own", 1_150, 150)
    assert (handing.place_ar, handing.place_en) == (city.name_ar, city.name_en)


def test_a_collected_parcel_names_the_district() -> None:
    family = a_family(ways=frozenset({"collect"}))
    parcel = bring_to(the_parcel(an_order((a_product(of=family), 1))), "accepted")

    handing = receipts.paper(receipts.of_parcel(parcel.id)[0]).content.handing

    assert (handing.way, handing.place_ar, handing.place_en) == ("collect", "النرجس، الرياض", "An Narjis, Riyadh")


def test_nothing_on_the_document_tells_who_bought() -> None:
    order = an_order(user_id=None)
    parcel = bring_to(the_parcel(order), "accepted")

    told = str(receipts.of_parcel(parcel.id)[0].payload)

    assert not [word for word in (order.contact_name, order.mobile, str(order.short_address)) if word in told]


@pytest.mark.parametrize("method", ["cash", "card"])
def test_declining_after_acceptance_credits_all_of_it(method: str) -> None:
    order = an_order() if method == "cash" else a_paid_order()
    parcel = bring_to(the_parcel(order), "accepted")

    orders.decline(parcel, desk(parcel.family), reason="نعتذر")
    heard()

    sale, note = (receipts.paper(document) for document in receipts.of_parcel(parcel.id))
    assert issued(parcel) == [(receipts.RECEIPT, 1), (receipts.CREDIT_NOTE, 2)]
    assert note.content.total_minor == sale.content.total_minor == parcel.total_minor
    assert (note.content.credits, note.content.reason) == (receipts.Original(sale.number, sale.uuid), "declined")


def test_a_late_parcel_that_is_called_off_is_credited() -> None:
    parcel = bring_to(the_parcel(an_order()), "accepted")

    with clock.set_to(clock.now() + timedelta(days=20)):
        orders.cancel(parcel, VISITOR)
    heard()

    assert receipts.of_parcel(parcel.id)[1].payload["reason"] == "cancelled"


def test_what_nobody_accepted_needs_no_credit_note() -> None:
    parcel = the_parcel(an_order())

    orders.cancel(parcel, VISITOR)
    heard()

    assert issued(parcel) == []


def test_a_document_keeps_the_words_of_its_day(app: Flask) -> None:
    parcel = bring_to(the_parcel(an_order()), "accepted")
    family = db.session.get_one(Family, parcel.family_id)
    before = family.trade_name_ar

    family.trade_name_ar = "اسم آخر"
    db.session.flush()

    assert receipts.paper(receipts.of_parcel(parcel.id)[0]).content.seller.name_ar == before


@pytest.mark.parametrize("whose", ["market", "family"])
def test_the_documents_of_an_order_with_a_coupon_say_what_was_sold_and_what_was_paid(whose: str) -> None:
    family = a_family(vat_number=VAT_NUMBER)
    coupon = a_coupon(percent=15, family=family if whose == "family" else None)
    order = an_order((a_product(of=family, price=3_333), 3), method="card", coupon=coupon)
    pay(order)
    parcel = bring_to(the_parcel(order), "accepted")

    sale = receipts.paper(receipts.of_parcel(parcel.id)[0]).content
    orders.decline(parcel, desk(family), reason="نعتذر")
    heard()
    note = receipts.paper(receipts.of_parcel(parcel.id)[1]).content

    assert sale.paid_minor == note.paid_minor == order.total_minor
    assert (sale.vat_minor, sale.items_minor) == (parcel.vat_minor, parcel.sold_minor)
    assert (sale.coupon_minor, sale.discount_minor) == ((1_500, 0) if whose == "market" else (0, 1_500))
