"""Seasons in the office: a day or two of correction, and what follows moves."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from storefront.fairs import exhibitions
from storefront.goods import seasons
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.desks import a_staff, a_stranger
from tests.builders.fairs import a_body, acting_for, an_exhibition, days_from, in_days


@pytest.fixture
def fair(client: FlaskClient) -> exhibitions.Exhibition:
    with unit_of_work():
        seasons.add_all()
        season, body = seasons.get("ramadan"), a_body()
        exhibition = an_exhibition(body, season_id=season.id)
        first = seasons.next_turn(season, in_days(30)).first
        exhibitions.set_days(exhibition, days_from(first), acting_for(body), follows=True)
        return exhibition


def first_of(fair: exhibitions.Exhibition) -> object:
    db.session.rollback()
    db.session.expire_all()
    return db.session.get_one(exhibitions.Exhibition, fair.id).first_day


def test_a_correction_moves_what_follows_the_season(client: FlaskClient, fair: exhibitions.Exhibition) -> None:
    a_staff(client)
    before = fair.first_day
    assert before

    answer = post(client, "/office/seasons/ramadan", shift="1")

    assert answer.location == "/office/seasons"
    assert seasons.get("ramadan").shift_days == 1
    assert first_of(fair) == before + timedelta(days=1)
    assert "رمضان" in client.get("/office/seasons").text


@pytest.mark.parametrize("shift", ["", "3", "-3", "one", "99999", "١"])
def test_no_other_correction_is_taken(client: FlaskClient, fair: exhibitions.Exhibition, shift: str) -> None:
    a_staff(client)

    post(client, "/office/seasons/ramadan", shift=shift)

    assert seasons.get("ramadan").shift_days == 0


def test_a_season_nobody_knows_is_not_there(client: FlaskClient, fair: exhibitions.Exhibition) -> None:
    a_staff(client)

    assert post(client, "/office/seasons/spring", shift="1").status_code == 404


def test_it_is_the_offices_work(client: FlaskClient, fair: exhibitions.Exhibition) -> None:
    a_stranger(client)

    assert client.get("/office/seasons").status_code == 403
    assert post(client, "/office/seasons/ramadan", shift="1").status_code == 403
    assert seasons.get("ramadan").shift_days == 0
