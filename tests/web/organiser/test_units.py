"""Units of a permanent market and what is sold there, at the organisers' desk."""

import pytest
from flask.testing import FlaskClient

from storefront.fairs import markets
from storefront.fairs.markets import PermanentMarket
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.calling import look_again
from tests.builders.goods import a_category
from tests.builders.letting import a_market
from tests.builders.organising import OrganisersDesk, a_desk_of_exhibitions

TYPED = {
    "number": "M-1",
    "kind": "shop",
    "width_cm": "٣٠٠",
    "depth_cm": "250",
    "rent": "1200",
    "deposit": "",
    "to_let": "y",
}


@pytest.fixture
def desk(client: FlaskClient) -> OrganisersDesk:
    return a_desk_of_exhibitions(client)


@pytest.fixture
def market(desk: OrganisersDesk) -> PermanentMarket:
    with unit_of_work():
        return a_market(desk.body, units=1)


def test_a_unit_is_added_and_the_next_may_follow(client: FlaskClient, market: PermanentMarket) -> None:
    there = f"/organiser/markets/{market.id}/units"
    assert client.get(f"{there}/new").status_code == 200

    first, second = post(client, there, **TYPED, next="yes"), post(client, there, **{**TYPED, "number": "M-2"})

    assert (first.location, second.location) == (f"{there}/new", f"/organiser/markets/{market.id}")
    found = markets.units_of(market.id)
    assert [(one.number, one.rent_minor) for one in found][1:] == [("M-1", 120_000), ("M-2", 120_000)]


@pytest.mark.parametrize(
    ("other", "field"),
    [
        ({"number": "A-1"}, "number"),
        ({"rent": "0"}, "rent"),
        ({"rent": "much"}, "rent"),
        ({"width_cm": "1"}, "width_cm"),
    ],
)
def test_what_cannot_be_stands_beside_its_field(
    client: FlaskClient, market: PermanentMarket, other: dict[str, str], field: str
) -> None:
    answer = post(client, f"/organiser/markets/{market.id}/units", **{**TYPED, **other})

    assert (answer.status_code, f"{field}-error" in answer.text) == (422, True)
    assert len(markets.units_of(market.id)) == 1


def test_a_unit_is_changed(client: FlaskClient, market: PermanentMarket) -> None:
    unit = markets.units_of(market.id)[0]
    there = f"/organiser/markets/{market.id}/units/{unit.id}"
    assert "A-1" in client.get(f"{there}/edit").text

    post(client, there, **{name: word for name, word in TYPED.items() if name != "to_let"})

    look_again()
    found = markets.unit_of(market.id, unit.id)
    assert (found.number, found.kind, found.to_let) == ("M-1", "shop", False)
    assert post(client, there, **{**TYPED, "kind": "tent"}).status_code == 422


def test_lines_are_numbers_beside_sub_categories(client: FlaskClient, market: PermanentMarket) -> None:
    with unit_of_work():
        one, other = a_category().id, a_category(slug="oud").id
    there = f"/organiser/markets/{market.id}/lines"
    assert 'value="2"' in client.get(there).text

    assert post(client, there, **{f"quota-{one}": "x"}).status_code == 422
    assert post(client, there, **{f"quota-{one}": "0"}).status_code == 422
    post(client, there, **{f"quota-{one}": "3", f"quota-{other}": "٢"})

    assert markets.lines_of(market.id) == {one: 3, other: 2}


def test_another_bodys_is_not_found(client: FlaskClient, desk: OrganisersDesk) -> None:
    with unit_of_work():
        other = a_market()
    there = f"/organiser/markets/{other.id}"

    for path in ("units/new", f"units/{markets.units_of(other.id)[0].id}/edit", "lines"):
        assert client.get(f"{there}/{path}").status_code == 404
    for path in ("units", f"units/{markets.units_of(other.id)[0].id}", "lines"):
        assert post(client, f"{there}/{path}", **TYPED).status_code == 404
