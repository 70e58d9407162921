"""Days and hours at the desk: by either calendar, by the season, each by itself."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from storefront.fairs import exhibitions
from storefront.goods import seasons
from storefront.kernel import calendars, clock
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.web.organiser.days import Row, open_day
from tests.builders.browser import post
from tests.builders.fairs import in_days
from tests.builders.organising import OrganisersDesk, a_desk_of_exhibitions, one_of
from tests.builders.reading import page


def days_at(exhibition_id: int) -> str:
    return f"/organiser/exhibitions/{exhibition_id}/days"


def typed(**other: str) -> dict[str, str]:
    usual = {"rule": "gregorian", "first": in_days(40).isoformat(), "number": "2", "opens": "16:00", "closes": "23:00"}
    return {**usual, "hijri_day": "", "hijri_month": "1", "hijri_year": "", "away": "", **other}


def laid(exhibition_id: int) -> list[tuple[str, int, int]]:
    db.session.rollback()
    return [(one.day.isoformat(), one.opens, one.closes) for one in exhibitions.days_of(exhibition_id)]


@pytest.fixture
def desk(client: FlaskClient) -> OrganisersDesk:
    return a_desk_of_exhibitions(client)


def test_days_on_end_by_a_gregorian_date(client: FlaskClient, desk: OrganisersDesk) -> None:
    exhibition = one_of(desk)

    answer = post(client, days_at(exhibition.id), **typed(closes="01:00"))

    assert answer.location == f"/organiser/exhibitions/{exhibition.id}"
    assert laid(exhibition.id) == [(in_days(ahead).isoformat(), 960, 1500) for ahead in (40, 41)]


def test_by_a_hijri_date(client: FlaskClient, desk: OrganisersDesk) -> None:
    exhibition = one_of(desk)
    year, month, day = calendars.to_hijri(in_days(50))

    post(
        client,
        days_at(exhibition.id),
        **typed(rule="hijri", hijri_day=str(day), hijri_month=str(month), hijri_year=str(year)),
    )

    assert laid(exhibition.id)[0][0] == in_days(50).isoformat()


def test_with_its_season_from_which_it_keeps_its_distance(client: FlaskClient, desk: OrganisersDesk) -> None:
    with unit_of_work():
        seasons.add_all()
    season = seasons.get("ramadan")
    exhibition = one_of(desk, season_id=season.id)
    first = seasons.next_turn(season, clock.today() + timedelta(days=7)).first

    post(client, days_at(exhibition.id), **typed(rule="season", away="7"))

    db.session.expire_all()
    assert laid(exhibition.id)[0][0] == (first - timedelta(days=7)).isoformat()
    assert exhibitions.of_bodies([desk.body.id], exhibition.id).season_offset == -7


@pytest.mark.parametrize(
    ("other", "field"),
    [
        ({"first": ""}, "first"),
        ({"first": "yesterday"}, "first"),
        ({"first": in_days(-1).isoformat()}, "first"),
        ({"number": "0"}, "number"),
        ({"number": "121"}, "number"),
        ({"opens": ""}, "opens"),
        ({"rule": "hijri"}, "hijri_day"),
        ({"rule": "hijri", "hijri_day": "31", "hijri_year": "1448"}, "hijri_day"),
        ({"rule": "season"}, "rule"),
    ],
)
def test_what_cannot_be_its_days_stands_beside_its_field(
    client: FlaskClient, desk: OrganisersDesk, other: dict[str, str], field: str
) -> None:
    exhibition = one_of(desk)
    before = laid(exhibition.id)

    answer = post(client, days_at(exhibition.id), **typed(**other))

    assert answer.status_code == 422
    assert page(answer).all("span", id=f"{field}-error"), field
    assert laid(exhibition.id) == before


def test_each_day_has_its_own_hours_and_its_own_people(client: FlaskClient, desk: OrganisersDesk) -> None:
    exhibition = one_of(desk, number=2)
    rows = {"day": [in_days(12).isoformat(), "", in_days(10).isoformat()], "opens": ["09:00", "16:00", "17:00"]}

    answer = client.post(
        f"{days_at(exhibition.id)}/each",
        data={**rows, "closes": ["12:00", "23:00", "00:30"], "audience": ["women", "", "nonsense"], **token(client)},
    )

    assert answer.status_code == 303
    days = exhibitions.days_of(exhibition.id)
    assert [(one.day, one.opens, one.closes, one.audience) for one in days] == [
        (in_days(10), 1020, 1470, ""),
        (in_days(12), 540, 720, "women"),
    ]


def token(client: FlaskClient) -> dict[str, str]:
    return {"csrf_token": page(client.get("/organiser/exhibitions/new")).one("input", name="csrf_token")["value"]}


def test_a_day_that_is_none_keeps_what_was_typed(client: FlaskClient, desk: OrganisersDesk) -> None:
    exhibition = one_of(desk, number=1)
    before = laid(exhibition.id)

    answer = client.post(
        f"{days_at(exhibition.id)}/each",
        data={"day": ["2027-02-31"], "opens": ["16:00"], "closes": ["23:00"], "audience": [""], **token(client)},
    )

    assert answer.status_code == 422
    assert "2027-02-31" in answer.text
    assert laid(exhibition.id) == before


@pytest.mark.parametrize(
    "row", [Row("2027-02-01", "", "23:00", ""), Row("x", "16:00", "23:00", ""), Row("", "", "", "")]
)
def test_what_is_no_day(row: Row) -> None:
    assert open_day(row) is None


def test_one_that_is_on_keeps_its_days(client: FlaskClient, desk: OrganisersDesk) -> None:
    exhibition = one_of(desk)
    with unit_of_work():
        exhibitions.of_bodies([desk.body.id], exhibition.id).state = "live"
    before = laid(exhibition.id)

    answer = post(client, days_at(exhibition.id), **typed())

    assert answer.status_code == 409
    assert laid(exhibition.id) == before
