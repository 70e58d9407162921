"""The sheet that goes with the goods: what is in them, for whom, what is still to be paid; and nothing it need not say."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from storefront.goods.catalogue import Product
from storefront.kernel import clock
from storefront.kernel.units import unit_of_work
from storefront.trade import orders, returns
from storefront.trade.orders import Parcel
from tests.builders.community import a_family, desk
from tests.builders.desks import a_desk, a_parcel
from tests.builders.goods import a_product
from tests.builders.reading import page


def path(parcel: Parcel) -> str:
    return f"/family/orders/{parcel.reference}/delivery-note"


def test_it_says_what_is_in_the_parcel_and_what_is_to_be_paid(client: FlaskClient) -> None:
    own = a_desk(client)
    text, note = "إلى أمي", "اتصلوا قبل الوصول"
    parcel = a_parcel(own.family, state="accepted", way="courier", quantity=3, text=text, note=note, name="لمى العتيبي")
    line = parcel.lines[0]

    sheet = page(client.get(path(parcel))).one("main").words

    for words in (
        line.name_ar,
        text,
        note,
        "لمى العتيبي",
        parcel.order.district,
        f"نقداً عند التسليم: {parcel.total_minor // 100} ر.س",
    ):
        assert words in sheet
    assert "3" in sheet
    assert f"{line.unit_minor // 100} ر.س" not in sheet


def test_who_collects_has_no_address_on_it(client: FlaskClient) -> None:
    own = a_desk(client)
    parcel = a_parcel(own.family, state="ready", district="حي الياسمين")

    sheet = client.get(path(parcel)).text

    assert "حي الياسمين" not in sheet
    assert parcel.order.contact_name in sheet


@pytest.mark.parametrize("state", ["placed", "declined"])
def test_there_is_none_of_what_was_not_accepted(client: FlaskClient, state: str) -> None:
    own = a_desk(client)
    parcel = a_parcel(own.family)
    if state == "declined":
        with unit_of_work():
            orders.decline(orders.get_parcel(parcel.id), desk(own.family), reason="نعتذر")

    assert client.get(path(parcel)).status_code == 404
    assert path(parcel) not in client.get(f"/family/orders/{parcel.reference}").text


def test_the_buyer_is_named_until_the_order_is_complete(client: FlaskClient) -> None:
    parcel = a_parcel(a_desk(client).family, state="handed_over", name="لمى العتيبي")
    before = client.get(path(parcel)).text
    with clock.set_to(clock.now() + timedelta(days=9)), unit_of_work():
        orders.complete_reached()

    assert "لمى العتيبي" in before
    assert "لمى العتيبي" not in client.get(path(parcel)).text


def test_the_order_leads_to_it_and_another_familys_is_not_found(client: FlaskClient) -> None:
    parcel = a_parcel(a_desk(client).family, state="accepted")
    with unit_of_work():
        other = a_family()

    assert path(parcel) in client.get(f"/family/orders/{parcel.reference}").text
    assert client.get(path(a_parcel(other, state="accepted"))).status_code == 404


def test_what_was_paid_before_asks_for_nothing(client: FlaskClient) -> None:
    own = a_desk(client)
    with unit_of_work():
        product: Product = a_product(of=own.family)
    parcel = a_parcel(own.family, state="accepted", product=product, method="card")

    assert "لا يُدفع شيء عند التسليم" in client.get(path(parcel)).text


def test_what_was_left_at_the_door_is_not_to_be_paid(client: FlaskClient) -> None:
    own = a_desk(client, ways=frozenset({"collect"}))
    parcel = a_parcel(own.family, state="ready", quantity=3)
    with unit_of_work():
        mine = orders.get_parcel(parcel.id)
        pieces, code = {mine.lines[0].id: 1}, mine.handover_code
        returns.doorsteps.hand_over_part(mine, pieces, desk(own.family), reason="مكسورة", code=code)

    due = parcel.total_minor - parcel.lines[0].unit_minor
    assert f"نقداً عند التسليم: {due // 100} ر.س" in page(client.get(path(parcel))).one("main").words
