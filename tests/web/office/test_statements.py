"""The office reads any family's statements; nobody else comes in."""

from flask.testing import FlaskClient

from storefront.community.families.models import Family
from storefront.insight.statements import Month
from storefront.kernel import clock
from storefront.kernel.units import unit_of_work
from tests.builders.community import a_family
from tests.builders.desks import a_parcel, a_staff, a_stranger
from tests.builders.printed import says


def a_seller() -> tuple[Family, str]:
    """A family that sold something this month, and where the office finds its statements."""
    with unit_of_work():
        family = a_family()
    a_parcel(family, method="card")
    return family, f"/office/families/{family.id}/statements"


def test_the_family_leads_to_its_statements_and_they_to_the_files(client: FlaskClient) -> None:
    family, page = a_seller()
    a_staff(client)
    month = Month.of(clock.now())

    assert page in client.get(f"/office/families/{family.id}").text
    assert f'href="{page}/{month}.pdf"' in client.get(page).text
    assert says(client.get(f"{page}/{month}.pdf").data, family.trade_name_ar)
    assert client.get(f"/en{page}/{month}.csv").data.startswith(b"\xef\xbb\xbf")


def test_who_never_sold_has_none(client: FlaskClient) -> None:
    with unit_of_work():
        family = a_family()
    a_staff(client)

    assert "لا كشوف بعد" in client.get(f"/office/families/{family.id}/statements").text
    assert client.get("/office/families/999999/statements").status_code == 404


def test_the_stranger_is_turned_away(client: FlaskClient) -> None:
    _, page = a_seller()

    assert a_stranger(client).get(page).status_code == 403
    assert client.get(f"{page}/{Month.of(clock.now())}.pdf").status_code == 403
