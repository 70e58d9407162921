"""The office reads every document of a family, and not who bought; nobody else comes in."""

from flask.testing import FlaskClient

from storefront.community.families.models import Family
from storefront.kernel.units import unit_of_work
from storefront.trade import orders
from tests.builders.community import a_family, desk
from tests.builders.desks import a_parcel, a_staff, a_stranger
from tests.builders.printed import says


def a_seller() -> tuple[Family, orders.Parcel, str]:
    """A family with a receipt and a credit note for it, and where the office finds them."""
    with unit_of_work():
        family = a_family()
    parcel = a_parcel(family, state="accepted", name="لمى العتيبي", text="إلى أمي")
    with unit_of_work():
        orders.decline(orders.get_parcel(parcel.id), desk(family), reason="نعتذر")
    return family, parcel, f"/office/families/{family.id}/documents"


def test_the_family_leads_to_its_documents_the_newest_first(client: FlaskClient) -> None:
    family, _, address = a_seller()
    a_staff(client)

    page = client.get(address).text

    assert address in client.get(f"/office/families/{family.id}").text
    assert page.index(f"{address}/2.pdf") < page.index(f"{address}/1.pdf")
    assert "Credit note" in client.get(f"/en{address}").text


def test_a_document_says_what_was_sold_and_not_who_bought(client: FlaskClient) -> None:
    _, parcel, address = a_seller()
    a_staff(client)

    paper = client.get(f"{address}/1.pdf").data

    assert says(paper, parcel.reference)
    assert not says(paper, "لمى العتيبي")
    assert not says(paper, "إلى أمي")


def test_another_familys_number_is_not_found(client: FlaskClient) -> None:
    a_seller()
    with unit_of_work():
        other = a_family()
    a_staff(client)

    assert client.get(f"/office/families/{other.id}/documents/1.pdf").status_code == 404
    assert "لا مستندات بعد" in client.get(f"/office/families/{other.id}/documents").text


def test_the_stranger_is_turned_away(client: FlaskClient) -> None:
    _, _, address = a_seller()

    assert a_stranger(client).get(address).status_code == 403
    assert client.get(f"{address}/1.pdf").status_code == 403
