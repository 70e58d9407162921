"""Permanent markets for everybody."""

import json
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime

import pytest
from flask.testing import FlaskClient

from storefront.fairs import leases
from storefront.kernel import clock
from storefront.kernel.clock import RIYADH
from storefront.kernel.units import unit_of_work
from storefront.web.shop.markets import opening
from tests.builders.community import a_city, a_region
from tests.builders.fairs import a_body, a_venue
from tests.builders.letting import a_lease, a_market, an_offer, manager_of

Counting = Callable[[], AbstractContextManager[list[str]]]
SUNDAY = datetime(2027, 1, 3, 18, tzinfo=RIYADH)
IN_RAMADAN = datetime(2027, 2, 8, 22, tzinfo=RIYADH)


def test_markets_stand_by_region(client: FlaskClient) -> None:
    assert "لا سوق هنا بعد" in client.get("/markets").text
    with unit_of_work():
        body = a_body()
        here = a_market(body, name=("سوق النخيل", "Nakhil"))
        city = a_city(name=("الدمام", "Dammam"), region=a_region(code="SA-04", slug="eastern-province"))
        there = a_market(body, name=("سوق البحر", "Sea"), venue_id=a_venue(body, city=city).id)
        draft = a_market(body, name=("سوق المسودة", "Draft"), is_open=False, venue_id=a_venue(body).id)

    both, one = client.get("/markets").text, client.get("/markets?region=eastern-province").text

    assert all(market.name_ar in both for market in (here, there))
    assert draft.name_ar not in both
    assert (there.name_ar in one, here.name_ar in one) == (True, False)


@pytest.mark.parametrize(
    ("moment", "said"),
    [(SUNDAY, "Open now, until 11:00 pm"), (IN_RAMADAN, "Open now, until 2:00 am"), (IN_RAMADAN, "those of Ramadan")],
)
def test_its_page_says_whether_it_is_open_in_ramadan_too(client: FlaskClient, moment: datetime, said: str) -> None:
    with unit_of_work():
        market = a_market()

    with clock.set_to(moment):
        assert said in client.get(f"/en/markets/{market.slug}").text


def test_its_page_tells_families_with_their_units_and_what_is_free(
    client: FlaskClient, count_queries: Counting
) -> None:
    with unit_of_work():
        market = a_market(units=4, most=9)
        here, paused = a_lease(market), a_lease(market, unit=1)
        an_offer(market, unit=2)
        leases.suspend(paused, manager_of(market), reason="صيانة")

    with count_queries() as asked:
        words = client.get(f"/en/markets/{market.slug}").text

    assert len([one for one in asked if one != "BEGIN"]) <= 10
    shown = leases.get(here.id).family
    assert f"/f/{shown.slug}" in words
    assert "Stall A-1" in words
    assert f"/f/{leases.get(paused.id).family.slug}" not in words
    assert "Stall</b> <bdi>(1)" in words or "Stall <bdi>(1)</bdi>" in words
    assert "Rent from SAR 310 a month" in words


def test_search_engines_read_what_the_page_shows(client: FlaskClient) -> None:
    with unit_of_work():
        body = a_body()
        market = a_market(body, venue_id=a_venue(body, point=(24.7, 46.6)).id)

    text = client.get(f"/en/markets/{market.slug}").text
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text)
    assert found
    told = json.loads(found[1])

    assert (told["@type"], told["name"], told["geo"]["latitude"]) == ("ShoppingCenter", "Al-Ainiya Market", 24.7)
    assert {"dayOfWeek", "opens", "closes"} <= set(told["openingHoursSpecification"][0])
    assert len(told["openingHoursSpecification"]) == 8


def test_the_end_of_a_day_is_said_so_that_it_can_be_read() -> None:
    assert opening(0, [[960, 1440]])[0]["closes"] == "23:59"
    assert opening(0, [[1260, 1560]])[0]["closes"] == "02:00"


def test_a_draft_and_what_there_is_not_are_not_found(client: FlaskClient) -> None:
    with unit_of_work():
        draft = a_market(is_open=False)

    assert client.get(f"/markets/{draft.slug}").status_code == 404
    assert client.get("/markets/nothing").status_code == 404
