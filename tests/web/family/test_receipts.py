"""The documents of a family's orders: for its own desk alone, and the buyer on them no longer than needed."""

from datetime import timedelta

from flask.testing import FlaskClient

from storefront.kernel import clock
from storefront.kernel.units import unit_of_work
from storefront.trade import orders
from tests.builders.community import a_family, desk
from tests.builders.desks import a_desk, a_parcel, a_stranger
from tests.builders.printed import text_of

BOARD = "/family/orders"


def test_the_order_leads_to_its_documents(client: FlaskClient) -> None:
    own = a_desk(client)
    parcel, new = a_parcel(own.family, state="accepted"), a_parcel(own.family)
    with unit_of_work():
        orders.decline(orders.get_parcel(parcel.id), desk(own.family), reason="نعتذر")

    page = client.get(f"{BOARD}/{parcel.reference}").text

    assert f"{BOARD}/{parcel.reference}/receipts/1.pdf" in page
    assert f"{BOARD}/{parcel.reference}/receipts/2.pdf" in page
    assert ".pdf" not in client.get(f"{BOARD}/{new.id}").text


def test_the_family_reads_its_document_in_both_languages(client: FlaskClient) -> None:
    parcel = a_parcel(a_desk(client).family, state="accepted", text="إلى أمي")

    arabic = client.get(f"{BOARD}/{parcel.reference}/receipts/1.pdf")
    english = client.get(f"/en{BOARD}/{parcel.reference}/receipts/1.pdf")

    assert "إيصال" in text_of(arabic.data)
    assert "إلى أمي" in text_of(arabic.data)
    assert "Receipt" in text_of(english.data)
    assert arabic.headers["Cache-Control"] == "no-store"


def test_the_buyer_is_named_until_the_order_is_complete(client: FlaskClient) -> None:
    own = a_desk(client)
    parcel = a_parcel(own.family, state="handed_over", name="لمى العتيبي")
    address = f"{BOARD}/{parcel.reference}/receipts/1.pdf"

    before = text_of(client.get(address).data)
    with clock.set_to(clock.now() + timedelta(days=9)), unit_of_work():
        orders.complete_reached()

    assert "لمى العتيبي" in before
    assert "لمى العتيبي" not in text_of(client.get(address).data)


def test_the_buyer_is_who_bought_and_not_who_receives_it(client: FlaskClient) -> None:
    another = {"receiver_name": "منيرة", "receiver_mobile": "+966559998887"}
    parcel = a_parcel(a_desk(client).family, state="accepted", way="courier", name="لمى العتيبي", **another)

    written = text_of(client.get(f"{BOARD}/{parcel.reference}/receipts/1.pdf").data)

    assert "لمى العتيبي" in written
    assert "منيرة" not in written


def test_another_familys_document_is_not_found(client: FlaskClient) -> None:
    a_desk(client)
    with unit_of_work():
        other = a_family()
    theirs = a_parcel(other, state="accepted")

    assert client.get(f"{BOARD}/{theirs.id}/receipts/1.pdf").status_code == 404


def test_the_stranger_has_no_desk(client: FlaskClient) -> None:
    with unit_of_work():
        family = a_family()
    parcel = a_parcel(family, state="accepted")

    assert a_stranger(client).get(f"{BOARD}/{parcel.reference}/receipts/1.pdf").status_code == 404
