"""What is taken along of a plan."""

from flask.testing import FlaskClient

from storefront.fairs import allocations
from storefront.kernel.actors import SYSTEM
from storefront.kernel.units import unit_of_work
from tests.builders.organising import OrganisersDesk, a_desk_of_exhibitions
from tests.builders.reading import page
from tests.builders.stalls import a_desks_fair, days_of, stall_of


def a_given_fair(desk: OrganisersDesk) -> tuple[str, str]:
    """The address of the stalls of a fair, and the family that has one for a day."""
    with unit_of_work():
        plan, (family, _) = a_desks_fair(desk.body)
        allocations.give(plan, stall_of(plan), family.id, days_of(plan)[:1], SYSTEM)
    return f"/organiser/exhibitions/{plan.exhibition_id}/stalls", family.trade_name_ar


def test_the_list_for_paper_is_by_number_and_by_name(client: FlaskClient) -> None:
    address, family = a_given_fair(a_desk_of_exhibitions(client))

    by_number, by_name = page(client.get(f"{address}/paper")).all("table")

    assert [row.one("b").words for row in by_number.one("tbody").all("tr")] == ["A-1", "A-2", "A-3", "A-4"]
    assert [row.one("bdi").words for row in by_name.one("tbody").all("tr")] == [family]


def test_a_table_and_a_pack_come_under_their_names(client: FlaskClient) -> None:
    address, _ = a_given_fair(a_desk_of_exhibitions(client))

    table, pack = client.get(f"{address}/table.csv"), client.get(f"{address}/licence-pack")

    assert (table.mimetype, pack.mimetype) == ("text/csv", "application/zip")
    assert "stalls-" in table.headers["Content-Disposition"]
    assert pack.data.startswith(b"PK")
