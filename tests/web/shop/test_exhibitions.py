"""Exhibitions for everybody: the list, a month, those that are over, one."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest
from flask.testing import FlaskClient

from storefront.fairs import exhibitions
from storefront.goods import seasons
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.web.shop.exhibitions import hijri_span, month_asked, weeks_of
from tests.builders.community import a_city, a_region
from tests.builders.fairs import a_body, a_venue, an_exhibition, in_days
from tests.builders.reading import page

Counting = Callable[[], AbstractContextManager[list[str]]]


def names(client: FlaskClient, path: str) -> list[str]:
    return [card.one("a").words for card in page(client.get(path)).all("article", class_="ticket")]


def test_the_next_come_first_and_drafts_are_nobodys(client: FlaskClient) -> None:
    with unit_of_work():
        an_exhibition(name=("بعيد", "Far"), first=in_days(60))
        an_exhibition(name=("قريب", "Near"), first=in_days(5))
        an_exhibition(name=("مسودة", "Draft"), state="draft")

    assert names(client, "/exhibitions") == ["قريب", "بعيد"]
    assert names(client, "/en/exhibitions") == ["Near", "Far"]


def test_the_list_can_be_narrowed_and_says_how_to_widen_it(client: FlaskClient) -> None:
    with unit_of_work():
        seasons.add_all()
        hail = a_city(name=("حائل", "Hail"), region=a_region(code="SA-06", slug="hail"))
        body = a_body()
        an_exhibition(body, name=("في حائل", "There"), venue_id=a_venue(body, city=hail).id, kind="general")
        an_exhibition(body, name=("لرمضان", "For Ramadan"), season_id=seasons.get("ramadan").id)

    assert names(client, "/exhibitions?region=hail") == ["في حائل"]
    assert names(client, "/exhibitions?season=ramadan") == ["لرمضان"]
    assert names(client, "/exhibitions?kind=general") == ["في حائل"]
    assert names(client, "/exhibitions?kind=nonsense&region=mars") == ["في حائل", "لرمضان"]
    assert "لا فعاليات بهذا الاختيار" in client.get("/exhibitions?region=hail&season=ramadan").text
    assert 'href="/calendars/regions/hail.ics"' in client.get("/exhibitions?region=hail").text


def test_an_empty_market_says_what_will_be_here(client: FlaskClient) -> None:
    assert "لا فعاليات معلنة الآن" in client.get("/exhibitions").text
    assert "لم تنتهِ فعالية بعد" in client.get("/exhibitions/past").text
    assert client.get("/exhibitions/month?month=2030-02").status_code == 200


def test_those_that_are_over_stay_to_be_read(client: FlaskClient) -> None:
    with unit_of_work():
        exhibition = an_exhibition(name=("انقضى", "Gone"))
        exhibition.state = "finished"

    assert names(client, "/exhibitions/past") == ["انقضى"]
    assert names(client, "/exhibitions") == []
    assert client.get(f"/exhibitions/{exhibition.slug}").status_code == 200


def test_a_month_shows_each_day_in_both_calendars(client: FlaskClient) -> None:
    first = (in_days(40)).replace(day=10)
    with unit_of_work():
        an_exhibition(name=("معرض الشهر", "The month"), first=first, number=3)

    found = page(client.get(f"/exhibitions/month?month={first:%Y-%m}"))

    held = [cell.one("time")["datetime"] for cell in found.all("td", class_="is-held")]
    assert held == [(first + timedelta(days=more)).isoformat() for more in range(3)]
    assert len(found.one("tbody").all("tr")) in (4, 5, 6)
    assert names(client, f"/exhibitions/month?month={first:%Y-%m}") == ["معرض الشهر"]


@pytest.mark.parametrize("text", ["", "2027", "2027-13", "2027-0", "1999-01", "٢٠٢٧-٠٢", "2027-02-01", "x-y"])
def test_what_is_no_month_is_this_one(text: str) -> None:
    assert month_asked(text) == clock.today().replace(day=1)


def test_weeks_begin_on_sunday_and_days_beside_the_month_are_empty() -> None:
    weeks = weeks_of(date(2027, 2, 1), date(2027, 2, 28), [])

    assert all(len(week) == 7 and week[0].day.weekday() == 6 for week in weeks)
    assert [square.is_of_month for square in weeks[0]] == [False, *([True] * 6)]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2027, 2, 1), date(2027, 2, 28), "شعبان · رمضان 1448"),
        (date(2026, 6, 1), date(2026, 6, 30), "ذو الحجة 1447 · محرم 1448"),
    ],
)
def test_a_month_names_the_hijri_ones_it_lies_in(first: date, last: date, words: str) -> None:
    assert hijri_span(first, last) == words


def test_a_draft_has_no_page(client: FlaskClient) -> None:
    with unit_of_work():
        draft = an_exhibition(state="draft")

    assert client.get(f"/exhibitions/{draft.slug}").status_code == 404
    assert client.get("/exhibitions/nothing-here").status_code == 404


def test_lists_and_pages_cost_a_few_questions(client: FlaskClient, count_queries: Counting) -> None:
    with unit_of_work():
        body = a_body()
        several = [an_exhibition(body, first=in_days(3 + ahead)) for ahead in range(12)]

    for path in ("/exhibitions", "/exhibitions/month", f"/exhibitions/{several[0].slug}", "/calendars/exhibitions.ics"):
        client.get(path)
        with count_queries() as asked:
            answer = client.get(path)
        assert answer.status_code == 200
        assert len(asked) <= 8, path


def test_the_home_page_and_its_season_lead_there(client: FlaskClient) -> None:
    with unit_of_work():
        seasons.add_all()
        an_exhibition(name=("معرض رمضان", "Ramadan"), season_id=seasons.get("ramadan").id)

    for path in ("/", "/seasons/ramadan"):
        found = page(client.get(path))
        assert "معرض رمضان" in [card.one("a").words for card in found.all("article", class_="ticket")], path


def test_search_engines_read_the_event(client: FlaskClient) -> None:
    with unit_of_work():
        exhibition = an_exhibition(gathering="festival", capacity=400)
        exhibitions.postpone(exhibition, ("سبب", ""), SYSTEM)

    found = page(client.get(f"/exhibitions/{exhibition.slug}"))
    told = json.loads(found.one("script", type="application/ld+json").said[0])

    days = exhibitions.days_of(exhibition.id)
    assert (told["@type"], told["eventStatus"]) == ("Festival", "https://schema.org/EventPostponed")
    assert (told["startDate"], told["endDate"]) == (days[0].opening.isoformat(), days[-1].closing.isoformat())
    assert told["startDate"].endswith("+03:00")
    assert told["location"]["address"]["addressLocality"] == "الرياض"
    assert told["maximumAttendeeCapacity"] == 400
    db.session.rollback()
