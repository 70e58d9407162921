"""Reading permanent markets."""

import pytest

from storefront.fairs import markets
from storefront.kernel.refusals import NotFound
from tests.builders.fairs import a_body, a_venue
from tests.builders.letting import a_market, manager_of, unit_words

pytestmark = pytest.mark.usefixtures("app")


def test_everybody_sees_open_ones_and_its_body_all() -> None:
    body = a_body()
    shown, draft = a_market(body), a_market(body, is_open=False, venue_id=a_venue(body).id)

    assert [one.id for one in markets.all_shown()] == [shown.id]
    assert {one.id for one in markets.mine([body.id])} == {shown.id, draft.id}
    assert markets.shown(shown.slug).venue.city.name_ar == "الرياض"
    with pytest.raises(NotFound):
        markets.shown(draft.slug)
    assert markets.get(draft.id).body.id == body.id


def test_another_body_does_not_find_it_nor_its_units() -> None:
    market, other = a_market(), a_market()
    unit = markets.units_of(market.id)[0]

    with pytest.raises(NotFound):
        markets.of_bodies([other.body_id], market.id)
    with pytest.raises(NotFound):
        markets.unit_of(other.id, unit.id)
    assert markets.unit_of(market.id, unit.id).id == unit.id


def test_units_stand_in_the_order_people_count_in() -> None:
    market = a_market(units=2)
    for number in ("A-10", "12", "2", "ب"):
        markets.add_unit(market, unit_words(number), manager_of(market))

    assert [one.number for one in markets.units_of(market.id)] == ["2", "12", "A-1", "A-2", "A-10", "ب"]
