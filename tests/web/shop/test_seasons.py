"""Seasons: the year in the order in which it comes, each with its days in both calendars and its goods."""

from datetime import UTC, datetime

import pytest
from flask.testing import FlaskClient

from storefront.goods import catalogue, seasons
from storefront.kernel import clock
from storefront.kernel.units import unit_of_work
from tests.builders.goods import a_category, a_product, a_season
from tests.builders.reading import page

IN_JANUARY = datetime(2027, 1, 20, 9, tzinfo=UTC)  # nineteen days before Ramadan 1448
IN_RAMADAN = datetime(2027, 2, 20, 9, tzinfo=UTC)


def test_the_year_is_told_in_the_order_in_which_it_comes(client: FlaskClient) -> None:
    with unit_of_work():
        a_season(slug="national-day", calendar="gregorian", month=9, day=23)
        a_season(slug="ramadan")

    with clock.set_to(IN_JANUARY):
        soon = [one.one("a")["href"] for one in page(client.get("/seasons")).all("article", class_="ticket")]
    with clock.set_to(datetime(2027, 9, 1, tzinfo=UTC)):
        later = [one.one("a")["href"] for one in page(client.get("/en/seasons")).all("article", class_="ticket")]

    assert soon == ["/seasons/ramadan", "/seasons/national-day"]
    assert later == ["/en/seasons/national-day", "/en/seasons/ramadan"]


@pytest.mark.parametrize(
    ("moment", "flag"), [(IN_JANUARY, "قريباً"), (IN_RAMADAN, "الآن"), (datetime(2026, 10, 1, tzinfo=UTC), "")]
)
def test_a_ticket_says_how_near_it_is(client: FlaskClient, moment: datetime, flag: str) -> None:
    with unit_of_work():
        a_season()

    with clock.set_to(moment):
        tags = page(client.get("/seasons")).one("article", class_="ticket").all("span", class_="tag")

    assert [tag.words for tag in tags] == [flag] * bool(flag)


def test_the_first_day_stands_in_both_calendars(client: FlaskClient) -> None:
    with unit_of_work():
        a_season()

    with clock.set_to(IN_JANUARY):
        arabic, english = (page(client.get(f"{prefix}/seasons/ramadan")).one("section") for prefix in ("", "/en"))

    assert arabic.one("p", class_="when").words == "الاثنين8فبراير"
    assert "1 رمضان 1448" in arabic.words
    assert english.one("p", class_="when").words == "Monday8February"
    assert "1 Ramadan 1448" in english.words
    assert "Monday 8 March" in english.words


def test_a_season_shows_the_goods_tagged_for_it_and_how_many(client: FlaskClient) -> None:
    with unit_of_work():
        season = a_season()
        tagged = a_product(place=catalogue.Place(a_category(), [], [season.id]))
        other = a_product()

    answer = client.get("/seasons/ramadan")

    assert tagged.name_ar in answer.text
    assert other.name_ar not in answer.text
    assert page(answer).one("p", role="status").words == "منتج واحد"


def test_a_season_without_goods_still_says_when_it_is(client: FlaskClient) -> None:
    with unit_of_work():
        a_season()

    answer = client.get("/en/seasons/ramadan")

    assert answer.status_code == 200
    assert page(answer).one("div", class_="empty").one("a")["href"] == "/en/categories"


def test_a_season_that_was_added_a_moment_ago_is_there(client: FlaskClient) -> None:
    client.get("/seasons")
    with unit_of_work():
        a_season(slug="eid")

    assert client.get("/seasons/eid").status_code == 200
    assert client.get("/seasons/summer").status_code == 404


def test_the_offices_correction_moves_the_day(client: FlaskClient) -> None:
    with unit_of_work():
        a_season().shift_days = 1

    with clock.set_to(IN_JANUARY):
        assert page(client.get("/en/seasons/ramadan")).one("p", class_="when").words == "Tuesday9February"
    assert seasons.get("ramadan").shift_days == 1
