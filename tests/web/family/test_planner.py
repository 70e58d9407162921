"""Before a season, at a family's desk: what it sold around the last one, and the days ahead."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from storefront.goods import seasons
from storefront.goods.seasons import Season
from storefront.insight import planning
from storefront.kernel import clock
from storefront.kernel.actors import RIGHTS, Right
from storefront.kernel.units import unit_of_work
from tests.builders.calls import a_call
from tests.builders.desks import FamilyDesk, a_desk, a_parcel, a_stranger
from tests.builders.fairs import an_exhibition, in_days
from tests.builders.goods import a_product, a_season
from tests.builders.reading import page
from tests.builders.teams import a_mates_desk

PAGE = "/family/planner"
MOST_QUERIES = 10
Counting = Callable[[], AbstractContextManager[list[str]]]


def a_year_ago(own: FamilyDesk, season: Season, pieces: int) -> None:
    """So many pieces of a new product on the first day of the last turn of a season."""
    first = planning.last_turn(season, clock.today()).first
    with clock.set_to(clock.end_of_day(first) - timedelta(hours=4)):
        with unit_of_work():
            product = a_product(of=own.family, stock=99)
        a_parcel(own.family, product=product, quantity=pieces)


@pytest.mark.parametrize("enter", [None, a_stranger])
def test_only_a_family_plans(client: FlaskClient, enter: Callable[..., object] | None) -> None:
    if enter:
        enter(client)

    assert client.get(PAGE).status_code == (403 if enter else 303)


@pytest.mark.parametrize("right", RIGHTS)
def test_of_a_familys_people_those_with_the_right_for_money(client: FlaskClient, right: Right) -> None:
    a_mates_desk(client, right)

    assert client.get(PAGE).status_code == (200 if right == "money" else 403)


def test_weeks_of_the_last_season_are_told_with_what_was_sold_most(client: FlaskClient) -> None:
    own = a_desk(client)
    with unit_of_work():
        season = a_season()
    a_year_ago(own, season, 7)

    found = page(client.get(f"/en{PAGE}?season={season.slug}")).one("section", aria_labelledby="h-weeks")

    rows = found.one("tbody").all("tr")
    assert [row.all("td")[1].words for row in rows][: planning.BEFORE + 1] == ["0"] * planning.BEFORE + ["7"]
    assert f"Week 1 of {season.name_en}" in rows[planning.BEFORE].words
    assert "7 pieces" in rows[planning.BEFORE].words


def test_days_ahead_are_seasons_calls_and_own_exhibitions_in_their_order(client: FlaskClient) -> None:
    a_desk(client)
    with unit_of_work():
        season = a_season()
        call = a_call(an_exhibition(first=in_days(40), name=("معرض الربيع", "Spring Fair")))

    rows = page(client.get(f"/en{PAGE}")).one("section", aria_labelledby="h-days").one("tbody").all("tr")

    days = [row.one("time")["datetime"] for row in rows]
    assert days == sorted(days)
    told = {row.one("a").words: row.one("time")["datetime"] for row in rows}
    assert told["Applications close: Spring Fair"] == str(clock.riyadh(call.closes_at).date())
    assert told[season.name_en] == str(seasons.next_turn(season, clock.today()).first)


def test_more_sales_do_not_ask_more(client: FlaskClient, count_queries: Counting) -> None:
    own = a_desk(client)
    with unit_of_work():
        season = a_season()
    seen = []
    for number in (1, 4):
        for _ in range(number):
            a_year_ago(own, season, 1)
        client.get(PAGE)
        with count_queries() as asked:
            assert client.get(f"{PAGE}?season={season.slug}").status_code == 200
        seen.append(len([one for one in asked if one != "BEGIN"]))

    assert seen[0] == seen[1] <= MOST_QUERIES
