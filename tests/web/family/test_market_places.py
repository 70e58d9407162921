"""A family's place in the line of a permanent market."""

import pytest
from flask.testing import FlaskClient

from storefront.community.families import Family
from storefront.fairs import leases
from storefront.fairs.markets import PermanentMarket
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.calling import look_again
from tests.builders.community import a_member, sign_in
from tests.builders.desks import a_stranger
from tests.builders.goods import a_category
from tests.builders.letting import a_lease, a_market, a_tenant, waits
from tests.builders.reading import page


@pytest.fixture
def family(client: FlaskClient) -> Family:
    with unit_of_work():
        made = a_tenant()
        person = a_member(of=made)
    sign_in(client, person)
    return made


@pytest.fixture
def market() -> PermanentMarket:
    """A market whose one unit is let."""
    with unit_of_work():
        made = a_market(units=1, most=9)
        a_lease(made)
        return made


def line() -> str:
    with unit_of_work():
        return str(a_category().id)


def test_a_family_stands_in_the_line_and_leaves_it(
    client: FlaskClient, family: Family, market: PermanentMarket
) -> None:
    there = f"/family/markets/{market.slug}/place"
    with unit_of_work():
        waits(market)
    assert "لا وحدة شاغرة الآن" in client.get(there).text

    answer = post(client, there, category=line(), kind="stall")
    assert answer.location == there
    assert "قبلكم: 1" in client.get(there).text
    assert market.name_ar in client.get("/family/leases").text

    post(client, f"{there}/ending")
    look_again()
    assert leases.places_of_family(family.id) == []
    assert post(client, f"{there}/ending").status_code == 303


def test_what_is_free_is_offered_at_once(client: FlaskClient, family: Family) -> None:
    with unit_of_work():
        market = a_market(units=1)
    there = f"/family/markets/{market.slug}/place"

    answer = post(client, there, category=line())

    look_again()
    assert answer.location == "/family/leases"
    assert leases.living_of_market(market.id)[0].family_id == family.id
    assert "أو عُرضت عليكم واحدة" in client.get(there).text


def test_what_is_missing_or_wrong_stands_beside_its_field(
    client: FlaskClient, family: Family, market: PermanentMarket
) -> None:
    there = f"/family/markets/{market.slug}/place"

    for typed in ({"category": ""}, {"category": "0"}, {"category": line(), "kind": "tent"}):
        answer = post(client, there, **typed)
        assert (answer.status_code, "category-error" in answer.text) == (422, True)
    look_again()
    assert leases.places_of_family(family.id) == []


def test_only_kinds_that_are_there_are_asked_for(client: FlaskClient, family: Family, market: PermanentMarket) -> None:
    shown = page(client.get(f"/family/markets/{market.slug}/place"))

    assert [one["value"] for one in shown.all("input", name="kind")] == ["", "stall"]


def test_a_market_that_is_not_open_is_not_found(client: FlaskClient, family: Family) -> None:
    with unit_of_work():
        market = a_market(is_open=False)
    there = f"/family/markets/{market.slug}/place"

    assert client.get(there).status_code == 404
    assert post(client, there, category=line()).status_code == 404
    assert a_stranger(client).get(there).status_code in (303, 403, 404)
